// The form of someone met: whether its server is within reach, and what is typed in it.
const PATIENCE = 4000; // Then whoever waits in a basement is told that it is saved here.

export async function isReached() {
  if (!navigator.onLine) return false;
  try {
    const options = { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch("/phone/state/", options);
    return answer.ok || answer.type === "opaqueredirect";
  } catch {
    return false;
  }
}

export async function read(form) {
  const fields = {};
  let picture = new ArrayBuffer(0);
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File) picture = await value.arrayBuffer();
    else if (name !== "csrfmiddlewaretoken" && value.trim()) fields[name] = value.trim();
  }
  return { fields, picture };
}
