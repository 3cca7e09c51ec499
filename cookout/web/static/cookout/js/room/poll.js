// Asks the server which version of the room there is, and fetches the parts when it is another one.
const TIMED = 1000; // Milliseconds between two questions while a phase runs, otherwise:
const CALM = 3000;
const PATIENCE = 6000; // For one answer.
const LATE = 20000; // The host reads how far behind it is, again so often.

export class Poll {
  #timer = 0;
  #looked = 0;

  // `clock` learns the server's time; `show` gets a fresh page; `online` whether there was an answer.
  constructor(room, { clock, left, show, online }) {
    Object.assign(this, { room, clock, left, show, online });
  }

  begin() {
    this.version = this.room.dataset.version;
    this.clock.learn(Number(this.room.dataset.now), performance.now(), performance.now() + PATIENCE);
    this.ask();
  }

  end() {
    clearTimeout(this.#timer);
  }

  ask = async () => {
    clearTimeout(this.#timer);
    try {
      const sent = performance.now();
      const answer = await this.#get(this.room.dataset.poll);
      if (!answer) return;
      const came = performance.now();
      const told = await answer.json();
      this.clock.learn(told.now, sent, came);
      this.online(true);
      if (String(told.version) !== this.version || this.#isLate()) await this.#fetch(told.version);
    } catch {
      this.online(false);
    }
    this.next();
  };

  next() {
    clearTimeout(this.#timer);
    const pause = this.room.querySelector("[data-ends]") ? TIMED : CALM;
    // Not all phones at the same moment.
    this.#timer = setTimeout(this.ask, pause * (0.85 + 0.3 * Math.random()));
  }

  #isLate() {
    const leads = this.room.hasAttribute("data-leads");
    return leads && this.left() < 0 && performance.now() - this.#looked > LATE;
  }

  async #fetch(version) {
    const answer = await this.#get(this.room.dataset.live);
    if (!answer) return;
    this.show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    this.version = String(version);
    this.#looked = performance.now();
  }

  // Nothing once the bell rang or the seat was taken back: the page that is loaded anew says which.
  async #get(address) {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal });
    if (answer.type !== "opaqueredirect" && answer.status !== 404) return answer;
    location.reload();
    return null;
  }
}
