/** <counsel-desk>: list, conversation and side panel beside each other, or one after the other on a small screen. */

import "./conversation-list.js";
import "./conversation.js";
import "./side-panel.js";
import { Refusal } from "../api.js";
import { fill, h } from "../dom.js";
import { recall, remember } from "../memory.js";
import { sentence } from "./api.js";
import { ko } from "./ko.js";
import { go, here } from "./route.js";
import { Rows } from "./rows.js";
import { Talk } from "./talk.js";
import { Unread } from "./unread.js";

const wide = matchMedia("(min-width: 75em)");
const narrow = matchMedia("(max-width: 47.9375em)");

class CounselDesk extends HTMLElement {
  #rows;
  #unread;
  #list = document.createElement("conversation-list");
  #conversation = document.createElement("one-conversation");
  #panel = document.createElement("side-panel");
  #talk = null;
  #waiting = new Set();
  #known = false; // Whether the rows that wait are known: what comes later is new.
  #wired = false;

  connectedCallback() {
    if (!this.#wired) this.#wire();
    fill(this, h("h1.unseen", {}, ko.views.c), this.#list, this.#conversation, this.#panel);
  }

  #wire() {
    this.#wired = true;
    const { me, line, outbox } = this;
    this.#rows = new Rows(me.id);
    this.#unread = new Unread(me.id);
    Object.assign(this.#list, { me, rows: this.#rows, unread: this.#unread });
    Object.assign(this.#conversation, { me, line, outbox });
    Object.assign(this.#panel, { me });
    this.#rows.addEventListener("counts", ({ detail }) => this.#counts(detail));
    this.#panel.addEventListener("insert", ({ detail }) => this.#insert(detail));
    this.#conversation.addEventListener("moved", ({ detail }) => this.#put(detail));
    this.#conversation.addEventListener("panel", () => this.togglePanel());
    this.#followLine(line);
    this.addEventListener("keydown", (event) => this.#onEscape(event));
    this.#rows.show(recall("console.tab", "waiting"), {});
  }

  #followLine(line) {
    const on = {
      rows: ({ items, counts }) => this.#all(items, counts),
      row: ({ row }) => this.#put(row),
      gone: ({ id }) => this.#gone(id),
      counts: ({ counts }) => this.#counts(counts),
      alarm: ({ row }) => this.alarm.raise(row),
      message: ({ id, message }) => this.#about(id, (talk) => this.#heard(talk, message)),
      state: ({ id, state }) => this.#about(id, (talk) => talk.become(state)),
      beside: (frame) => this.#about(frame.id, (talk) => talk.stands(frame)),
      preview: (frame) => this.#about(frame.conversation ?? frame.id, (talk) => talk.writes(frame.text ?? "")),
    };
    for (const [type, handle] of Object.entries(on)) line.addEventListener(type, ({ detail }) => handle(detail));
  }

  #about(id, handle) {
    if (this.#talk?.id === id) handle(this.#talk);
  }

  #heard(talk, message) {
    talk.add(message);
    this.outbox.arrived(talk.id, message);
    if (!document.hidden) this.#unread.saw(talk.id, message.created_at);
  }

  // Rows

  /** The line is there, for the first time or again: what may have been missed is read anew. */
  #all(items, counts) {
    for (const row of items) this.#put(row);
    this.#known = true;
    if (counts) this.#counts(counts);
    this.#rows.refresh();
  }

  #put(row) {
    this.#rows.put(row);
    this.#about(row.id, (talk) => talk.moved(row));
    if (row.id === this.#talk?.id && !document.hidden) this.#unread.saw(row.id, row.last_at);
    const waits = row.mode === "waiting";
    if (waits && row.crisis) this.alarm.raise(row);
    else if (waits && this.#known && !this.#waiting.has(row.id)) this.alarm.arrived(row);
    if (!waits) this.alarm.settle(row.id);
    this.#waiting[waits ? "add" : "delete"](row.id);
  }

  #gone(id) {
    this.#rows.remove(id);
    this.#waiting.delete(id);
    this.alarm.settle(id);
    this.#about(id, () => {
      this.#talk = null;
      this.line.unwatch();
      this.#conversation.say(ko.talk.gone);
      this.#panel.talk = null;
    });
  }

  #counts(counts) {
    this.#list.counts = counts;
    this.dispatchEvent(new CustomEvent("counts", { detail: counts }));
  }

  // What is open

  /** Show what the address says. */
  show({ id, part }) {
    this.#layout(id, part);
    this.#list.chosen = id;
    if (id === (this.#talk?.id ?? null)) return;
    if (id) this.#open(id);
    else this.#leave();
  }

  #layout(id, part) {
    const screen = !id ? "list" : part === "panel" ? "panel" : "talk";
    const shown = this.dataset.screen;
    this.dataset.screen = screen;
    const beside = Boolean(id) && (part === "panel" || (wide.matches && recall("console.panel", true)));
    this.#panel.hidden = !beside;
    this.#conversation.panelOpen = beside;
    if (shown && shown !== screen && narrow.matches) this.#focusScreen(screen);
  }

  #focusScreen(screen) {
    const target = { list: this.#list, talk: this.#conversation, panel: this.#panel }[screen];
    target.focusTitle?.();
  }

  #leave() {
    this.#talk = null;
    this.line.unwatch();
    this.#conversation.talk = null;
    this.#panel.talk = null;
  }

  async #open(id) {
    const talk = new Talk(id);
    this.#talk = talk;
    this.line.unwatch();
    this.#conversation.say(ko.talk.loading);
    this.#panel.talk = null;
    try {
      await talk.load();
    } catch (error) {
      if (this.#talk === talk) this.#conversation.say(error instanceof Refusal && error.status === 404 ? ko.talk.gone : sentence(error));
      return;
    }
    if (this.#talk !== talk) return;
    for (const message of talk.messages) this.outbox.arrived(id, { ...message, seq: message.version });
    this.#unread.saw(id, talk.row.last_at);
    this.#conversation.talk = talk;
    this.#panel.talk = talk;
    this.line.watch(id, talk.seq);
    if (narrow.matches) this.#focusScreen(this.dataset.screen);
  }

  #insert(card) {
    this.#conversation.insert(card);
    if (!wide.matches) go("c", this.#talk.id);
  }

  togglePanel() {
    const { id, part } = here();
    if (!id) return;
    if (wide.matches) {
      remember("console.panel", this.#panel.hidden);
      this.#layout(id, null);
      if (part) go("c", id);
    } else go("c", id, part ? null : "panel");
    if (!this.#panel.hidden) this.#panel.focusTitle();
    else this.#conversation.focusPanelButton();
  }

  #onEscape(event) {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (here().part) go("c", here().id);
    else if (narrow.matches && here().id && !event.target.closest("textarea, input")) go("c");
  }

  // For the keyboard

  get list() {
    return this.#list;
  }

  get conversation() {
    return this.#conversation;
  }

  get panel() {
    return this.#panel;
  }
}

customElements.define("counsel-desk", CounselDesk);
