// Fills the hidden field inside it with the time zone of the browser, where it is still empty.
class TimeZone extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    if (field && !field.value) {
      field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    }
  }
}

customElements.define("time-zone", TimeZone);
