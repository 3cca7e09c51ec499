// Wraps a photo's file and its choice of crop: shows the square before it is saved.
const SIDE = 320; // Twice the size it is shown at.
const USUAL = 0.25; // Of a portrait, as the server crops it; a landscape keeps its middle.

class PhotoPreview extends HTMLElement {
  #picture = null;
  #latest = 0;

  connectedCallback() {
    this.addEventListener("change", (event) => {
      if (event.target.type === "file") this.#open(event.target.files[0]);
      else this.#draw();
    });
    // Chosen before this was loaded.
    const [chosen] = this.querySelector("input[type=file]")?.files ?? [];
    if (chosen) this.#open(chosen);
  }

  async #open(file) {
    const turn = ++this.#latest;
    let picture = null;
    try {
      if (file) picture = await createImageBitmap(file);
    } catch {
      // No picture, or one that this browser cannot open: the server says what is wrong with it.
    }
    if (turn !== this.#latest) return;
    this.#picture?.close();
    this.#picture = picture;
    this.#draw();
  }

  #draw() {
    const now = this.querySelector("img");
    if (now) now.hidden = Boolean(this.#picture);
    let canvas = this.querySelector("canvas");
    if (!this.#picture) {
      canvas?.remove();
      return;
    }
    if (!canvas) {
      canvas = document.createElement("canvas");
      canvas.className = "portrait";
      canvas.width = canvas.height = SIDE;
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", "Preview of the cropped photo");
      this.prepend(canvas);
    }
    const { width, height } = this.#picture;
    const side = Math.min(width, height);
    const before = this.#before(height > width ? USUAL : 0.5);
    const [left, top] = [(width - side) * before, (height - side) * before];
    const on = canvas.getContext("2d");
    on.fillStyle = "white";
    on.fillRect(0, 0, SIDE, SIDE);
    on.drawImage(this.#picture, left, top, side, side, 0, 0, SIDE, SIDE);
  }

  #before(usual) {
    const chosen = this.querySelector("input[type=radio]:checked")?.value;
    return { start: 0, middle: 0.5, end: 1 }[chosen] ?? usual;
  }
}

customElements.define("photo-preview", PhotoPreview);
