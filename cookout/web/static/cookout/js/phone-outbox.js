// Says how much waits on this phone, and sends it: at start, when a connection comes back, and when
// the page is looked at again.
import { sendAll } from "./outbox/send.js";
import * as store from "./outbox/store.js";
import { saved, synced } from "./outbox/words.js";

const AGAIN = 30_000;

class PhoneOutbox extends HTMLElement {
  #timer = 0;
  #turn = 0;
  #outcome = null;

  async connectedCallback() {
    addEventListener("online", this.#send);
    addEventListener("outbox-changed", this.#send);
    document.addEventListener("visibilitychange", this.#seen);
    this.addEventListener("click", (event) => this.#press(event.target.closest("[data-do]")));
    const whose = this.getAttribute("whose");
    if (whose && whose !== (await store.owner())) await store.setOwner(whose);
    this.#send();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    removeEventListener("online", this.#send);
    removeEventListener("outbox-changed", this.#send);
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
    const mine = this.getAttribute("whose") || owner;
    const others = captures.filter((one) => one.whose && one.whose !== mine);
    const broken = captures.filter((one) => one.problem && !others.includes(one));
    const good = captures.filter((one) => !others.includes(one) && !broken.includes(one));
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

// An installed Cookout opens without a connection, too; so does the page for someone met.
const installed = matchMedia("(display-mode: standalone)").matches;
const element = document.querySelector("phone-outbox");
if ((installed || element?.hasAttribute("offline")) && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
