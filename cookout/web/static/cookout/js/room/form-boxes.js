// The boxes of a form in the room, and whether something in them is not sent yet.
export const TEXT = "textarea, input[type=text], input[type=date]";
export const BOXES = `${TEXT}, input[type=radio], input[type=checkbox]`;

export function isTypedBox(box) {
  if (!box.matches(BOXES)) return false;
  return isTicked(box) ? box.checked !== box.defaultChecked : box.value !== box.defaultValue;
}

export function isTicked(box) {
  return box.type === "radio" || box.type === "checkbox";
}

// Something in it is not sent yet, or is about to be typed.
export function isInUse(form) {
  const focused = document.activeElement;
  return isTyped(form) || (form.contains(focused) && focused.matches(TEXT));
}

export function isTyped(form) {
  return [...form.querySelectorAll(BOXES)].some(isTypedBox);
}

export function lock(form) {
  form.toggleAttribute("data-locked", true);
  for (const box of form.querySelectorAll(TEXT)) box.readOnly = true;
}

// Shows what the server has in a box in which nothing was typed.
export function followDefault(box) {
  if (!box.matches(BOXES)) return;
  if (isTicked(box)) box.checked = box.defaultChecked;
  else box.value = box.defaultValue;
}

// What stands in a form's boxes now, to be emptied when exactly this was taken.
export function contents(form) {
  return new Map([...form.querySelectorAll(BOXES)].map((box) => [box, [box.value, box.checked]]));
}

// What was typed since stays.
export function emptyBoxes(sent) {
  for (const [box, [value, checked]] of sent) {
    if (isTicked(box) && box.checked === checked) box.checked = box.defaultChecked = false;
    else if (!isTicked(box) && box.value === value) box.value = box.defaultValue = "";
  }
}
