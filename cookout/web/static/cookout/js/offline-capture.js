// Wraps the form of someone met. Where the server cannot be reached, what was typed is sealed and
// kept on this phone. On the page that phones keep, everything goes that way.
import { isReached, read } from "./outbox/form.js";
import { seal } from "./outbox/seal.js";
import * as store from "./outbox/store.js";

class OfflineCapture extends HTMLElement {
  connectedCallback() {
    // Only where a phone keeps things, and can encrypt.
    if (!window.indexedDB || !crypto.randomUUID) return;
    this.querySelector("form").addEventListener("submit", (event) => this.#submit(event), true);
  }

  async #submit(event) {
    const form = event.target;
    if (form.hasAttribute("data-reached")) return;
    event.preventDefault();
    event.stopPropagation();
    if (form.hasAttribute("data-busy")) return;
    form.setAttribute("data-busy", "");
    try {
      if (!this.hasAttribute("always") && (await isReached())) this.#pass(form, event.submitter);
      else await this.#keep(form);
    } catch {
      this.#say("This phone couldn’t save it. What you typed is still here.");
    } finally {
      form.removeAttribute("data-busy");
    }
  }

  #pass(form, submitter) {
    form.setAttribute("data-reached", "");
    form.requestSubmit(submitter);
    form.removeAttribute("data-reached");
  }

  async #keep(form) {
    const { fields, picture } = await read(form);
    if (!fields.name && !picture.byteLength) {
      this.#say("Enter a name, or take a picture of their card.");
      form.elements.name.focus();
      return;
    }
    const [key, at, whose] = [crypto.randomUUID(), Date.now(), await store.owner()];
    const box = seal(this.getAttribute("key"), { whose, at, fields, picture });
    await store.keep({ key, at, whose, box });
    navigator.storage?.persist?.();
    this.#say(fields.name ? `${fields.name} is saved on this phone.` : "The card is saved on this phone.");
    const where = fields.event_name ?? "";
    form.reset();
    // The next one is from the same event.
    form.elements.event_name.value = where;
    form.elements.name.focus();
    dispatchEvent(new Event("outbox-changed"));
  }

  #say(words) {
    const line = this.querySelector("[data-said]");
    line.textContent = words;
    line.hidden = false;
    line.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("offline-capture", OfflineCapture);
