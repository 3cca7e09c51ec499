// Wraps the form for pictures of cards: where the browser can find a code in the camera's live
// picture, it offers to. The frame in which one is found is sent as any other picture: the server
// reads it, so nothing is trusted that was read here. Without this there is the still picture.
const EVERY = 200;

class LiveCode extends HTMLElement {
  #stream = null;
  #timer = 0;

  async connectedCallback() {
    if (!("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return;
    if (!(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return;
    this.querySelector("[data-live]").hidden = false;
    this.querySelector("[data-start]").addEventListener("click", () => this.#start());
    this.querySelector("[data-stop]").addEventListener("click", () => this.#stop());
    addEventListener("pagehide", () => this.#stop());
  }

  disconnectedCallback() {
    this.#stop();
  }

  async #start() {
    try {
      const video = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 1280 } };
      this.#stream = await navigator.mediaDevices.getUserMedia({ video });
    } catch {
      this.#say("The camera isn’t available. Take a photo of the code instead.");
      return;
    }
    const video = this.querySelector("video");
    video.srcObject = this.#stream;
    await video.play();
    this.#show(true);
    this.#say("Hold the code in front of the camera.");
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    this.#timer = setTimeout(() => this.#look(detector, video), EVERY);
  }

  async #look(detector, video) {
    const found = await detector.detect(video).catch(() => []);
    if (!this.#stream) return;
    if (found.length) await this.#send(video);
    else this.#timer = setTimeout(() => this.#look(detector, video), EVERY);
  }

  async #send(video) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    canvas.getContext("2d").drawImage(video, 0, 0);
    const picture = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
    const files = new DataTransfer();
    files.items.add(new File([picture], "code.jpg", { type: "image/jpeg" }));
    const form = this.querySelector("form");
    form.elements.camera.files = files.files;
    this.#stop();
    this.#say("Code found. Reading it.");
    form.requestSubmit();
  }

  #stop() {
    clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#show(false);
    this.#say("");
  }

  #show(isOn) {
    this.querySelector("video").hidden = !isOn;
    this.querySelector("[data-stop]").hidden = !isOn;
    this.querySelector("[data-start]").hidden = isOn;
  }

  #say(words) {
    this.querySelector("[data-said]").textContent = words;
  }
}

customElements.define("live-code", LiveCode);
