/** The conversation that is open: its log folded into what is to be seen, and all that stands beside it. */

import { api } from "./api.js";

/** Emits `changed` with what changed: message, state, beside, preview, row. */
export class Talk extends EventTarget {
  #messages = new Map(); // by the seq of what was first said
  seq = 0;
  preview = "";
  state = null;
  summary = [];
  notes = [];
  callbacks = [];
  rating = null;

  constructor(id) {
    super();
    this.id = id;
  }

  /** Read it from the gateway, which writes down that it was read. Throws Refusal or Unreachable. */
  async load() {
    const found = await api.about(this.id, "GET");
    this.row = found.row;
    this.state = found.state;
    for (const message of found.messages) this.#fold(message);
    this.#beside(found);
    return this;
  }

  /** Summary, notes, call-backs and rating are these now. */
  stands(beside) {
    this.#beside(beside);
    this.#changed("beside");
  }

  #beside({ summary, notes, callbacks, rating }) {
    Object.assign(this, { summary: summary ?? [], notes: notes ?? [], callbacks: callbacks ?? [], rating: rating ?? null });
  }

  /** In the order in which they were said. */
  get messages() {
    return [...this.#messages.values()].sort((one, other) => one.seq - other.seq);
  }

  /** The newest message of a counsellor that still stands, if nobody but the system spoke after it. */
  get ownLast() {
    const last = this.messages.filter(({ role, withdrawn }) => role === "counsellor" && !withdrawn).at(-1);
    return last ?? null;
  }

  add(message) {
    const folded = this.#fold(message);
    if (message.role === "citizen") this.preview = "";
    if (folded) this.#changed("message", folded);
  }

  /** An edit or a withdrawal takes the place of what it replaces. Null where the message was known. */
  #fold(message) {
    this.seq = Math.max(this.seq, message.seq);
    const first = message.replaces ?? message.seq;
    const known = this.#messages.get(first);
    if (known && (known.version ?? known.seq) >= message.seq) return null;
    const folded = { ...message, seq: first, version: message.seq, created_at: known?.created_at ?? message.created_at, edited: Boolean(message.replaces) };
    this.#messages.set(first, folded);
    return { folded, known: Boolean(known) };
  }

  become(state) {
    this.state = state;
    this.#changed("state");
  }

  writes(text) {
    this.preview = text;
    this.#changed("preview");
  }

  moved(row) {
    this.row = row;
    this.#changed("row");
  }

  /** The labels are those of the row. */
  get labels() {
    return this.row?.labels ?? [];
  }

  /** The newest card of each benefit that was shown. */
  get cards() {
    return new Map(this.messages.flatMap(({ benefits }) => benefits ?? []).map((card) => [card.id, card]));
  }

  #changed(what, detail = null) {
    this.dispatchEvent(new CustomEvent("changed", { detail: { what, ...detail } }));
  }
}
