/**
 * <chat-log>: the conversation as it is shown. Messages stand in the order of their `seq`, each once; those on their way come last. What was
 * edited or withdrawn takes the place of what it replaces. Fires `say` (bubbling) when a quick reply is chosen, `form` for one that opens a form:
 * `callback`, or `place` where it is asked where somebody lives.
 */

import { h } from "./dom.js";
import { messageElement, pendingElement, showCrisis } from "./message.js";
import { announce } from "./announcer.js";
import { ko } from "./ko.js";

const SLOW_AFTER_MS = 10_000;
const WRITES_MS = 6000; // A counsellor who goes on writing says so more often.

class ChatLog extends HTMLElement {
  #messages = new Map();
  #pending = new Map();
  #typing = h("div.typing", {}, h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("span", {}, ko.typing));
  #slow = h("p.slow", {}, ko.slow);
  #slowTimer;
  #writing = h("div.typing", {}, h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("span", {}, ko.writing));
  #writingTimer;
  #online = true;
  #question = "";
  #placeAsked = false;

  clear() {
    this.#messages.clear();
    this.#pending.clear();
    this.settle();
    this.replaceChildren();
  }

  /** Show a message that has a number; its element, or null where it is shown already. */
  add(message) {
    if (this.#messages.has(message.seq)) return null;
    if (this.#messages.has(message.replaces)) return this.#replace(message);
    const pending = this.#pending.get(message.client_id);
    const element = messageElement(message);
    this.#messages.set(message.seq, element);
    const next = [...this.#messages.keys()].filter((seq) => seq > message.seq).sort((one, other) => one - other)[0];
    if (pending) {
      pending.remove();
      this.#pending.delete(message.client_id);
    }
    this.insertBefore(element, this.#messages.get(next) ?? this.querySelector(".pending, .typing, .slow, .quick-replies"));
    if (message.role !== "citizen") this.settle();
    this.#offerReplies();
    return element;
  }

  /** Where the first version stands. */
  #replace(message) {
    const before = this.#messages.get(message.replaces);
    if (before.message.version >= message.seq) return null;
    const element = messageElement({ ...message, seq: message.replaces, version: message.seq, created_at: before.message.created_at });
    before.replaceWith(element);
    this.#messages.set(message.replaces, element);
    this.#offerReplies();
    return element;
  }

  /** Show a message that is on its way. */
  addPending(letter) {
    if (this.#pending.has(letter.clientId)) return null;
    const element = pendingElement(letter);
    this.#pending.set(letter.clientId, element);
    this.insertBefore(element, this.querySelector(".typing, .slow, .quick-replies"));
    this.#showFate(element);
    this.#offerReplies();
    return element;
  }

  removePending(clientId) {
    this.#pending.get(clientId)?.remove();
    this.#pending.delete(clientId);
    this.settle();
    this.#offerReplies();
  }

  set online(is) {
    this.#online = is;
    for (const element of this.#pending.values()) this.#showFate(element);
    if (!is) this.settle();
  }

  /** What is asked now. Where benefits stand between the question and its quick replies, it is shown with these once more. */
  ask(text, isPlace) {
    if (text === this.#question && isPlace === this.#placeAsked) return;
    this.#question = text;
    this.#placeAsked = isPlace;
    this.#offerReplies();
  }

  /** An answer is being looked for. After ten seconds the citizen is told that it takes longer. */
  expect() {
    if (this.#typing.isConnected || !this.#online) return;
    this.append(this.#typing);
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => {
      this.#typing.after(this.#slow);
      announce(ko.slow);
    }, SLOW_AFTER_MS);
  }

  /** A counsellor is writing. */
  writes() {
    this.settle();
    this.append(this.#writing);
    clearTimeout(this.#writingTimer);
    this.#writingTimer = setTimeout(() => this.#writing.remove(), WRITES_MS);
  }

  /** A turn may be over without another word, as after a crisis answer: nothing is waited for unless the citizen spoke last. */
  turnOver() {
    if (!this.#pending.size && this.#newest?.role !== "citizen") this.settle();
  }

  /** Nothing is being waited for any more. */
  settle() {
    clearTimeout(this.#slowTimer);
    this.#typing.remove();
    this.#slow.remove();
    this.#writing.remove();
  }

  /** The last question was answered in a crisis: what was said since then leads with the number to call. */
  showCrisis() {
    for (const element of [...this.querySelectorAll(".message:not(.pending)")].reverse()) {
      if (element.message.role === "citizen") return;
      showCrisis(element);
    }
  }

  get #newest() {
    return this.#messages.get(Math.max(...this.#messages.keys()))?.message;
  }

  #showFate(element) {
    element.querySelector(".fate").textContent = this.#online ? ko.sending : ko.waitingForLine;
  }

  /** Quick replies belong to the newest message, as long as nothing was said after it. */
  #offerReplies() {
    this.querySelector(".quick-replies")?.remove();
    const newest = this.#newest;
    const replies = newest?.quick_replies?.filter(({ form }) => form !== "rating") ?? []; // asked by a form of its own
    if (this.#pending.size || !replies.length || newest.role === "citizen") return;
    const fire = (type, detail) => (event) => this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { ...detail, origin: event } }));
    const chosen = ({ text, form }) => (form ? fire("form", { form }) : fire("say", { text }));
    const button = (reply) => h("button.button.quick", { type: "button", onclick: chosen(reply) }, reply.title);
    const again = newest.benefits.length && this.#question && newest.text.includes(this.#question) ? h("p.asked", {}, this.#question) : null;
    const here = this.#placeAsked ? h("button.button.quick", { type: "button", onclick: fire("form", { form: "place" }) }, ko.place.title) : null;
    this.append(h("div.quick-replies", { role: "group", "aria-label": ko.quickReplies }, again, replies.map(button), here));
  }
}

customElements.define("chat-log", ChatLog);
