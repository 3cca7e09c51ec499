// Turns notifications on for this device: the browser subscribes, and the form inside takes what it
// answers to Cookout. Where that cannot work, the words for it are shown instead of the button.
import { mark, subscribed } from "./push/subscription.js";

class PushDevice extends HTMLElement {
  async connectedCallback() {
    if (!window.isSecureContext) return this.#say("insecure");
    const able = navigator.serviceWorker && window.PushManager && window.Notification;
    if (!able) return this.#say("unsupported");
    const subscription = await subscribed();
    const here = subscription && document.querySelector(`[data-mark="${await mark(subscription)}"]`);
    if (here) {
      this.#say("on");
      here.querySelector("[data-here]").hidden = false;
      here.querySelector('[name="removal"]').addEventListener("click", () => subscription.unsubscribe());
      return;
    }
    const button = this.querySelector("button");
    this.querySelector("form").hidden = false;
    button.addEventListener("click", () => this.#turnOn(button));
  }

  async #turnOn(button) {
    button.disabled = true;
    try {
      if ((await Notification.requestPermission()) !== "granted") return this.#say("blocked");
      await navigator.serviceWorker.register(this.dataset.script);
      this.#send(await subscribe(await navigator.serviceWorker.ready, this.dataset.key));
    } catch {
      this.#say("failed");
    } finally {
      button.disabled = false;
    }
  }

  #send(subscription) {
    const form = this.querySelector("form");
    const { endpoint, keys } = subscription.toJSON();
    for (const [name, value] of Object.entries({ endpoint, ...keys })) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    form.requestSubmit();
  }

  #say(state) {
    for (const words of this.querySelectorAll("[data-state]")) {
      words.hidden = words.dataset.state !== state;
    }
  }
}

// One that was made for another key cannot be used any more.
async function subscribe(registration, key) {
  const wanted = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await registration.pushManager.subscribe(wanted);
  } catch (error) {
    const old = await registration.pushManager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return registration.pushManager.subscribe(wanted);
  }
}

customElements.define("push-device", PushDevice);
