// Wraps the form that signs out: where something waits on this phone, it asks what becomes of it.
import { sendAll } from "./outbox/send.js";
import * as store from "./outbox/store.js";
import { saved } from "./outbox/words.js";

class SignOutOutbox extends HTMLElement {
  async connectedCallback() {
    this.addEventListener("submit", (event) => this.#submit(event), true);
    await this.#ask();
  }

  async #mine() {
    const [captures, owner] = await Promise.all([store.waiting(), store.owner()]);
    return captures.filter((one) => !one.whose || one.whose === owner);
  }

  async #ask(words = "") {
    const mine = await this.#mine();
    this.querySelector("[data-plain]").hidden = mine.length > 0;
    for (const button of this.querySelectorAll("[data-first]")) button.hidden = !mine.length;
    const line = this.querySelector("[data-waiting]");
    line.hidden = !mine.length;
    line.textContent = mine.length ? `${saved(mine)} ${words || "Send it before you sign out?"}` : "";
  }

  async #submit(event) {
    const first = event.submitter?.dataset.first;
    const form = event.target;
    if (!first || first === "keep" || form.hasAttribute("data-ready")) return;
    event.preventDefault();
    event.stopPropagation();
    if (first === "discard") for (const one of await this.#mine()) await store.remove(one.key);
    else await sendAll();
    if ((await this.#mine()).length) {
      await this.#ask("It couldn’t be sent now. Keep it here, or try again later.");
      return;
    }
    form.setAttribute("data-ready", "");
    form.requestSubmit(event.submitter);
  }
}

customElements.define("sign-out-outbox", SignOutOutbox);
