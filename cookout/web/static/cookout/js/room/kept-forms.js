// A form in which somebody types outlives what was round it.
import { isInUse, lock } from "./form-boxes.js";

export function formsIn(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  return node.matches("[data-form]") ? [node] : [...node.querySelectorAll("[data-form]")];
}

// The phase does not ask for it any more. A form in use stays, locked; where what was round it
// goes, on the desk.
export function drop(room, node) {
  const used = formsIn(node).filter(isInUse);
  used.forEach(lock);
  if (used.includes(node)) return;
  room.querySelector("[data-part=desk]").append(...used);
  node.remove();
}
