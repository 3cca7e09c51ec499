// Holds the button that has a draft checked: shows the advice in place, where it would open a page.
class CheckWords extends HTMLElement {
  #busy = false;

  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button?.form) return;
      event.preventDefault();
      this.#check(button);
    });
  }

  async #check(button) {
    if (this.#busy) return;
    this.#busy = true;
    button.setAttribute("aria-disabled", "true");
    try {
      this.#show(await CheckWords.#ask(button));
    } catch {
      button.form.requestSubmit(button); // The page of its own says it, or what went wrong.
    } finally {
      this.#busy = false;
      button.removeAttribute("aria-disabled");
    }
  }

  static async #ask(button) {
    const answer = await fetch(button.formAction, { method: "POST", body: new FormData(button.form) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const advice = page.getElementById("advice");
    if (!advice) throw new Error("no advice");
    return advice;
  }

  #show(advice) {
    const said = advice.querySelector("h2")?.textContent ?? "";
    // Several drafts on one page: names that stand once only on a page of their own.
    for (const one of [advice, ...advice.querySelectorAll("[id]")]) one.removeAttribute("id");
    advice.removeAttribute("aria-labelledby");
    this.querySelector("section")?.remove();
    this.append(document.adoptNode(advice));
    const say = document.getElementById("say");
    if (say) say.textContent = said;
  }
}

customElements.define("check-words", CheckWords);
