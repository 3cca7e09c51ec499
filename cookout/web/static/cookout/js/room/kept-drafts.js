// What is typed and not sent is kept in this tab alone, so that a reload, or the page after the bell,
// finds it again.
import { BOXES, isTicked, isTyped, TEXT } from "./form-boxes.js";

function place(form) {
  return `${location.pathname} ${form.dataset.form}`;
}

export function saveDrafts(room) {
  for (const form of room.querySelectorAll("[data-form]")) {
    if (isTyped(form)) sessionStorage.setItem(place(form), JSON.stringify(draft(form)));
    else sessionStorage.removeItem(place(form));
  }
}

// `values` by the names of the boxes; `words` are those that somebody would miss.
function draft(form) {
  const boxes = [...form.querySelectorAll(BOXES)].filter((box) => !isTicked(box) || box.checked);
  return {
    label: form.querySelector("h2, label")?.textContent ?? "",
    values: Object.fromEntries(boxes.map((box) => [box.name, box.value])),
    words: boxes.filter((box) => box.matches(TEXT) && box.value).map(shown),
  };
}

function shown(box) {
  return box.valueAsDate?.toLocaleDateString(undefined, { timeZone: "UTC" }) ?? box.value;
}

export function restoreDrafts(room) {
  for (const form of room.querySelectorAll("[data-form]")) {
    const { values } = read(sessionStorage.getItem(place(form)));
    for (const box of form.querySelectorAll(BOXES)) {
      const value = values[box.name];
      if (value === undefined) continue;
      if (isTicked(box)) box.checked = box.value === value;
      else box.value = value;
    }
  }
}

// The drafts of a room that this tab still has: its keys and what they hold.
export function draftsOf(path) {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(`${path} `));
  return keys.map((key) => ({ key, ...read(sessionStorage.getItem(key)) }));
}

function read(stored) {
  const nothing = { label: "", values: {}, words: [] };
  try {
    return { ...nothing, ...JSON.parse(stored) };
  } catch {
    return nothing;
  }
}
