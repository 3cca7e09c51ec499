// Holds how far something is, and keeps it up to date; when it is over, the whole page is fresh.
const EVERY = 1500;

class UnderWay extends HTMLElement {
  #timer = 0;

  connectedCallback() {
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
        location.reload();
        return;
      }
      this.replaceChildren(...fresh.childNodes);
      document.title = page.title;
    } catch {
      // Not to be reached just now: asked again.
    }
    this.#timer = setTimeout(() => this.#look(), EVERY);
  }
}

customElements.define("under-way", UnderWay);
