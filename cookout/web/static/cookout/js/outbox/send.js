// Sends what waits, one by one. Each has a key that the server takes once, so that whatever got no
// answer is simply sent again.
import * as store from "./store.js";

const STATE = "/phone/state/";
const RECEIVE = "/phone/captures/";
const PATIENCE = 60_000;

// How it went: "sent", "offline", "signed-out", or "busy" where another tab sends.
export async function sendAll() {
  if (!(await store.waiting()).length) return { result: "sent", sent: 0, waits: 0 };
  if (!navigator.locks) return sendInTurn();
  return navigator.locks.request("cookout-outbox", { ifAvailable: true }, (lock) =>
    lock ? sendInTurn() : { result: "busy", sent: 0, waits: 0 },
  );
}

async function sendInTurn() {
  const outcome = { result: "sent", sent: 0, waits: 0 };
  const state = await ask(STATE);
  if (!state?.ok) return { ...outcome, result: missing(state) };
  const { token, whose } = await state.json();
  for (const capture of await store.waiting()) {
    if (capture.whose && capture.whose !== whose) continue;
    // Discarded while the ones before it were sent.
    if (!(await store.has(capture.key))) continue;
    const answer = await ask(RECEIVE, { method: "POST", body: form(capture, token) });
    if (answer?.ok) {
      const { waits } = await answer.json().catch(() => ({ waits: false }));
      await store.remove(capture.key);
      outcome.sent += 1;
      outcome.waits += waits ? 1 : 0;
    } else if (answer && [413, 422].includes(answer.status)) {
      const { problem } = await answer.json().catch(() => ({ problem: "It is too large." }));
      await store.keep({ ...capture, problem });
    } else if (answer?.status !== 409) {
      return { ...outcome, result: missing(answer) };
    }
  }
  return outcome;
}

function form(capture, token) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token);
  body.set("key", capture.key);
  body.set("box", new Blob([capture.box]), "box");
  return body;
}

// Nothing where no answer came.
async function ask(address, options = {}) {
  try {
    // A redirect leads to the page that signs in.
    return await fetch(address, {
      ...options,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return null;
  }
}

const missing = (answer) => (answer?.type === "opaqueredirect" ? "signed-out" : "offline");
