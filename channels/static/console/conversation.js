/**
 * <one-conversation>: head with what can be done, transcript, composer. Needs `me`, `line`, `outbox`; `talk` is what is open, `say(text)` what
 * stands in its place. Fires `moved` with a row and `panel`.
 */

import "./reply-composer.js";
import "./transcript.js";
import { announce } from "../announcer.js";
import { fill, h, icon } from "../dom.js";
import { sentence } from "./api.js";
import { edit, moves, suggest, taken, withdraw } from "./deeds.js";
import { busy } from "./form.js";
import { ko } from "./ko.js";
import { address } from "./route.js";
import { crisisTag, modeTag } from "./row.js";
import { waiting } from "./times.js";

const words = ko.talk;

class OneConversation extends HTMLElement {
  #talk = null;
  #panelOpen = false;
  #head = h("header.talk-head");
  #transcript = document.createElement("chat-transcript");
  #composer = document.createElement("reply-composer");
  #foot = h("div.talk-foot");
  #notice = h("p.strip.warning", { hidden: true });
  #built = false;
  #shown = ""; // What head and foot were last made from.

  connectedCallback() {
    if (this.#built) return;
    this.#built = true;
    this.#composer.me = this.me;
    this.#composer.addEventListener("send", ({ detail }) => this.outbox.add(this.#talk.id, detail.text, detail.benefits));
    this.#composer.addEventListener("leave", () => this.focusTitle());
    this.#composer.addEventListener("edit", ({ detail }) => this.#edit(detail));
    this.#composer.addEventListener("typing", () => this.line.typing(this.#talk.id));
    this.#composer.addEventListener("suggest", ({ detail: button }) => this.#suggest(button));
    this.outbox.addEventListener("changed", ({ detail: id }) => id === this.#talk?.id && this.#showLetters());
    this.outbox.addEventListener("sent", ({ detail }) => this.line.expect(detail.id, detail.seq));
    if (!this.#talk) this.say("");
  }

  /** A sentence where no conversation is open. */
  say(text) {
    this.#talk = null;
    const back = h("a.button.text.back", { href: address("c") }, icon("back"), words.back);
    fill(this, h("div.nothing", {}, text ? [back, h("p", { role: "status" }, text)] : [h("p", {}, words.none), h("p.subtle", {}, words.noneLead)]));
  }

  set talk(talk) {
    if (!talk) return this.say("");
    this.#talk = talk;
    this.#shown = "";
    this.#tell("");
    fill(this, this.#head, this.#notice, this.#transcript, this.#foot);
    const mine = (message) => (message.by ? message.by.id === this.me.id : this.#isMine);
    this.#transcript.open(talk, {
      mine: () => this.#isMine, isMine: mine, name: this.me.name, edit: (message) => this.#composer.edit(message), withdraw: (message) => this.#withdraw(message),
      retry: ({ clientId }) => this.outbox.retry(clientId), discard: ({ clientId }) => this.outbox.take(clientId),
    });
    this.#composer.talk = talk;
    talk.addEventListener("changed", ({ detail }) => talk === this.#talk && this.#changed(detail));
    this.#render();
    this.#showLetters();
  }

  set panelOpen(is) {
    this.#panelOpen = is;
    this.querySelector(".panel-button")?.setAttribute("aria-expanded", String(is));
  }

  get #isMine() {
    const { mode, owner } = this.#talk?.row ?? {};
    return mode === "counsellor" && owner?.id === this.me.id;
  }

  #changed({ what, ...heard }) {
    if (what === "preview") this.#transcript.preview = this.#talk.preview;
    if (what === "message") {
      this.#transcript.update(heard);
      this.#transcript.preview = this.#talk.preview;
    }
    if (what === "row") this.#render();
  }

  #showLetters() {
    this.#transcript.letters = this.outbox.of(this.#talk.id);
  }

  // Head and foot

  #render() {
    const { row } = this.#talk;
    const made = JSON.stringify([row.mode, row.owner, row.waiting_since, row.crisis, row.channel]);
    if (made === this.#shown) return;
    this.#shown = made;
    this.#renderHead(row);
    this.#renderFoot(row);
    this.#transcript.update();
  }

  #renderHead({ channel, crisis, waiting_since: since, mode }) {
    const focused = this.#head.contains(document.activeElement) && document.activeElement.dataset.act;
    const back = h("a.button.text.square.back", { href: address("c"), "aria-label": words.back }, icon("back"));
    const title = h("h2", { tabindex: "-1" }, [ko.channels[channel] ?? channel, h("span.number", {}, `#${this.#talk.id.slice(0, 6)}`)]);
    const panel = h("button.button.text.square.panel-button", { type: "button", "aria-expanded": String(this.#panelOpen), "aria-label": words.panel, title: words.panel, onclick: () => this.#fire("panel") }, icon("panel"));
    const status = h("div.talk-status", {}, title, crisis && crisisTag(crisis), modeTag(this.#talk.row, this.me.id), mode === "waiting" && since && waiting(since));
    fill(this.#head, back, status, h("div.talk-acts", {}, this.#acts().map((act) => this.#button(act, act === "claim" ? "primary" : "tertiary"))), panel);
    if (focused) (this.#head.querySelector(`[data-act="${focused}"]`) ?? title).focus({ preventScroll: true });
  }

  #acts() {
    if (this.#isMine) return ["release", "transfer", "end"];
    return this.#talk.row.mode === "waiting" || this.#talk.row.mode === "assistant" ? ["claim"] : [];
  }

  #button(act, kind) {
    const title = act === "claim" && this.#talk.row.mode === "assistant" ? words.takeOver : words[act];
    return h(`button.button.small.${kind}`, { type: "button", "data-act": act, onclick: ({ currentTarget }) => this.#do(act, currentTarget) }, title);
  }

  #renderFoot({ mode, owner }) {
    if (this.#isMine) return this.#composer.isConnected || fill(this.#foot, this.#composer);
    const text = words.foot[mode];
    fill(this.#foot, h("div.claim-bar", {}, h("p", {}, typeof text === "function" ? text(owner?.name ?? words.somebody) : text), this.#acts().map((act) => this.#button(act, "primary"))));
  }

  #tell(text) {
    this.#notice.hidden = !text;
    fill(this.#notice, text && [icon("alert"), h("span", {}, text)]);
    if (text) announce(text);
  }

  // Deeds

  /** A key was pressed. What cannot be done now does nothing. */
  act(name) {
    if (!this.#talk) return;
    if (name === "benefit" || name === "suggest") return this.#isMine && this.#composer[name]();
    const button = this.#head.querySelector(`[data-act="${name}"]`);
    if (button) this.#do(name, button);
  }

  async #do(act, button) {
    const talk = this.#talk;
    this.#tell("");
    await busy(button, async () => {
      const done = await moves[act](talk, this.me);
      if (!done) return;
      announce(done.told);
      this.#moved(talk, done.row);
      if (act === "claim" && talk === this.#talk) this.#composer.focusInput();
    }, (error) => this.#refused(talk, error));
  }

  /** Where somebody else was faster, show who. */
  #refused(talk, error) {
    const owner = taken(error);
    this.#tell(owner ? words.taken(owner.name ?? words.somebody) : sentence(error));
    if (owner?.id) this.#moved(talk, { mode: "counsellor", owner, waiting_since: null, position: null });
  }

  #moved(talk, change) {
    talk.moved({ ...talk.row, ...change });
    this.#fire("moved", talk.row);
  }

  async #edit({ message, text, done }) {
    try {
      await edit(this.#talk.id, message, text);
      done();
    } catch (error) {
      this.#composer.problem = sentence(error);
    }
  }

  async #withdraw(message) {
    try {
      await withdraw(this.#talk.id, message);
    } catch (error) {
      this.#tell(sentence(error));
    }
  }

  async #suggest(button) {
    const talk = this.#talk;
    announce(ko.composer.suggesting);
    await busy(button, async () => {
      const text = await suggest(talk.id);
      if (talk !== this.#talk) return;
      this.#composer.append(text);
      announce(ko.composer.suggested);
    }, (error) => (this.#composer.problem = sentence(error)));
  }

  /** A benefit card to send with the next reply. */
  insert(card) {
    if (this.#isMine) this.#composer.attach(card);
  }

  focusComposer() {
    if (this.#isMine) this.#composer.focusInput();
    else this.#foot.querySelector("button")?.focus();
  }

  focusTitle() {
    this.querySelector("h2")?.focus({ preventScroll: true });
  }

  focusPanelButton() {
    this.querySelector(".panel-button")?.focus({ preventScroll: true });
  }

  #fire(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define("one-conversation", OneConversation);
