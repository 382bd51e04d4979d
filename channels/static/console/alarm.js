/**
 * Draws attention: to a crisis with sound until it is acknowledged, a banner, the title and a notification of the browser; to a new waiting
 * conversation with one soft tone. All of it is also said in words.
 */

import { announce } from "../announcer.js";
import { fill, h, icon } from "../dom.js";
import { recall, remember } from "../memory.js";
import { ko } from "./ko.js";

const AGAIN_MS = 4000;
const MOST_TIMES = 15; // A minute: whoever has not heard it by then is not there.
const SEEN = "console.acknowledged";

export const soundIsOn = () => recall("console.sound", true);
export const setSound = (on) => remember("console.sound", on);

let context = null;

/** Browsers let a page sound only once it was touched. */
for (const type of ["pointerdown", "keydown"]) {
  addEventListener(type, () => {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume().catch(() => {});
  }, { once: true, capture: true });
}

/** Tones of `[hertz, from, seconds]` one after the other. */
export function sound(tones, loudness = 0.15) {
  if (!soundIsOn() || context?.state !== "running") return;
  for (const [hertz, from, seconds] of tones) {
    const oscillator = new OscillatorNode(context, { frequency: hertz, type: "sine" });
    const gain = new GainNode(context, { gain: 0 });
    const start = context.currentTime + from;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
    gain.gain.setValueAtTime(loudness, start + seconds - 0.05);
    gain.gain.linearRampToValueAtTime(0, start + seconds);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + seconds);
  }
}

export const ALARM = [[880, 0, 0.22], [660, 0.26, 0.22], [880, 0.52, 0.22]];
export const CHIME = [[660, 0, 0.16], [880, 0.14, 0.22]];

function notify(title, body, tag, onclick) {
  if (globalThis.Notification?.permission !== "granted") return;
  try {
    const shown = new Notification(title, { body, tag, icon: "/static/icon.svg" });
    shown.onclick = () => (window.focus(), onclick(), shown.close());
  } catch {
    // Some phones notify only from a service worker; banner and sound remain.
  }
}

/** The banner over the page. Fires `open` with a conversation's id. */
class AlarmBanner extends HTMLElement {
  #rows = new Map();
  #acknowledged = new Set(recall(SEEN, [], "sessionStorage"));
  #timer = null;
  #times = 0;

  connectedCallback() {
    this.setAttribute("role", "alert");
    this.#render();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  get count() {
    return this.#rows.size;
  }

  /** A crisis: alarm once for each time it waits. */
  raise(row) {
    const key = `${row.id} ${row.waiting_since ?? ""} ${row.crisis}`;
    if (this.#acknowledged.has(key) || this.#rows.get(row.id)?.key === key) return;
    this.#rows.set(row.id, { row, key });
    this.#times = 0;
    this.#sound();
    notify(ko.alarm.one(ko.crises[row.crisis] ?? ko.alarm.title), "", row.id, () => this.#open(row.id));
    this.#render();
  }

  /** Somebody takes care of it, or it is over. */
  settle(id) {
    if (!this.#rows.delete(id)) return;
    this.#render();
  }

  /** A new conversation waits. */
  arrived(row) {
    const words = ko.reasons[row.reason] ?? ko.modes.waiting;
    announce(ko.list.arrived(words));
    sound(CHIME, 0.08);
    if (document.hidden) notify(ko.alarm.waitingTitle, words, row.id, () => this.#open(row.id));
  }

  #sound() {
    clearTimeout(this.#timer);
    if (!this.#rows.size || this.#times >= MOST_TIMES) return;
    this.#times += 1;
    sound(ALARM);
    this.#timer = setTimeout(() => this.#sound(), AGAIN_MS);
  }

  #acknowledge() {
    for (const { key } of this.#rows.values()) this.#acknowledged.add(key);
    remember(SEEN, [...this.#acknowledged].slice(-200), "sessionStorage");
    this.#rows.clear();
    clearTimeout(this.#timer);
    this.#render();
  }

  #open(id) {
    this.#acknowledge();
    this.dispatchEvent(new CustomEvent("open", { detail: id }));
  }

  #render() {
    const rows = [...this.#rows.values()];
    this.hidden = !rows.length;
    this.dispatchEvent(new CustomEvent("changed"));
    if (!rows.length) return fill(this);
    const { row } = rows[0];
    const text = rows.length > 1 ? ko.alarm.many(rows.length) : ko.alarm.one(ko.crises[row.crisis] ?? ko.alarm.title);
    fill(
      this,
      h("p", {}, icon("alert"), h("strong", {}, text), row.preview && h("span.words", {}, row.preview)),
      h("div.choices", {},
        h("button.button.small.tertiary", { type: "button", onclick: () => this.#open(row.id) }, ko.alarm.open),
        h("button.button.small.text", { type: "button", onclick: () => this.#acknowledge() }, ko.alarm.acknowledge)),
    );
  }
}

customElements.define("alarm-banner", AlarmBanner);
