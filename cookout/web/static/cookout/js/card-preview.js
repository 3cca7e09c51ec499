// Wraps the form of a card: the first message and the suggestion follow what is filled in. A message
// that the member wrote stays. Without a script both are there as the card alone gives them.
class CardPreview extends HTMLElement {
  #draft = "";
  #asking = null;

  connectedCallback() {
    this.#draft = this.dataset.draft;
    this.addEventListener("change", (event) => {
      if (event.target !== this.#hello) this.#follow(event.target.form);
    });
  }

  get #hello() {
    return this.querySelector("[name=hello]");
  }

  async #follow(form) {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const options = { method: "POST", body: new FormData(form), signal: this.#asking.signal };
    try {
      const answer = await fetch(this.dataset.from, options);
      if (answer.ok && !answer.redirected) this.#show(await answer.text());
    } catch {
      // The form is saved without it.
    }
  }

  #show(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const draft = page.getElementById("draft")?.textContent;
    const suggested = page.getElementById("suggested")?.textContent;
    if (draft === undefined || suggested === undefined) return;
    const line = this.querySelector("[data-suggestion]");
    if (line.textContent.trim() !== suggested.trim()) line.textContent = suggested;
    if (this.#hello.value === this.#draft) this.#hello.value = draft;
    this.#draft = draft;
  }
}

customElements.define("card-preview", CardPreview);
