// A tap goes out without leaving the page, so that what is typed elsewhere on it stays.
import { saveDrafts } from "./kept-drafts.js";

const BOXES = "textarea, input[type=text]";

// The room of the page that came back; nothing where the page went elsewhere or a tap is under way.
export async function sendTap(room, event) {
  const form = event.target;
  event.preventDefault();
  if (form.dataset.busy) return null;
  form.dataset.busy = "yes";
  try {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: "POST", body, cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("session-room");
    if (!fresh) location.assign(answer.url);
    else if (answer.ok) empty(form, room);
    return fresh;
  } finally {
    delete form.dataset.busy;
  }
}

function empty(form, room) {
  for (const box of form.querySelectorAll(BOXES)) box.value = box.defaultValue = "";
  saveDrafts(room);
}
