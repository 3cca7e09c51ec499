// Part of the service worker: keeps the page on which someone is captured, and the files it needs; no other page of anybody.
// What it keeps stands in self.cookout, which the server puts before this.
const { version, page, met, files } = self.cookout;
const KEPT = `capture-${version}-${self.cookout.key}`;
const PATIENCE = 5000; // For the page of someone met: in a basement nobody waits for a minute.
const paths = new Set(files);

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clean().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(opened(request, url.pathname));
  else if (paths.has(url.pathname)) event.respondWith(file(request, url.pathname));
});

async function keep() {
  const kept = await caches.open(KEPT);
  // Without cookies: the page is the same for everybody.
  const asked = [...files, page].map((one) => new Request(one, { cache: "no-cache", credentials: "omit" }));
  await kept.addAll(asked);
}

async function clean() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("capture-") && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function opened(request, path) {
  try {
    const answer = fetch(request);
    return await (path === met ? Promise.race([answer, late()]) : answer);
  } catch {
    return (await fromKept(page)) ?? Response.error();
  }
}

async function file(request, path) {
  return (await fromKept(path)) ?? fetch(request);
}

const fromKept = async (path) => (await caches.open(KEPT)).match(path);

const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("late")));
