// Keeps the links inside it that open a message in step with the draft, and asks "Sent?" after a tap on
// one of them, or on a call.
const SETTLE = 800; // Long enough for the phone to change to its own message app.
const TAKES_A_DRAFT = "a[href^='sms:'], a[href^='mailto:'], a[href^='https://wa.me/'], a[href^='https://t.me/']";
const ASKED_AFTER = `${TAKES_A_DRAFT}, a[href^='tel:'], a[href^='https://signal.me/']`;

class DraftMessage extends HTMLElement {
  #draft = null;
  #sent = null;

  connectedCallback() {
    this.#draft = this.querySelector("textarea");
    this.#sent = this.querySelector("[data-sent]");
    if (!this.#draft) return;
    this.#draft.addEventListener("input", () => this.#keepInStep());
    this.addEventListener("click", (event) => {
      const link = event.target.closest(ASKED_AFTER);
      if (link) this.#ask(link);
    });
    this.#keepInStep();
  }

  #keepInStep() {
    for (const link of this.querySelectorAll(TAKES_A_DRAFT)) {
      link.setAttribute("href", DraftMessage.withBody(link.getAttribute("href"), this.#draft.value));
    }
  }

  // Every other part of the address stays; encoded by hand, since a message app shows "+" as a plus.
  static withBody(href, words) {
    const [address, query = ""] = href.split(/\?(.*)/s);
    const field = href.startsWith("https:") ? "text" : "body";
    const others = query.split("&").filter((part) => part && !part.toLowerCase().startsWith(`${field}=`));
    const lines = href.startsWith("mailto:") ? words.replace(/\r?\n/g, "\r\n") : words;
    // Half of an emoji cannot be encoded: it becomes the replacement character.
    const body = lines.trim() ? [`${field}=${encodeURIComponent(lines.toWellFormed?.() ?? lines)}`] : [];
    const parts = [...others, ...body];
    return parts.length ? `${address}?${parts.join("&")}` : address;
  }

  #ask(link) {
    if (!this.#sent) return;
    const say = document.getElementById("say");
    if (say) say.textContent = this.#sent.dataset.sent || "Sent?";
    // Away in the message app: the answer has the focus on the way back. Else soon, and only
    // where the member has not moved on.
    const settle = () => {
      const at = document.activeElement;
      if (at === link || at === document.body) {
        this.#sent.querySelector("button, input:not([type=hidden]), a")?.focus();
      }
    };
    setTimeout(() => {
      if (document.hasFocus()) settle();
      else addEventListener("focus", settle, { once: true });
    }, SETTLE);
  }
}

customElements.define("draft-message", DraftMessage);
