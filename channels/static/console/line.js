/**
 * The console's live line: a WebSocket that resumes where it broke off.
 *
 * Emits every server frame under its type (`rows`, `row`, `gone`, `counts`, `alarm`, `message`, `state`, `typing`, `preview`, …), `online`
 * (boolean) and, where the line was refused, `me`: who one is by now. Of the conversation that is watched each event is emitted once, by its
 * `seq`, however often the line breaks.
 */

import { api } from "./api.js";

const OPEN_WITHIN_MS = 5000;
const STEADY_MS = 3000;
const PAUSES_MS = [300, 1000, 2000, 4000, 8000, 15_000];
const OFFLINE_AFTER_MS = 1500;
const PING_MS = 20_000;
const PONG_WITHIN_MS = 10_000;
const SILENT_TOO_LONG_MS = 5000;

export class Line extends EventTarget {
  #socket = null;
  #watched = null; // {id, after}: the conversation that is followed, and how far.
  #failures = 0;
  #pongs = false; // Whether the gateway answers pings: then silence means that the line is dead.
  #stopped = new AbortController();
  #timers = {};

  start() {
    const { signal } = this.#stopped;
    addEventListener("online", () => this.#hurry(), { signal });
    addEventListener("offline", () => this.#socket && this.#drop(this.#socket), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#hurry(), { signal });
    this.#connect();
  }

  stop() {
    this.#stopped.abort();
    Object.values(this.#timers).forEach(clearTimeout);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** Begin anew with the session as it is now. */
  restart() {
    if (this.#socket) this.#drop(this.#socket);
    this.#failures = 0;
    this.#hurry();
  }

  /** Follow the log of this conversation after `after`. */
  watch(id, after) {
    if (this.#watched && this.#watched.id !== id) this.#send({ type: "unwatch", id: this.#watched.id });
    this.#watched = { id, after };
    this.#send({ type: "watch", id, after });
  }

  unwatch() {
    if (this.#watched) this.#send({ type: "unwatch", id: this.#watched.id });
    this.#watched = null;
  }

  /** The counsellor writes: told where there is a line, and forgotten otherwise. */
  typing(id) {
    this.#send({ type: "typing", id });
  }

  /** The gateway has an event `seq` of this conversation. Where it does not come, the line is dead without knowing it. */
  expect(id, seq) {
    this.#later("expect", SILENT_TOO_LONG_MS, () => {
      if (this.#socket && this.#watched?.id === id && this.#watched.after < seq) this.#drop(this.#socket);
    });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #later(name, ms, action) {
    clearTimeout(this.#timers[name]);
    if (!this.#stopped.signal.aborted) this.#timers[name] = setTimeout(action, ms);
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** A short break is not worth a word: being offline is told once it has lasted. */
  #online(is) {
    if (!is && this.#timers.offline) return;
    clearTimeout(this.#timers.offline);
    this.#timers.offline = null;
    if (is) this.#emit("online", true);
    else this.#later("offline", OFFLINE_AFTER_MS, () => this.#emit("online", false));
  }

  #connect() {
    if (this.#socket || this.#stopped.signal.aborted) return;
    const socket = new WebSocket(api.eventsUrl);
    this.#socket = socket;
    this.#later("open", OPEN_WITHIN_MS, () => this.#drop(socket));
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (event) => socket === this.#socket && this.#receive(JSON.parse(event.data));
    socket.onclose = () => this.#drop(socket);
  }

  #opened(socket) {
    clearTimeout(this.#timers.open);
    socket.send(JSON.stringify({ type: "auth", csrf: api.csrf }));
    if (this.#watched) this.#send({ type: "watch", ...this.#watched });
    this.#later("steady", STEADY_MS, () => (this.#failures = 0));
    this.#ping(socket);
  }

  #ping(socket) {
    this.#later("ping", PING_MS, () => {
      this.#send({ type: "ping" });
      if (this.#pongs) this.#later("pong", PONG_WITHIN_MS, () => this.#drop(socket));
      this.#ping(socket);
    });
  }

  #receive(frame) {
    clearTimeout(this.#timers.pong);
    if (frame.type === "pong") this.#pongs = true;
    else if (frame.type === "rows") this.#online(true);
    else if (frame.type === "error" && frame.problem === "not_signed_in") this.#askWho();
    if (frame.type === "message" || frame.type === "state") this.#event(frame);
    else this.#emit(frame.type, frame);
  }

  /** One event of the log that is watched, once. */
  #event(frame) {
    const id = frame.conversation ?? frame.id;
    if (id !== this.#watched?.id || frame.seq <= this.#watched.after) return;
    this.#watched.after = frame.seq;
    this.#emit(frame.type, { id, seq: frame.seq, [frame.type]: frame[frame.type] });
  }

  #drop(socket) {
    if (socket !== this.#socket || this.#stopped.signal.aborted) return;
    this.#socket = null;
    socket.onclose = null;
    socket.close();
    ["open", "steady", "ping", "pong", "expect"].forEach((name) => clearTimeout(this.#timers[name]));
    this.#failures += 1;
    this.#online(false);
    const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length) - 1];
    this.#later("connect", pause * (0.75 + Math.random() / 2), () => this.#connect());
    // A browser does not tell why a socket was refused; asked over HTTP, the gateway says so where the session is over.
    if (this.#failures > 1) this.#askWho();
  }

  #askWho() {
    api.get("/me").then((me) => this.#emit("me", me), () => {}); // Where the session is over, `api` says so.
  }

  #hurry() {
    if (!this.#socket) this.#later("connect", 0, () => this.#connect());
  }
}
