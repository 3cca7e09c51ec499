// What changes often in a room comes with every poll: the phase's end, and who is ready.
const SECOND = 1000; // In milliseconds.

// How long the running phase is, in seconds, as it is shown; 0 where none runs.
export function total(room) {
  return Number(room.querySelector("[data-total]")?.dataset.total ?? 0) / SECOND;
}

export function shownVersion(page) {
  return page.querySelector("[data-version]")?.dataset.version;
}

// The server's moment at which a page was made, in milliseconds.
export function shownNow(page) {
  return Number(page.querySelector("[data-now]").dataset.now);
}

export function showAnswer(room, told) {
  const stage = room.querySelector("[data-ends]");
  if (!stage || !told.ends) return;
  stage.dataset.ends = told.ends;
  stage.dataset.total = told.total * SECOND;
  const count = room.querySelector("[data-ready-count]");
  if (count) count.textContent = told.ready;
  const button = room.querySelector("[data-ready]");
  if (!button) return;
  button.setAttribute("aria-pressed", told.is_ready);
  button.firstElementChild.hidden = !told.is_ready;
}
