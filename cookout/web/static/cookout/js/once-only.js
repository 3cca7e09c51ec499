// Wraps the page's forms: a second tap on the button of a form that is on its way does nothing.
const WAIT = 8000; // A lost connection leaves the page as it is: free the button again.
const DOWNLOAD = 1000; // So does a download, every time.

class OnceOnly extends HTMLElement {
  #buttons = new Map();

  connectedCallback() {
    this.addEventListener("submit", (event) => this.#guard(event));
    // Back from the browser's memory: everything can be pressed again.
    addEventListener("pageshow", this.#freeAll);
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.#freeAll);
  }

  #guard(event) {
    const form = event.target;
    // Not form.method: a field of that name would answer instead.
    if (form.getAttribute("method")?.toLowerCase() !== "post" || event.defaultPrevented) return;
    if (this.#buttons.has(form)) {
      event.preventDefault();
      return;
    }
    // Only aria-disabled: a button that is truly disabled would lose the focus and its value.
    const button = event.submitter;
    button?.setAttribute("aria-disabled", "true");
    this.#buttons.set(form, button);
    setTimeout(() => this.#free(form), form.hasAttribute("data-download") ? DOWNLOAD : WAIT);
  }

  #free(form) {
    this.#buttons.get(form)?.removeAttribute("aria-disabled");
    this.#buttons.delete(form);
  }

  #freeAll = () => {
    for (const form of [...this.#buttons.keys()]) this.#free(form);
  };
}

customElements.define("once-only", OnceOnly);
