// An installed Cookout opens without a connection, too; so does the page for someone met.
export function keepOffline(isOffline) {
  const isInstalled = matchMedia("(display-mode: standalone)").matches;
  if ((isInstalled || isOffline) && "serviceWorker" in navigator) {
    navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  }
}
