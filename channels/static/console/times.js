/** Times as a counsellor reads them. One clock ticks for all that is shown. */

import { ko } from "./ko.js";
import { h } from "../dom.js";

const CLOCK = new Intl.DateTimeFormat("ko", { hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("ko", { month: "long", day: "numeric", weekday: "short" });
const FULL = new Intl.DateTimeFormat("ko", { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" });
const ticking = new Set();

/** 오후 3:05 */
export function clock(iso) {
  return CLOCK.format(new Date(iso));
}

/** 11월 23일 (월) */
export function day(iso) {
  return DAY.format(new Date(iso));
}

export function full(iso) {
  return FULL.format(new Date(iso));
}

/** The clock time of today, the day of any other. */
export function short(iso) {
  const then = new Date(iso);
  return then.toDateString() === new Date().toDateString() ? CLOCK.format(then) : DAY.format(then);
}

/** How long since then: seconds below a minute, minutes and seconds below an hour. */
export function since(iso) {
  return ko.duration(Math.max(0, Math.floor((Date.now() - new Date(iso)) / 1000)));
}

/** An element that says how long it has been, and goes on saying it. */
export function waiting(iso) {
  const element = h("time.since", { datetime: iso, title: full(iso) }, since(iso));
  ticking.add(new WeakRef(element));
  return element;
}

setInterval(() => {
  for (const kept of ticking) {
    const element = kept.deref();
    if (!element) ticking.delete(kept);
    else if (element.isConnected) element.textContent = since(element.dateTime);
  }
}, 1000);
