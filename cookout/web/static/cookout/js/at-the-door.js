// A guest at the door: looks again whether the host has let them in.
const EVERY = 2000;

class AtTheDoor extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.#timer = setInterval(this.#look, EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #look = async () => {
    try {
      const answer = await fetch(this.dataset.poll, { cache: "no-store", redirect: "manual" });
      const told = answer.ok ? await answer.json() : null;
      if (String(told?.version) !== this.dataset.version) location.reload();
    } catch {
      // Not to be reached just now: asked again.
    }
  };
}

customElements.define("at-the-door", AtTheDoor);
