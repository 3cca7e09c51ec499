// Renews the parts of the room from a fresh page, and says a new phase or a refusal aloud.
import { renew } from "./renew.js";

export function showParts(room, page) {
  const before = phase(room);
  for (const fresh of page.querySelectorAll("[data-part]")) {
    const part = room.querySelector(`[data-part="${fresh.dataset.part}"]`);
    if (part) renew(room, part, fresh);
  }
  const now = phase(room);
  const refusal = page.querySelector("[data-refusal]")?.textContent;
  if (refusal || (now && now !== before)) say(refusal ?? now);
}

function say(words) {
  document.getElementById("say").textContent = words;
}

export function showOnline(room, isOnline) {
  const line = room.querySelector("[data-offline]");
  if (line) line.hidden = isOnline;
}

function phase(room) {
  return room.querySelector("[data-phase-name]")?.dataset.phaseName;
}
