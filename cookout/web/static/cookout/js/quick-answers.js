// Holds the form with the quick answers: tapping a chosen answer again clears it, and the
// suggestion follows the taps. Without a script both happen on saving.
class QuickAnswers extends HTMLElement {
  #chosen = new Map();
  #asking = null;

  connectedCallback() {
    for (const input of this.querySelectorAll("input[type=radio]:checked")) this.#chosen.set(input.name, input);
    for (const one of this.querySelectorAll("[data-without-script]")) one.remove();
    this.addEventListener("click", (event) => {
      if (event.target.matches("input[type=radio]")) this.#tap(event.target);
    });
  }

  #tap(input) {
    if (this.#chosen.get(input.name) === input) {
      input.checked = false;
      this.#chosen.delete(input.name);
    } else {
      this.#chosen.set(input.name, input);
    }
    this.#follow();
  }

  async #follow() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const said = new URLSearchParams([...this.#chosen].map(([name, input]) => [name, input.value]));
    try {
      const answer = await fetch(`${this.dataset.from}?${said}`, { signal: this.#asking.signal });
      if (answer.ok) this.#show(await answer.text());
    } catch {
      // Saving says it, too.
    }
  }

  #show(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const suggestion = page.getElementById("suggestion");
    if (!suggestion) return;
    this.querySelector("[data-suggestion]").replaceChildren(document.adoptNode(suggestion));
    for (const button of this.querySelectorAll("button[data-place]")) {
      button.classList.toggle("btn--primary", button.dataset.place === suggestion.dataset.place);
    }
    const say = document.getElementById("say");
    if (say) say.textContent = suggestion.querySelector("h2").textContent;
  }
}

customElements.define("quick-answers", QuickAnswers);
