// A session's room. Holds the parts that change, each with data-part; asks the server how it stands,
// and fetches the parts only when their version is another one. Without it a Reload button does.
import { drawClock, timeLeft } from "./room/clock-face.js";
import { restoreDrafts, saveDrafts } from "./room/kept-drafts.js";
import { showOnline, showParts } from "./room/parts.js";
import { showAnswer } from "./room/poll-answer.js";
import { Poll } from "./room/poll.js";
import { ServerClock } from "./room/server-clock.js";
import { sendTap } from "./room/tap.js";
import { WakeLock } from "./room/wake-lock.js";

class SessionRoom extends HTMLElement {
  #clock = new ServerClock();
  #wakeLock = new WakeLock();
  #tick = 0;
  #poll = new Poll(this, {
    clock: this.#clock,
    left: () => timeLeft(this, this.#clock.now),
    show: (page) => this.#show(page),
    count: (told) => {
      showAnswer(this, told);
      this.#draw();
    },
    online: (isOnline) => showOnline(this, isOnline),
  });

  connectedCallback() {
    restoreDrafts(this);
    this.addEventListener("submit", this.#send);
    this.addEventListener("input", () => saveDrafts(this));
    document.addEventListener("visibilitychange", this.#seen);
    addEventListener("online", this.#poll.ask);
    this.#tick = setInterval(this.#draw, 250);
    this.classList.add("is-live");
    this.#poll.begin();
    this.#wakeLock.follow(this);
  }

  disconnectedCallback() {
    this.#poll.end();
    clearInterval(this.#tick);
    document.removeEventListener("visibilitychange", this.#seen);
    removeEventListener("online", this.#poll.ask);
  }

  #draw = () => drawClock(this, this.#clock.now);

  #show(page) {
    showParts(this, page);
    this.#draw();
    this.#wakeLock.follow(this);
  }

  #seen = () => {
    if (document.hidden) return;
    this.#clock.forget();
    this.#poll.ask();
    this.#wakeLock.follow(this);
  };

  #send = async (event) => {
    if (!event.target.hasAttribute("data-tap") || event.defaultPrevented) return;
    try {
      const page = await sendTap(this, event, () => this.#poll.fetchPage());
      if (!page) return;
      this.#show(page);
      showOnline(this, true);
    } catch {
      showOnline(this, false);
    }
    this.#poll.next();
  };
}

customElements.define("session-room", SessionRoom);
