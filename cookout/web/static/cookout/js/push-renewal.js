// Tells Cookout on which device this session is, where it doesn't know: after signing in again, and
// once the browser has changed its subscription. A device that nobody turned on here stays unknown.
import { mark, subscribed } from "./push/subscription.js";

const KEPT = "cookout.push-mark";

class PushRenewal extends HTMLElement {
  async connectedCallback() {
    if (!window.isSecureContext || !navigator.serviceWorker || !window.PushManager) return;
    try {
      await this.#compare();
    } catch {
      // The next page asks again.
    }
  }

  async #compare() {
    const subscription = await subscribed();
    if (!subscription) return;
    const now = await mark(subscription);
    const unknown = `${KEPT}.${this.dataset.whose}`;
    if (now === this.dataset.known) localStorage.setItem(KEPT, now);
    else if (sessionStorage.getItem(unknown) !== now) await this.#tell(subscription, now, unknown);
  }

  async #tell(subscription, now, unknown) {
    const state = await fetch("/phone/state/", { redirect: "manual" });
    if (!state.ok) return;
    const { token } = await state.json();
    const { endpoint, keys } = subscription.toJSON();
    const was = localStorage.getItem(KEPT) ?? "";
    const body = new FormData();
    const told = { csrfmiddlewaretoken: token, endpoint, ...keys, was };
    for (const [name, value] of Object.entries(told)) body.set(name, value);
    const answer = await fetch(this.dataset.to, { method: "POST", body, redirect: "manual" });
    if (answer.ok) localStorage.setItem(KEPT, now);
    else if (answer.status === 404) sessionStorage.setItem(unknown, now);
  }
}

customElements.define("push-renewal", PushRenewal);
