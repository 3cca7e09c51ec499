// What waits on this phone, in IndexedDB: sealed boxes with their key, time and whose they are.
const WAITING = "captures";
const ABOUT = "about";

let opening = null;

function opened() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("cookout-outbox", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(WAITING, { keyPath: "key" });
      request.result.createObjectStore(ABOUT);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function run(store, mode, ask) {
  const transaction = (await opened()).transaction(store, mode, { durability: "strict" });
  const request = ask(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const waiting = async () =>
  (await run(WAITING, "readonly", (store) => store.getAll())).sort((a, b) => a.at - b.at);

export const has = async (key) =>
  (await run(WAITING, "readonly", (store) => store.getKey(key))) !== undefined;

export const keep = (capture) => run(WAITING, "readwrite", (store) => store.put(capture));

export const remove = (key) => run(WAITING, "readwrite", (store) => store.delete(key));

export const removeAll = () => run(WAITING, "readwrite", (store) => store.clear());

export const owner = async () => (await run(ABOUT, "readonly", (store) => store.get("whose"))) ?? "";

export const setOwner = (whose) => run(ABOUT, "readwrite", (store) => store.put(whose, "whose"));
