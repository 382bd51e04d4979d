/**
 * Replies on their way, of all conversations. Each is sent again with the same client id until the gateway has it, one after the other; kept
 * for this tab, so that neither a reload nor a lost line loses one. Emits `changed` with the conversation's id and `sent` with the letter.
 */

import { Refusal } from "../api.js";
import { forget, recall, remember } from "../memory.js";
import { api, sentence } from "./api.js";

const KIND = "sessionStorage";
const PAUSES_MS = [500, 1000, 2000, 4000, 8000];

function newClientId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is missing where the page is served without TLS.
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox extends EventTarget {
  #key;
  #letters;
  #sending = new Set();
  #failures = 0;
  #stopped = false;

  constructor(memberId) {
    super();
    this.#key = `console.outbox.${memberId}`;
    this.#letters = recall(this.#key, [], KIND).map((letter) => ({ ...letter, fate: "waiting" }));
  }

  /** Send what a former page left behind, and go on. */
  start() {
    addEventListener("online", () => this.hurry());
    this.hurry();
  }

  stop() {
    this.#stopped = true;
    forget(this.#key, KIND);
  }

  /** Letters of one conversation: `{clientId, id, text, benefits, fate, problem, seq}`; fate is sending, waiting, failed or sent. */
  of(id) {
    return this.#letters.filter((letter) => letter.id === id);
  }

  add(id, text, benefits = []) {
    const letter = { clientId: newClientId(), id, text, benefits, fate: "sending", problem: "" };
    this.#letters.push(letter);
    this.#changed(id);
    this.#run(id);
    return letter;
  }

  retry(clientId) {
    const letter = this.#letters.find((one) => one.clientId === clientId);
    if (!letter) return;
    Object.assign(letter, { fate: "sending", problem: "" });
    this.#changed(letter.id);
    this.#run(letter.id);
  }

  /** The letter is in the log, or given up. */
  take(clientId) {
    const letter = this.#letters.find((one) => one.clientId === clientId);
    this.#letters = this.#letters.filter((one) => one !== letter);
    if (letter) this.#changed(letter.id);
    return letter;
  }

  /** A message is on the screen: the letter that became it need not be any more. */
  arrived(id, { seq, client_id: clientId }) {
    for (const letter of this.of(id)) if (letter.clientId === clientId || letter.seq <= seq) this.take(letter.clientId);
  }

  hurry() {
    this.#failures = 0;
    for (const id of new Set(this.#letters.map((letter) => letter.id))) this.#run(id);
  }

  #changed(id) {
    const unsent = this.#letters.filter(({ fate }) => fate !== "sent");
    if (unsent.length) remember(this.#key, unsent.map(({ clientId, id: of, text, benefits }) => ({ clientId, id: of, text, benefits })), KIND);
    else forget(this.#key, KIND);
    this.dispatchEvent(new CustomEvent("changed", { detail: id }));
  }

  /** What is not refused goes out in the order in which it was written. */
  async #run(id) {
    if (this.#sending.has(id) || this.#stopped) return;
    this.#sending.add(id);
    try {
      for (let letter; (letter = this.of(id).find(({ fate }) => fate === "sending" || fate === "waiting")); ) if (!(await this.#send(letter))) break;
    } finally {
      this.#sending.delete(id);
    }
  }

  async #send(letter) {
    try {
      const { text, clientId, benefits } = letter;
      const answer = await api.about(letter.id, "POST", "/messages", { text, client_id: clientId, ...(benefits.length && { benefits: benefits.map(({ id }) => id) }) });
      this.#failures = 0;
      const seq = answer?.seq ?? answer?.message?.seq ?? answer?.messages?.at(-1)?.seq;
      if (!this.#letters.includes(letter)) return true; // It came over the line first.
      Object.assign(letter, { fate: "sent", seq });
      if (seq === undefined) this.take(letter.clientId);
      else this.#changed(letter.id);
      this.dispatchEvent(new CustomEvent("sent", { detail: letter }));
      return true;
    } catch (error) {
      return this.#failed(letter, error);
    }
  }

  #failed(letter, error) {
    const passing = !(error instanceof Refusal) || error.passing || error.status === 401;
    Object.assign(letter, passing ? { fate: "waiting" } : { fate: "failed", problem: sentence(error) });
    this.#changed(letter.id);
    if (!passing) return true;
    const pause = PAUSES_MS[Math.min(this.#failures++, PAUSES_MS.length - 1)];
    setTimeout(() => this.#run(letter.id), error.retryAfterS ? error.retryAfterS * 1000 : pause);
    return false;
  }
}
