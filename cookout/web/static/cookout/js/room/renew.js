// Makes a part of the room equal to a fresh one, changing only what differs: the focus, what is
// typed or chosen and not sent yet, and details that somebody opened stay as they are.
import { followDefault, isTypedBox } from "./form-boxes.js";
import { drop, formsIn } from "./kept-forms.js";
import { twin } from "./twin.js";

// Of the page alone; the server does not know of them.
const OWN = new Set(["open", "data-busy"]);

export function renew(room, live, fresh) {
  if (live.nodeType !== Node.ELEMENT_NODE) {
    if (live.data !== fresh.data) live.data = fresh.data;
    return;
  }
  const isTyped = isTypedBox(live);
  renewAttributes(live, fresh, isTyped);
  if (!isTyped) {
    renewChildren(room, live, fresh);
    followDefault(live);
  }
}

function renewAttributes(live, fresh, isTyped) {
  const skipped = (name) => OWN.has(name) || (isTyped && (name === "value" || name === "checked"));
  for (const { name, value } of [...fresh.attributes]) {
    if (!skipped(name) && live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  for (const { name } of [...live.attributes]) {
    if (!skipped(name) && !fresh.hasAttribute(name)) live.removeAttribute(name);
  }
}

function renewChildren(room, live, fresh) {
  let at = live.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const found = twin(live, wanted, at);
    if (found) {
      bring(live, found, at);
      renew(room, found, wanted);
      at = found.nextSibling;
    } else live.insertBefore(withKept(room, wanted), at);
  }
  while (at) {
    const next = at.nextSibling;
    drop(room, at);
    at = next;
  }
}

// To its place. What has the focus is never moved, since it would lose it.
function bring(live, found, at) {
  if (!found.contains(document.activeElement)) {
    if (found !== at) live.insertBefore(found, at);
    return;
  }
  for (let node = at; node && node !== found; ) {
    const next = node.nextSibling;
    live.append(node);
    node = next;
  }
}

// A node to put in; with it come the forms that were kept elsewhere meanwhile.
function withKept(room, node) {
  let put = node;
  for (const form of formsIn(node)) {
    const kept = room.querySelector(`[data-form="${CSS.escape(form.dataset.form)}"]`);
    if (!kept) continue;
    renew(room, kept, form);
    if (form === node) put = kept;
    else form.replaceWith(kept);
  }
  return put;
}
