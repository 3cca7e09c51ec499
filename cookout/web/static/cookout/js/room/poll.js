// Asks the server how the room stands, and fetches the parts when their version is another one.
import { fetchAnswer } from "./fetch-answer.js";
import { shownNow, shownVersion, total } from "./poll-answer.js";

const TIMED = 1000; // Milliseconds between two questions while a phase runs, otherwise:
const CALM = 3000;
const LATE = 20000; // The host reads how far behind it is, again so often.

export class Poll {
  #timer = 0;
  #looked = 0;

  // `clock` learns the server's time; `show` gets a fresh page, `count` what a poll tells; `online`
  // whether there was an answer.
  constructor(room, { clock, left, show, count, online }) {
    Object.assign(this, { room, clock, left, show, count, online });
  }

  begin() {
    this.version = shownVersion(this.room);
    const [loaded] = performance.getEntriesByType("navigation");
    const [sent, came] = [loaded?.requestStart ?? 0, loaded?.responseStart || performance.now()];
    this.clock.learn(shownNow(this.room), sent, came);
    // The page may come out of the browser's cache: the first poll knows better.
    this.clock.forget();
    this.ask();
  }

  end() {
    clearTimeout(this.#timer);
  }

  ask = async () => {
    clearTimeout(this.#timer);
    try {
      const sent = performance.now();
      const answer = await fetchAnswer(this.room.dataset.poll);
      if (!answer) return;
      const came = performance.now();
      const told = await answer.json();
      this.clock.learn(told.now, sent, came);
      this.online(true);
      if (this.#isOther(told)) {
        const page = await this.fetchPage();
        if (page) this.show(page);
      } else this.count(told);
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

  // The parts as they are now; null once the page is loaded anew.
  async fetchPage() {
    const sent = performance.now();
    const answer = await fetchAnswer(this.room.dataset.live);
    if (!answer) return null;
    const came = performance.now();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.version = shownVersion(page);
    this.clock.learn(shownNow(page), sent, came);
    this.#looked = came;
    return page;
  }

  // Who leads reads how far behind the session is, which added time and the clock change.
  #isOther(told) {
    if (String(told.version) !== this.version) return true;
    if (!this.room.hasAttribute("data-leads")) return false;
    const isLate = this.left() < 0 && performance.now() - this.#looked > LATE;
    return isLate || (told.total ?? 0) !== total(this.room);
  }
}
