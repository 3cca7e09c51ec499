// A dark screen loses the clock: it stays on while somebody is in the hot seat.
export class WakeLock {
  #held = null;

  async follow(room) {
    const isWanted = Boolean(room.querySelector("[data-awake]")) && !document.hidden;
    if (!isWanted) {
      this.#held?.release().catch(() => {});
      this.#held = null;
      return;
    }
    if (this.#held && !this.#held.released) return;
    try {
      this.#held = await navigator.wakeLock?.request("screen");
    } catch {
      // A low battery may refuse it.
    }
  }
}
