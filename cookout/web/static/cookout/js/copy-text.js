// A box whose text one tap copies; where nothing can be copied, the button stays away.
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const box = this.querySelector("input");
    if (!button || !box || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(box.value);
      button.textContent = "Copied";
    });
  }
}

customElements.define("copy-text", CopyText);
