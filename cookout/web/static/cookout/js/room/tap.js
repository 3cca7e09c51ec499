// A tap goes out without leaving the page, so that what is typed elsewhere on it stays.
import { contents, emptyBoxes } from "./form-boxes.js";
import { saveDrafts } from "./kept-drafts.js";

// The page to show after a tap: what `fetchPage` gives where the server took it, else the page that
// says why not. Nothing where a tap is under way or the page is loaded anew.
export async function sendTap(room, event, fetchPage) {
  const form = event.target;
  event.preventDefault();
  if (form.dataset.busy) return null;
  form.dataset.busy = "yes";
  try {
    const sent = contents(form);
    const body = new URLSearchParams(new FormData(form, event.submitter));
    // Where it leads is the whole page again: the parts of it are enough.
    const how = { method: "POST", body, cache: "no-store", redirect: "manual" };
    const answer = await fetch(form.action, how);
    return await (answer.type === "opaqueredirect" ? taken(room, sent, fetchPage) : refused(answer));
  } finally {
    delete form.dataset.busy;
  }
}

// What was typed goes only when the room answers: a browser that was signed out keeps it.
async function taken(room, sent, fetchPage) {
  const page = await fetchPage();
  if (!page) return null;
  emptyBoxes(sent);
  saveDrafts(room);
  return page;
}

async function refused(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.querySelector("session-room")) return page;
  location.reload();
  return null;
}
