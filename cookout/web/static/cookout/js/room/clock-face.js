// The time that is left, as the room shows it.
const RING = 2 * Math.PI * 44;

// Milliseconds until the running phase ends; 0 where none runs.
export function timeLeft(room, now) {
  const ends = Number(room.querySelector("[data-ends]")?.dataset.ends);
  return ends ? ends - now : 0;
}

export function drawClock(room, now) {
  const stage = room.querySelector("[data-ends]");
  if (!stage) return;
  const left = timeLeft(room, now);
  const text = room.querySelector("[data-left]");
  if (text) text.textContent = words(left);
  const share = Math.min(1, Math.max(0, left) / Number(stage.dataset.total));
  const dash = `${(RING * share).toFixed(1)} ${RING.toFixed(1)}`;
  room.querySelector("[data-ring]")?.setAttribute("stroke-dasharray", dash);
  const up = room.querySelector("[data-up]");
  if (up) up.hidden = left > 0;
  const turn = room.querySelector("[data-turn-ends]");
  if (turn) turn.textContent = words(Number(turn.dataset.turnEnds) - now);
}

function words(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const pair = [Math.floor(seconds / 60) % 60, seconds % 60].map((n) => String(n).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours ? `${hours}:${pair.join(":")}` : `${Number(pair[0])}:${pair[1]}`;
}
