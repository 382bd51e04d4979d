/** <chat-transcript>: what was said, what is on its way, what the citizen is writing. Keeps the end in sight while one reads there. */

import { announce } from "../announcer.js";
import { h, icon } from "../dom.js";
import { plain } from "../prose.js";
import { entryElement, letterElement, speakerOf } from "./entry.js";
import { ko } from "./ko.js";
import { day } from "./times.js";

const NEAR_END_PX = 60;
const words = ko.talk;

class ChatTranscript extends HTMLElement {
  #log = h("div.log", { role: "log", "aria-live": "off", "aria-label": words.log, tabindex: "0" });
  #letters = h("div.letters");
  #preview = h("div.entry.citizen.preview", { hidden: true });
  #news = h("button.button.news", { type: "button", hidden: true, onclick: () => this.#toEnd() }, icon("down"), words.news);
  #entries = new Map(); // seq → {element, key}
  #following = true;

  connectedCallback() {
    this.#log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#following && this.#toEnd()).observe(this.#log);
    this.replaceChildren(this.#log, this.#news);
  }

  /** Another conversation. `own`: {me, edit(message), withdraw(message)}. */
  open(talk, own) {
    this.#entries.clear();
    this.#log.replaceChildren();
    this.#following = true;
    this.own = own;
    this.talk = talk;
    this.update();
    this.#toEnd();
    // Where there is little room (zoom, a phone on its side) the page scrolls, not the log.
    if (this.#log.scrollHeight <= this.#log.clientHeight) requestAnimationFrame(() => this.#log.scrollIntoView({ block: "end" }));
  }

  /** Show what has changed. `heard`: {folded, known} of a message that has just come. */
  update(heard = null) {
    const last = this.own.mine() ? this.talk.ownLast : null;
    const own = last && this.own.isMine(last) ? last.seq : null;
    const elements = [];
    let shownDay = null;
    for (const message of this.talk.messages) {
      const today = day(message.created_at);
      if (today !== shownDay) elements.push(this.#day((shownDay = today)));
      elements.push(this.#entry(message, message.seq === own));
    }
    place(this.#log, [...elements, this.#letters, this.#preview]);
    if (heard) this.#told(heard);
    this.#settle(heard);
  }

  set letters(letters) {
    const { name, retry, discard } = this.own;
    this.#letters.replaceChildren(...letters.map((letter) => letterElement(letter, { name, retry: () => retry(letter), discard: () => discard(letter) })));
    this.#settle();
  }

  set preview(text) {
    this.#preview.hidden = !text;
    this.#preview.replaceChildren(h("p.who", {}, h("strong", {}, words.speaker.citizen), ` ${words.preview}`), h("div.said", {}, h("p", {}, text)));
    this.#settle();
  }

  #entry(message, isOwn) {
    const key = JSON.stringify([message.version, isOwn]);
    const known = this.#entries.get(message.seq);
    if (known?.key === key) return known.element;
    const actions = isOwn ? { edit: () => this.own.edit(message), withdraw: () => this.own.withdraw(message) } : null;
    const element = entryElement(message, actions);
    this.#entries.set(message.seq, { element, key });
    return element;
  }

  #day(text) {
    const known = this.#entries.get(text);
    if (known) return known.element;
    const element = h("p.day", {}, h("span", {}, text));
    this.#entries.set(text, { element });
    return element;
  }

  /** Said aloud once; an edit is told as one. */
  #told({ folded, known }) {
    if (folded.role === "counsellor" && !known && this.own.isMine(folded)) return;
    const change = folded.withdrawn ? `${words.withdrawn}. ` : known ? `${words.edited}. ` : "";
    announce(`${speakerOf(folded)}: ${change}${folded.withdrawn ? "" : plain(folded.text)}`);
  }

  // Scrolling

  #settle(heard = null) {
    if (this.#following || (heard && this.own.isMine(heard.folded))) this.#toEnd();
    else if (heard) this.#news.hidden = false;
  }

  #toEnd() {
    this.#following = true;
    this.#news.hidden = true;
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #scrolled() {
    this.#following = this.#log.scrollTop + this.#log.clientHeight >= this.#log.scrollHeight - NEAR_END_PX;
    if (this.#following) this.#news.hidden = true;
  }
}

/** Bring the children in this order, touching none that is where it belongs. */
function place(parent, wanted) {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const child of wanted) {
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
}

customElements.define("chat-transcript", ChatTranscript);
