/**
 * <reply-composer>: where the counsellor writes. Needs `me`; `talk` is whom it answers. Fires `send` ({text, benefits}), `edit` ({message, text,
 * done}), `typing` and `suggest`. What is written is kept for each conversation.
 */

import { announce } from "../announcer.js";
import { fill, h, icon, uniqueId } from "../dom.js";
import { blanks, chooseCanned, filled } from "./canned-picker.js";
import { draftOf, keepDraft } from "./drafts.js";
import { chooseBenefit } from "./benefit-picker.js";
import { problemLine } from "./form.js";
import { ko } from "./ko.js";

export const LIMIT = 2000; // The gateway refuses more (`max_message_chars`).
const TALLEST = 0.35; // Of the window.
const TYPING_EVERY_MS = 3000;
const words = ko.composer;

class ReplyComposer extends HTMLElement {
  #talk = null;
  #benefits = [];
  #editing = null;
  #setAside = ""; // The draft, while a sent message is being edited.
  #input;
  #problem = problemLine();
  #attached = h("div.attached");
  #banner = h("div.editing", { hidden: true });
  #submit;
  #suggestButton;
  #told = -Infinity;
  #sendWhenComposed = false;
  #composing = false;

  constructor() {
    super();
    const id = uniqueId("reply");
    this.#input = h("textarea", { id, rows: 2, enterkeyhint: "send", autocomplete: "off", placeholder: words.placeholder, "aria-describedby": `${id}-hint` });
    this.#problem.line.id = `${id}-problem`;
    this.#submit = h("button.button.primary.small", { type: "submit" }, words.send);
    const tool = (name, title, onclick) => h("button.button.text.small.tool", { type: "button", onclick }, icon(name), h("span", {}, title));
    this.#suggestButton = tool("idea", words.suggest, () => this.suggest());
    const tools = h("div.tools", {}, tool("quick", words.canned, () => this.canned()), tool("card", words.benefit, () => this.benefit()), this.#suggestButton);
    this.form = h("form", {}, this.#banner, h("label.unseen", { for: id }, words.label), h("div.field", {}, this.#attached, this.#input, h("div.bar", {}, tools, this.#submit)),
      this.#problem.line, h("p.hint", { id: `${id}-hint` }, words.hint));
    this.form.addEventListener("submit", (event) => (event.preventDefault(), this.#send()));
    this.#listen();
  }

  connectedCallback() {
    if (!this.form.isConnected) this.replaceChildren(this.form);
    this.#fit();
  }

  #listen() {
    const input = this.#input;
    input.addEventListener("keydown", (event) => this.#onKeydown(event));
    input.addEventListener("beforeinput", (event) => this.#onBeforeInput(event));
    input.addEventListener("compositionstart", () => (this.#composing = true));
    input.addEventListener("compositionend", () => (this.#composing = false));
    input.addEventListener("input", () => this.#written());
  }

  set talk(talk) {
    this.#talk = talk;
    this.#stopEditing();
    const draft = draftOf(this.me.id, talk.id);
    this.#benefits = draft.benefits;
    this.#problem.say("");
    this.#showAttached();
    this.#set(draft.text);
  }

  set problem(text) {
    this.#problem.say(text, this.#input);
  }

  focusInput() {
    this.#input.focus();
  }

  // Writing

  #set(text) {
    this.#input.value = text;
    this.#fit();
  }

  #written() {
    this.#fit();
    this.#keep();
    if (this.#editing || performance.now() - this.#told < TYPING_EVERY_MS) return;
    this.#told = performance.now();
    this.#fire("typing");
  }

  #keep() {
    if (!this.#editing) keepDraft(this.me.id, this.#talk.id, { text: this.#input.value, benefits: this.#benefits });
  }

  #fit() {
    const input = this.#input;
    input.style.height = "auto";
    if (input.scrollHeight) input.style.height = `${Math.min(input.scrollHeight + 2, innerHeight * TALLEST)}px`;
  }

  // A Hangul syllable being composed swallows Enter; see ../composer.js for which systems send what afterwards.
  #onKeydown(event) {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === "Escape" && !composing) return event.preventDefault(), this.#editing ? this.#stopEditing(true) : this.#fire("leave");
    if (!composing && !this.#input.value && event.code === "Slash" && !event.shiftKey) return event.preventDefault(), this.canned();
    if (!composing && !this.#input.value && event.key === "ArrowUp" && this.#talk.ownLast) return event.preventDefault(), this.edit(this.#talk.ownLast);
    if (event.key !== "Enter" || event.shiftKey) return;
    this.#sendWhenComposed = composing;
    if (composing) return;
    event.preventDefault();
    this.#send();
  }

  #onBeforeInput(event) {
    if (event.inputType !== "insertLineBreak" || event.isComposing || !this.#sendWhenComposed) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    this.#sendWhenComposed = false;
    if (this.#composing) this.#input.blur(); // Ends the syllable, so that it is part of the text.
    const text = this.#input.value.trim();
    this.#problem.say("");
    if (!text) return this.#input.focus();
    if ([...text].length > LIMIT) return this.#problem.say(words.limit(LIMIT), this.#input);
    const open = blanks(text);
    if (open.length) return this.#askFor(open);
    if (this.#editing) return this.#fire("edit", { message: this.#editing, text, done: () => this.#stopEditing(true) });
    this.#fire("send", { text, benefits: this.#benefits });
    this.#benefits = [];
    this.#set("");
    this.#keep();
    this.#showAttached();
    this.#input.focus();
  }

  /** A variable that nobody has filled must not reach a citizen. */
  #askFor(names) {
    this.#problem.say(words.blanks(names), this.#input);
    this.#select(names[0]);
  }

  #select(blank) {
    const at = this.#input.value.indexOf(blank);
    if (at >= 0) this.#input.setSelectionRange(at, at + blank.length);
  }

  // Editing what was sent

  edit(message) {
    if (!this.#editing) this.#setAside = this.#input.value;
    this.#editing = message;
    const cancel = h("button.button.text.small", { type: "button", onclick: () => this.#stopEditing(true) }, ko.cancel);
    fill(this.#banner, h("p", {}, words.editing), cancel);
    this.#banner.hidden = false;
    this.#submit.textContent = words.saveEdit;
    this.#set(message.text);
    this.#input.focus();
    announce(words.editing);
  }

  #stopEditing(focus = false) {
    if (!this.#editing) return;
    this.#editing = null;
    this.#banner.hidden = true;
    this.#submit.textContent = words.send;
    this.#problem.say("");
    this.#set(this.#setAside);
    if (focus) this.#input.focus();
  }

  // Bringing text in

  suggest() {
    this.#fire("suggest", this.#suggestButton);
  }

  async canned() {
    const chosen = await chooseCanned();
    if (chosen) this.append(filled(chosen.text, this.me, this.#talk, this.#benefits.at(-1)));
    this.#input.focus();
    if (chosen) this.#select(blanks(this.#input.value)[0] ?? "");
  }

  async benefit() {
    const chosen = await chooseBenefit(this.#talk);
    if (chosen) this.attach(chosen);
    this.#input.focus();
  }

  append(text) {
    this.#set([this.#input.value.trimEnd(), text].filter(Boolean).join("\n"));
    this.#written();
    this.#input.focus();
  }

  attach({ id, name }) {
    if (this.#benefits.some((one) => one.id === id)) return;
    this.#benefits = [...this.#benefits, { id, name }];
    this.#set(filled(this.#input.value, this.me, this.#talk, { id, name }));
    this.#keep();
    this.#showAttached();
    announce(`${words.attached}: ${name}`);
    this.#input.focus();
  }

  #showAttached() {
    const remove = (id) => {
      this.#benefits = this.#benefits.filter((one) => one.id !== id);
      this.#keep();
      this.#showAttached();
      this.#input.focus();
    };
    fill(this.#attached, this.#benefits.map(({ id, name }) => h("span.chip", {}, icon("card"), name, h("button", { type: "button", "aria-label": words.remove(name), onclick: () => remove(id) }, icon("cross")))));
    this.#attached.hidden = !this.#benefits.length;
  }

  #fire(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define("reply-composer", ReplyComposer);
