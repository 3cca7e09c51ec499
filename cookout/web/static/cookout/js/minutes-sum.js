// Adds up the minutes of the people who are ticked. <minutes-sum> holds tick boxes with
// data-minutes and one element with data-sum; without a script the sum is that of the server.
class MinutesSum extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this.#add);
    this.#add();
  }

  #add = () => {
    const ticked = [...this.querySelectorAll("[data-minutes]:checked")];
    const sum = ticked.reduce((minutes, box) => minutes + Number(box.dataset.minutes), 0);
    const said = this.querySelector("[data-sum]");
    if (said) said.textContent = String(sum);
  };
}

customElements.define("minutes-sum", MinutesSum);
