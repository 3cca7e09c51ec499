// What opens inside <open-focus> puts the cursor into its first box.
class OpenFocus extends HTMLElement {
  connectedCallback() {
    // A toggle event does not bubble: it is caught on its way down.
    this.addEventListener("toggle", this.#focus, true);
  }

  #focus = ({ target }) => {
    if (target.open) target.querySelector("textarea, input:not([type=hidden])")?.focus();
  };
}

customElements.define("open-focus", OpenFocus);
