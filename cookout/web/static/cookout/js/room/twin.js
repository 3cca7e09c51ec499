// Which node of the room a fresh one stands for: the one of its key, an id or a form's name.
function key(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const { form, key } = node.dataset;
  return form ?? key ?? (node.id || (node.getAttribute("aria-labelledby") ?? ""));
}

// What stands for a fresh node now, from a place on: of the same key, else the next of its kind.
export function twin(live, wanted, at) {
  const sought = key(wanted);
  for (let node = sought ? live.firstChild : at; node; node = node.nextSibling) {
    if (node.nodeName === wanted.nodeName && key(node) === sought) return node;
  }
  return null;
}
