/** Messages on their way. Kept in the browser until the gateway has acknowledged them, so that neither a reload nor a lost line loses one. */

import { forget, recall, remember } from "./memory.js";

const KEY = "outbox";

function newClientId() {
  // randomUUID is missing where the page is served without TLS.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  #waiting;

  constructor(conversationId) {
    const kept = recall(KEY, {});
    this.conversationId = conversationId;
    this.#waiting = kept.conversationId === conversationId ? kept.waiting : [];
  }

  /** `{clientId, text}`, oldest first. */
  get waiting() {
    return [...this.#waiting];
  }

  add(text) {
    const letter = { clientId: newClientId(), text };
    this.#waiting.push(letter);
    this.#keep();
    return letter;
  }

  /** The letter has arrived or is given up; answers it, or undefined where it is not waiting. */
  take(clientId) {
    const letter = this.#waiting.find((waiting) => waiting.clientId === clientId);
    this.#waiting = this.#waiting.filter((waiting) => waiting !== letter);
    if (letter) this.#keep();
    return letter;
  }

  #keep() {
    if (this.#waiting.length) remember(KEY, { conversationId: this.conversationId, waiting: this.#waiting });
    else forget(KEY);
  }
}
