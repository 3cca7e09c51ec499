// Puts a minus and a plus beside the number box inside; without a script the box alone is there.
class NumberStepper extends HTMLElement {
  connectedCallback() {
    this.#box = this.querySelector("input");
    if (!this.#box || this.querySelector("button")) return;
    // Read while the box is in the page: outside it has no label.
    this.#name = this.#box.labels[0]?.textContent;
    const row = document.createElement("div");
    row.className = "stepper";
    this.#box.replaceWith(row);
    row.append(this.#button("−", "less", -1), this.#box, this.#button("+", "more", 1));
  }

  #box;
  #name;

  #button(sign, word, way) {
    const button = document.createElement("button");
    const step = Number(this.dataset.step);
    button.type = "button";
    button.className = "btn btn--icon";
    button.textContent = sign;
    button.setAttribute("aria-label", `${this.#name}: ${step} ${word}`);
    button.addEventListener("click", () => {
      const now = Number.parseInt(this.#box.value, 10) || 0;
      this.#box.value = String(Math.max(Number(this.dataset.least ?? 0), now + way * step));
    });
    return button;
  }
}

customElements.define("number-stepper", NumberStepper);
