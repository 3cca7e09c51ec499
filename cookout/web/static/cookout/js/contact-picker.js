// Fills the form it stands in from the phone's own contacts, where the browser can ask for one.
const ASKED = ["name", "tel", "email"];
const FIELDS = { name: "name", tel: "phone", email: "mail" };

class ContactPicker extends HTMLElement {
  connectedCallback() {
    if (!navigator.contacts?.select) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => this.#pick());
  }

  async #pick() {
    let chosen = [];
    try {
      chosen = await navigator.contacts.select(ASKED, { multiple: false });
    } catch {
      this.#say("Your phone didn’t open its contacts. Type it instead.");
      return;
    }
    if (!chosen.length) return;
    const { elements } = this.closest("form");
    for (const [asked, name] of Object.entries(FIELDS)) {
      const [value] = chosen[0][asked] ?? [];
      if (value) elements.namedItem(name).value = value.trim();
    }
    this.#say("Filled in from your contacts. Nothing is saved yet.");
    elements.namedItem("name").focus();
  }

  #say(words) {
    this.querySelector("[role=status]").textContent = words;
  }
}

customElements.define("contact-picker", ContactPicker);
