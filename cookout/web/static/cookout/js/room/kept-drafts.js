// What somebody types stays, whatever phase comes: a form in which something was typed is never
// replaced, only locked or opened. A reload finds the words again, in this tab alone.
const BOXES = "textarea, input[type=text]";

export function keepTyped(desk, fresh) {
  const kept = new Map();
  for (const form of [...desk.children]) {
    if (isTyped(form)) kept.set(form.dataset.form, form);
    else form.remove();
  }
  let last = null;
  for (const form of [...fresh.children]) {
    const own = form.dataset.form && kept.get(form.dataset.form);
    if (own) {
      lock(own, form.hasAttribute("data-locked"));
      tell(own, form.querySelector("[data-error]")?.textContent ?? "");
      kept.delete(form.dataset.form);
      last = own;
    } else {
      if (last) last.after(form);
      else desk.prepend(form);
      last = form;
    }
  }
  // The phase does not ask for them any more.
  for (const form of kept.values()) lock(form, true);
}

function isTyped(form) {
  if (!form.dataset?.form) return false;
  return [...form.querySelectorAll(BOXES)].some((box) => box.value !== box.defaultValue);
}

function lock(form, isLocked) {
  form.toggleAttribute("data-locked", isLocked);
  for (const box of form.querySelectorAll(BOXES)) box.readOnly = isLocked;
}

function tell(form, words) {
  const line = form.querySelector("[data-error]");
  if (!line) return;
  line.textContent = words;
  line.hidden = !words;
}

function place(box) {
  return `${location.pathname} ${box.id}`;
}

export function saveDrafts(room) {
  for (const box of room.querySelectorAll("[data-form] textarea")) {
    if (box.value === box.defaultValue) sessionStorage.removeItem(place(box));
    else sessionStorage.setItem(place(box), box.value);
  }
}

export function restoreDrafts(room) {
  for (const box of room.querySelectorAll("[data-form] textarea")) {
    const words = sessionStorage.getItem(place(box));
    if (words) box.value = words;
  }
}
