// One answer of the server about this room.
export const PATIENCE = 6000; // Milliseconds.

// Nothing once the bell rang or the seat was taken back: the page that is loaded anew says which.
export async function fetchAnswer(address) {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal });
  if (answer.type === "opaqueredirect" || answer.status === 404) {
    location.reload();
    return null;
  }
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}
