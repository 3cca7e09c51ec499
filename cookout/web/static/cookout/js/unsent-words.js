// Shows what this tab still has of a room whose bell rang, unless the page has it already.
import { draftsOf } from "./room/kept-drafts.js";

class UnsentWords extends HTMLElement {
  connectedCallback() {
    const drafts = draftsOf(this.dataset.room);
    const read = this.closest("main").textContent;
    const missing = drafts.filter((draft) => draft.words.some((words) => !read.includes(words)));
    this.querySelector("ul").append(...missing.map(line));
    this.hidden = missing.length === 0;
    this.querySelector("button").addEventListener("click", () => {
      for (const { key } of drafts) sessionStorage.removeItem(key);
      this.hidden = true;
    });
  }
}

function line({ label, words }) {
  const item = document.createElement("li");
  item.className = "told";
  const title = document.createElement("b");
  title.textContent = label;
  item.append(title);
  for (const said of words) {
    const text = document.createElement("span");
    text.className = "words";
    text.textContent = said;
    item.append(text);
  }
  return item;
}

customElements.define("unsent-words", UnsentWords);
