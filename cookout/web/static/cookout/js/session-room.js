// A session's room. Holds the parts that change, each with data-part; asks the server which version
// there is, and fetches the parts only when it is another one. Without it a Reload button does.
import { keepTyped, restoreDrafts, saveDrafts } from "./kept-drafts.js";
import { ServerClock } from "./server-clock.js";

const TIMED = 1000; // Milliseconds between two questions while a phase runs, otherwise:
const CALM = 3000;
const PATIENCE = 6000; // For one answer.
const LATE = 20000; // The host reads how far behind it is, again so often.
const RING = 2 * Math.PI * 44;

class SessionRoom extends HTMLElement {
  #clock = new ServerClock();
  #version = "";
  #timer = 0;
  #tick = 0;
  #awake = null;
  #looked = 0;

  connectedCallback() {
    this.#version = this.dataset.version;
    this.#clock.learn(Number(this.dataset.now), performance.now(), performance.now() + PATIENCE);
    restoreDrafts(this);
    this.addEventListener("submit", this.#send);
    this.addEventListener("input", () => saveDrafts(this));
    document.addEventListener("visibilitychange", this.#seen);
    addEventListener("online", this.#ask);
    this.#tick = setInterval(this.#draw, 250);
    this.classList.add("is-live");
    this.#ask();
    this.#stayAwake();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    clearInterval(this.#tick);
    document.removeEventListener("visibilitychange", this.#seen);
    removeEventListener("online", this.#ask);
  }

  get #stage() {
    return this.querySelector("[data-ends]");
  }

  #seen = () => {
    if (document.hidden) return;
    this.#clock.forget();
    this.#ask();
    this.#stayAwake();
  };

  #ask = async () => {
    clearTimeout(this.#timer);
    try {
      const sent = performance.now();
      const answer = await fetch(this.dataset.poll, this.#request());
      const came = performance.now();
      if (answer.type === "opaqueredirect" || answer.status === 404) {
        // The bell rang, or the seat was taken back: the page says which.
        location.reload();
        return;
      }
      const told = await answer.json();
      this.#clock.learn(told.now, sent, came);
      this.#online(true);
      const isLate = this.#lead && this.#left() < 0 && performance.now() - this.#looked > LATE;
      if (String(told.version) !== this.#version || isLate) await this.#fetch(told.version);
    } catch {
      this.#online(false);
    }
    this.#next();
  };

  #request() {
    return { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
  }

  #next() {
    const pause = this.#stage ? TIMED : CALM;
    clearTimeout(this.#timer);
    // Not all phones at the same moment.
    this.#timer = setTimeout(this.#ask, pause * (0.85 + 0.3 * Math.random()));
  }

  get #lead() {
    return this.hasAttribute("data-leads");
  }

  async #fetch(version) {
    const answer = await fetch(this.dataset.live, this.#request());
    if (answer.type === "opaqueredirect" || answer.status === 404) {
      location.reload();
      return;
    }
    this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    this.#version = String(version);
    this.#looked = performance.now();
  }

  #show(page) {
    const before = this.querySelector("[data-phase-name]")?.dataset.phaseName;
    for (const fresh of page.querySelectorAll("[data-part]")) {
      const part = this.querySelector(`[data-part="${fresh.dataset.part}"]`);
      if (!part) continue;
      if (fresh.dataset.part === "desk") keepTyped(part, fresh);
      else if (plain(part) !== plain(fresh)) part.replaceChildren(...fresh.childNodes);
    }
    const now = this.querySelector("[data-phase-name]")?.dataset.phaseName;
    if (now && now !== before) document.getElementById("say").textContent = now;
    this.#draw();
    this.#stayAwake();
  }

  // A tap goes out without leaving the page, so that what is typed elsewhere on it stays.
  #send = async (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-tap") || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    try {
      const body = new URLSearchParams(new FormData(form, event.submitter));
      const answer = await fetch(form.action, { method: "POST", body, cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const room = page.querySelector("session-room");
      if (!room) {
        location.assign(answer.url);
        return;
      }
      const written = form.querySelector("textarea, input[type=text]");
      if (answer.ok && written) {
        for (const box of form.querySelectorAll("textarea, input[type=text]")) {
          box.value = box.defaultValue = "";
        }
        saveDrafts(this);
      }
      this.#show(page);
      this.#version = room.dataset.version;
      this.#online(true);
    } catch {
      this.#online(false);
    } finally {
      delete form.dataset.busy;
    }
    this.#next();
  };

  #online(is) {
    const line = this.querySelector("[data-offline]");
    if (line) line.hidden = is;
  }

  #left() {
    const ends = Number(this.#stage?.dataset.ends);
    return ends ? ends - this.#clock.now : 0;
  }

  #draw = () => {
    const stage = this.#stage;
    if (!stage) return;
    const left = this.#left();
    const text = this.querySelector("[data-left]");
    if (text) text.textContent = words(left);
    const ring = this.querySelector("[data-ring]");
    const share = Math.min(1, Math.max(0, left) / Number(stage.dataset.total));
    ring?.setAttribute("stroke-dasharray", `${(RING * share).toFixed(1)} ${RING.toFixed(1)}`);
    const up = this.querySelector("[data-up]");
    if (up) up.hidden = left > 0;
    const turn = this.querySelector("[data-turn-ends]");
    if (turn) turn.textContent = words(Number(turn.dataset.turnEnds) - this.#clock.now);
  };

  // A dark screen loses the clock: it stays on while somebody is in the hot seat.
  async #stayAwake() {
    const wanted = Boolean(this.querySelector("[data-awake]")) && !document.hidden;
    if (!wanted) {
      this.#awake?.release().catch(() => {});
      this.#awake = null;
      return;
    }
    if (this.#awake && !this.#awake.released) return;
    try {
      this.#awake = await navigator.wakeLock?.request("screen");
    } catch {
      // A low battery may refuse it.
    }
  }
}

function words(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const pair = [Math.floor(seconds / 60) % 60, seconds % 60].map((n) => String(n).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours ? `${hours}:${pair.join(":")}` : `${Number(pair[0])}:${pair[1]}`;
}

// The forms' tokens are others every time, and the clock runs: neither is a change.
function plain(part) {
  const copy = part.cloneNode(true);
  for (const token of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) token.remove();
  for (const ring of copy.querySelectorAll("[data-ring]")) ring.removeAttribute("stroke-dasharray");
  for (const time of copy.querySelectorAll("[data-left], [data-turn-ends]")) time.textContent = "";
  return copy.innerHTML;
}

customElements.define("session-room", SessionRoom);
