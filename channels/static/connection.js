/**
 * The line to the gateway: a WebSocket that resumes where it broke off or, where WebSockets are blocked, requests and polling.
 *
 * Emits `message` (Message), `state` (State), `typing` (with `who` where it is a counsellor), `online` (boolean), `refused` ({letter, detail}) and `gone`. Each message is emitted
 * once, by its `seq`; each letter of the outbox is sent again with the same client id until the gateway has it.
 */

import { Refusal, Unreachable } from "./api.js";

const OPEN_WITHIN_MS = 5000;
const ACK_WITHIN_MS = 8000;
const STEADY_MS = 3000;
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000];
const OFFLINE_AFTER_MS = 1500;
const POLL_MS = 2000;
const SOCKET_AGAIN_MS = 60_000;
const LATER_S = 3;
const GONE = new Set(["not_allowed", "not_found", "erased"]);

export class Connection extends EventTarget {
  #conversation;
  #outbox;
  #after = 0;
  #states = 0;
  #seen = new Set();
  #socket = null;
  #failures = 0;
  #polling = false;
  #posting = false;
  #stopped = new AbortController();
  #timers = {};

  constructor(conversation, outbox) {
    super();
    this.#conversation = conversation;
    this.#outbox = outbox;
  }

  start() {
    const { signal } = this.#stopped;
    addEventListener("online", () => this.#hurry(), { signal });
    // A socket may take minutes to notice; where the browser is wrong, a new one is there at once.
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

  /** Bring a letter of the outbox on its way. */
  send(letter) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#sendBySocket(letter);
    else if (this.#polling) this.#post();
  }

  /** What is being written, for a counsellor who looks on: told where there is a line, and forgotten otherwise. */
  preview(text) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ type: "typing", text }));
  }

  /** Fetch what is new now, where nothing pushes it to us. */
  async refresh() {
    if (this.#polling) await this.#sync();
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #later(name, ms, action) {
    clearTimeout(this.#timers[name]);
    if (!this.#stopped.signal.aborted) this.#timers[name] = setTimeout(action, ms);
  }

  /** A short break is not worth a word: being offline is told once it has lasted. */
  #online(is) {
    if (!is && this.#timers.offline) return;
    clearTimeout(this.#timers.offline);
    this.#timers.offline = null;
    if (is) this.#emit("online", true);
    else this.#later("offline", OFFLINE_AFTER_MS, () => this.#emit("online", false));
  }

  // By WebSocket

  #connect() {
    if (this.#socket || this.#stopped.signal.aborted) return;
    const socket = new WebSocket(this.#conversation.eventsUrl);
    this.#socket = socket;
    this.#later("open", OPEN_WITHIN_MS, () => this.#drop(socket));
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (event) => this.#receive(JSON.parse(event.data));
    socket.onclose = () => this.#drop(socket);
  }

  #opened(socket) {
    clearTimeout(this.#timers.open);
    clearTimeout(this.#timers.poll);
    this.#polling = false;
    socket.send(JSON.stringify({ type: "auth", token: this.#conversation.token, after: this.#after }));
    this.#later("steady", STEADY_MS, () => (this.#failures = 0));
    this.#online(true);
    this.#outbox.waiting.forEach((letter) => this.#sendBySocket(letter));
  }

  #sendBySocket({ clientId, text }) {
    this.#socket.send(JSON.stringify({ type: "say", text, client_id: clientId }));
    // A line can be dead without anybody having said so: no acknowledgement, no line.
    this.#later("ack", ACK_WITHIN_MS, () => this.#drop(this.#socket));
  }

  #receive(frame) {
    if (frame.type === "message") this.#message(frame.message);
    else if (frame.type === "state") this.#state(frame.seq, frame.state);
    else if (frame.type === "typing") this.#emit("typing", frame);
    else if (frame.type === "ack") this.#arrived(frame.client_id);
    else if (frame.type === "error") this.#error(frame);
  }

  #error({ problem, status, detail, client_id: clientId, retry_after: retryAfterS }) {
    if (GONE.has(problem)) this.#gone();
    else if (clientId) this.#refused(clientId, new Refusal(status, { detail }, retryAfterS));
  }

  #drop(socket) {
    if (socket !== this.#socket || this.#stopped.signal.aborted) return;
    this.#socket = null;
    socket?.close();
    ["open", "ack", "steady"].forEach((name) => clearTimeout(this.#timers[name]));
    this.#failures += 1;
    if (!this.#polling) this.#online(false);
    if (this.#failures > 1) this.#fallBack();
    else this.#later("connect", PAUSES_MS[0], () => this.#connect());
  }

  #hurry() {
    if (!this.#socket) this.#later("connect", 0, () => this.#connect());
  }

  // By requests

  async #fallBack() {
    const reached = await this.#sync();
    if (this.#socket || this.#stopped.signal.aborted) return;
    this.#polling = reached;
    this.#online(reached);
    if (reached) this.#poll();
    const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length) - 1];
    this.#later("connect", reached ? SOCKET_AGAIN_MS : pause * (0.75 + Math.random() / 2), () => this.#connect());
  }

  #poll() {
    this.#post();
    this.#later("poll", POLL_MS, async () => {
      if (await this.#sync()) this.#poll();
      else this.#lost();
    });
  }

  #lost() {
    if (!this.#polling) return;
    this.#polling = false;
    this.#online(false);
    this.#hurry();
  }

  /** Read what is new; false where the gateway was not reached. */
  async #sync() {
    try {
      const heard = this.#states;
      const messages = await this.#conversation.messages(this.#after);
      const state = messages.length || !this.#polling ? await this.#conversation.state() : null;
      messages.forEach((message) => this.#message(message));
      // One that came over the line meanwhile is newer than what was asked for.
      if (state && heard === this.#states) this.#emit("state", state);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  async #post() {
    if (this.#posting) return;
    this.#posting = true;
    try {
      for (let letter; this.#polling && (letter = this.#outbox.waiting[0]); ) await this.#postOne(letter);
    } finally {
      this.#posting = false;
    }
  }

  async #postOne({ clientId, text }) {
    try {
      await this.#conversation.say(text, clientId);
      this.#arrived(clientId);
      await this.#sync();
    } catch (error) {
      if (error instanceof Refusal && !error.gone) await this.#refused(clientId, error);
      else if (!this.#failed(error)) this.#lost();
    }
  }

  // Either way

  #message(message) {
    if (this.#seen.has(message.seq)) return;
    this.#seen.add(message.seq);
    this.#after = Math.max(this.#after, message.seq);
    if (message.client_id) this.#arrived(message.client_id);
    this.#emit("message", message);
  }

  #state(seq, state) {
    if (seq <= this.#after) return;
    this.#after = seq;
    this.#states += 1;
    this.#emit("state", state);
  }

  #arrived(clientId) {
    this.#outbox.take(clientId);
    if (!this.#outbox.waiting.length) clearTimeout(this.#timers.ack);
  }

  /** Put a refused letter aside, or send it again after the pause the gateway asked for. */
  async #refused(clientId, refusal) {
    clearTimeout(this.#timers.ack);
    if (!refusal.passing) {
      const letter = this.#outbox.take(clientId);
      if (letter) this.#emit("refused", { letter, detail: refusal.detail });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, (refusal.retryAfterS ?? LATER_S) * 1000));
    const letter = this.#outbox.waiting.find((waiting) => waiting.clientId === clientId);
    if (letter && this.#socket?.readyState === WebSocket.OPEN) this.#sendBySocket(letter);
  }

  /** True where there is no conversation to go on with; false where only the line failed. */
  #failed(error) {
    if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
    if (!(error instanceof Refusal && error.gone)) return false;
    this.#gone();
    return true;
  }

  #gone() {
    if (this.#stopped.signal.aborted) return;
    this.stop();
    this.#emit("gone");
  }
}
