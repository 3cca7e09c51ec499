// Puts the parts of a fresh page in the place of those that changed, and says a new phase aloud.
import { keepTyped } from "./kept-drafts.js";

export function showParts(room, page) {
  const before = phase(room);
  for (const fresh of page.querySelectorAll("[data-part]")) {
    const part = room.querySelector(`[data-part="${fresh.dataset.part}"]`);
    if (!part) continue;
    if (fresh.dataset.part === "desk") keepTyped(part, fresh);
    else if (plain(part) !== plain(fresh)) part.replaceChildren(...fresh.childNodes);
  }
  const now = phase(room);
  if (now && now !== before) document.getElementById("say").textContent = now;
}

export function showOnline(room, isOnline) {
  const line = room.querySelector("[data-offline]");
  if (line) line.hidden = isOnline;
}

function phase(room) {
  return room.querySelector("[data-phase-name]")?.dataset.phaseName;
}

// The forms' tokens are others every time, and the clock runs: neither is a change.
function plain(part) {
  const copy = part.cloneNode(true);
  for (const token of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) token.remove();
  for (const ring of copy.querySelectorAll("[data-ring]")) ring.removeAttribute("stroke-dasharray");
  for (const time of copy.querySelectorAll("[data-left], [data-turn-ends]")) time.textContent = "";
  return copy.innerHTML;
}
