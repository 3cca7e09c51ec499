// Wraps what just happened: after a deed the focus is there, and not lost at the top of the page.
class ToastFocus extends HTMLElement {
  connectedCallback() {
    // What the page itself begins with, such as a problem, goes first.
    const first = document.querySelector("[autofocus]");
    if (!first && document.activeElement === document.body) this.focus({ preventScroll: true });
  }
}

customElements.define("toast-focus", ToastFocus);
