// Encrypts a capture to this Cookout's public key, as libsodium's sealed box: this phone cannot
// open it again. The layout is that of cookout/capture/phone/sealed_capture.py.
import "../../vendor/nacl-fast.min.js";
import "../../vendor/sealedbox.web.js";

export function seal(key, { whose, at, fields, picture }) {
  const words = new TextEncoder().encode(JSON.stringify({ whose, at, fields }));
  const open = new Uint8Array(4 + words.length + picture.byteLength);
  new DataView(open.buffer).setUint32(0, words.length);
  open.set(words, 4);
  open.set(new Uint8Array(picture), 4 + words.length);
  const publicKey = Uint8Array.from(atob(key), (one) => one.charCodeAt(0));
  return window.sealedBox.seal(open, publicKey);
}
