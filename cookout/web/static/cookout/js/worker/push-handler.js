// Part of the service worker: shows what is pushed, and opens its page when it is tapped. Browsers
// that know declarative web push (RFC 8030 in the message) do both themselves and never ask this.
const DECLARATIVE = 8030;

self.addEventListener("push", (event) => {
  event.waitUntil(showNote(event.data));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data?.navigate || "/"));
});

// The browser ended a subscription: another one for the same key. The next page that is opened tells
// Cookout of it (push-renewal.js), since only a page has the member's session and a token.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(subscribeAgain(event));
});

async function subscribeAgain({ oldSubscription, newSubscription }) {
  const applicationServerKey = oldSubscription?.options.applicationServerKey;
  if (newSubscription || !applicationServerKey) return;
  await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

// A browser takes the permission away from a worker that shows nothing: so it always shows something.
async function showNote(data) {
  const { title, ...options } = noteOf(data);
  await self.registration.showNotification(title, options);
}

function noteOf(data) {
  try {
    const message = data.json();
    if (message.web_push !== DECLARATIVE) throw new Error("not declarative");
    const { title, body, lang, tag, navigate } = message.notification;
    const icon = "/static/cookout/icons/icon-192.png";
    return { title, body, lang, tag, icon, data: { navigate } };
  } catch {
    return { title: "Cookout", body: "Open Cookout to see what’s new.", data: { navigate: "/" } };
  }
}

// The window that is open already goes there; another is opened only where there is none. It stays
// at the address that this browser knows Cookout by.
async function openPage(navigate) {
  const { pathname, search, hash } = new URL(navigate, self.location.origin);
  const address = `${self.location.origin}${pathname}${search}${hash}`;
  const [there] = await self.clients.matchAll({ type: "window" });
  if (!there) {
    await self.clients.openWindow(address);
    return;
  }
  await there.focus().catch(() => {});
  await there.navigate(address).catch(() => self.clients.openWindow(address));
}
