// The server's time on this phone, whatever its own clock says: the offset of the answer with the
// least round trip counts, against a clock that only runs forward.
export class ServerClock {
  #best = Infinity;
  #offset = 0;

  // `now`: the server's moment in milliseconds; `sent`, `came`: performance.now() of the request.
  learn(now, sent, came) {
    const trip = came - sent;
    if (trip > this.#best) return;
    this.#best = trip;
    this.#offset = now + trip / 2 - came;
  }

  // After the phone slept its running clock may have stood still: what was learned is forgotten.
  forget() {
    this.#best = Infinity;
  }

  get now() {
    return performance.now() + this.#offset;
  }
}
