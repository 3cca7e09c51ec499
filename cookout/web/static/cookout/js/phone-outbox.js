// Says how much waits on this phone, and sends it: at start, once connected, and when looked at.
import { keepOffline } from "./outbox/keep-offline.js";
import { sendAll } from "./outbox/send.js";
import * as store from "./outbox/store.js";
import { saved, sorted, synced } from "./outbox/words.js";

const AGAIN = 30_000;
const CHANGES = ["online", "outbox-changed"];

class PhoneOutbox extends HTMLElement {
  #timer = 0;
  #turn = 0;
  #outcome = null;

  async connectedCallback() {
    keepOffline(this.hasAttribute("offline"));
    for (const change of CHANGES) addEventListener(change, this.#send);
    document.addEventListener("visibilitychange", this.#seen);
    this.addEventListener("click", (event) => this.#press(event.target.closest("[data-do]")));
    const whose = this.getAttribute("whose");
    if (whose && whose !== (await store.owner())) await store.setOwner(whose);
    this.#send();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    for (const change of CHANGES) removeEventListener(change, this.#send);
    document.removeEventListener("visibilitychange", this.#seen);
  }

  #seen = () => {
    if (document.visibilityState === "visible") this.#send();
  };

  #send = async () => {
    clearTimeout(this.#timer);
    await this.#show();
    const outcome = await sendAll();
    if (outcome.sent || !this.#outcome?.sent) this.#outcome = outcome;
    else this.#outcome = { ...this.#outcome, result: outcome.result };
    const isLeft = await this.#show();
    if (isLeft && outcome.result === "offline") this.#timer = setTimeout(this.#send, AGAIN);
  };

  async #show() {
    const turn = ++this.#turn;
    const [captures, owner] = await Promise.all([store.waiting(), store.owner()]);
    // A later look has fresher news.
    if (turn !== this.#turn) return captures.length;
    const { good, broken, others } = sorted(captures, this.getAttribute("whose") || owner);
    this.#say("sent", this.#outcome?.sent ? synced(this.#outcome) : "");
    this.querySelector("[data-check]").hidden = !this.#outcome?.waits;
    const isOut = this.#outcome?.result === "signed-out";
    const next = isOut ? "Sign in again to sync." : "Will sync.";
    this.#say("waiting", good.length ? `${saved(good)} ${next}` : "");
    this.querySelector("[data-sign-in]").hidden = !(isOut && good.length);
    this.#say("broken", broken.length ? `${saved(broken)} ${broken[0].problem} Nothing is lost.` : "");
    for (const one of this.querySelectorAll("[data-do]")) one.hidden = !broken.length;
    this.#say("others", others.length ? `${saved(others)} Will sync when the person who saved it signs in.` : "");
    this.hidden = !captures.length && !this.#outcome?.sent;
    return good.length;
  }

  #say(part, words) {
    const line = this.querySelector(`[data-line="${part}"]`);
    if (line.textContent !== words) line.textContent = words;
    line.hidden = !words;
  }

  async #press(button) {
    if (!button) return;
    for (const one of (await store.waiting()).filter((one) => one.problem)) {
      if (button.dataset.do === "delete") await store.remove(one.key);
      else await store.keep({ ...one, problem: "" });
    }
    this.#send();
  }
}

customElements.define("phone-outbox", PhoneOutbox);
