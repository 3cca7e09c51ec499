// Decide by keyboard: 1 go deep, 2 keep warm, 3 let go, 4 later. Off until the member turns it on.
// <decide-keys> holds the buttons, each with data-key, and one button data-keys-switch.
const KEPT = "cookout.decide-keys";

class DecideKeys extends HTMLElement {
  #switch = null;

  connectedCallback() {
    this.#switch = this.querySelector("[data-keys-switch]");
    if (this.#switch) {
      this.#switch.hidden = false;
      this.#switch.addEventListener("click", () => this.#turn(!this.hasAttribute("enabled")));
    }
    this.#turn(this.hasAttribute("enabled") || DecideKeys.#remembered() === "on");
    document.addEventListener("keydown", this.#press);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#press);
  }

  #turn(on) {
    this.toggleAttribute("enabled", on);
    this.#switch?.setAttribute("aria-pressed", String(on));
    try {
      localStorage.setItem(KEPT, on ? "on" : "off");
    } catch {
      // Storage may be closed; then the switch holds for this page.
    }
  }

  static #remembered() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  #press = (event) => {
    if (!this.hasAttribute("enabled") || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!/^[1-9]$/.test(event.key) || DecideKeys.#typing(event.target)) return;
    const button = this.querySelector(`[data-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  };

  // Where a digit is text. A radio or a tick box takes no digits.
  static #typing(at) {
    if (at.isContentEditable || at.matches("textarea, select")) return true;
    return at.matches("input") && !["radio", "checkbox", "submit", "button"].includes(at.type);
  }
}

customElements.define("decide-keys", DecideKeys);
