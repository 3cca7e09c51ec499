// Holds how far something is, and keeps it up to date; when it is over, the whole page is fresh.
// With `keep`, the id of a form: what was typed there stays, and the template inside says so.
const EVERY = 1500;

class UnderWay extends HTMLElement {
  #timer = 0;
  #typed = false;

  connectedCallback() {
    const form = document.getElementById(this.getAttribute("keep") ?? "");
    form?.addEventListener("input", () => (this.#typed = true), { once: true });
    this.#timer = setTimeout(() => this.#look(), EVERY);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async #look() {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("under-way");
      if (!fresh) {
        this.#end();
        return;
      }
      if (!this.hasAttribute("keep")) this.replaceChildren(...fresh.childNodes);
      document.title = page.title;
    } catch {
      // Not to be reached just now: asked again.
    }
    this.#timer = setTimeout(() => this.#look(), EVERY);
  }

  #end() {
    const words = this.querySelector("template");
    if (this.#typed && words) this.replaceChildren(words.content);
    else location.reload();
  }
}

customElements.define("under-way", UnderWay);
