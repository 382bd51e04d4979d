/** <held-answers>: answers that a counsellor sends as they are, edited, or not at all. Of use to counsellors too. */

import { fill, h, uniqueId } from "../dom.js";
import { ko } from "./supervision-ko.js";
import { busy, calls, field, sentence, statusLine, styled, when } from "./supervision-parts.js";

const EVERY_MS = 10_000;
const words = ko.held;

class HeldAnswers extends HTMLElement {
  #list = h("ul.cards");
  #lead = h("p.lead");
  #status = statusLine();
  #title = h("h2", { tabindex: "-1" }, words.title);
  #timer;
  #shown = "";

  connectedCallback() {
    styled();
    fill(this, h("section", {}, this.#title, this.#lead, this.#status.line, this.#list));
    this.#timer = setInterval(() => document.hidden || this.#load(), EVERY_MS);
    this.#load();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #load() {
    try {
      this.#show(await (await calls(this.api)).get("/held"));
    } catch (error) {
      this.#status.failed(sentence(error));
    }
  }

  /** What somebody is editing stays as it is while others come and go. */
  #show({ items, minutes }) {
    this.#lead.textContent = words.lead(minutes);
    const key = items.map(({ id }) => id).join();
    if (key === this.#shown && this.#list.childElementCount) return;
    this.#shown = key;
    const kept = new Map([...this.#list.children].map((card) => [card.dataset.id, card]));
    fill(this.#list, items.length ? items.map((item) => kept.get(item.id) ?? this.#card(item)) : h("li.empty", {}, words.none));
  }

  #card(item) {
    const titleId = uniqueId("held");
    const names = item.replies.flatMap(({ benefits }) => benefits.map(({ name }) => name)).join(", ");
    const text = field(words.text, { rows: 6, maxlength: 1000 }, { as: "textarea" });
    text.input.value = item.replies.map((reply) => reply.text).join("\n");
    text.row.hidden = true;
    const send = h("button.button.primary.small", { type: "button", onclick: () => this.#decide(send, item, "release", {}, words.sent) }, words.send);
    const edit = h("button.button.tertiary.small", { type: "button", onclick: () => this.#edit(edit, item, text, send) }, words.edit);
    const drop = h("button.button.tertiary.small", { type: "button", onclick: () => this.#decide(drop, item, "drop", {}, words.dropped) }, words.drop);
    return h("li.held", { "data-id": item.id, "aria-labelledby": titleId },
      h("h3", { id: titleId }, words.about(item.name)),
      h("dl.pairs", {}, h("dt", {}, words.at), h("dd", {}, `${when(item.created_at)} · ${ko.channels[item.channel] ?? item.channel}`),
        h("dt", {}, words.question), h("dd", {}, item.question), h("dt", {}, words.answer), item.replies.map((reply) => h("dd.said", {}, reply.text))),
      names && h("p.hint", {}, words.cards(names)), text.row, h("div.choices", {}, send, edit, drop));
  }

  #edit(button, item, text, send) {
    if (text.row.hidden) {
      text.row.hidden = false;
      send.hidden = true;
      button.textContent = words.sendEdited;
      text.input.focus();
      return;
    }
    const edited = text.input.value.trim();
    if (edited) this.#decide(button, item, "release", { text: edited }, words.sent);
    else (this.#status.failed(words.empty), text.input.focus());
  }

  #decide(button, item, what, body, told) {
    return busy(button, async () => {
      try {
        this.#show(await (await calls(this.api)).post(`/held/${encodeURIComponent(item.id)}/${what}`, body));
        this.#status.done(told);
      } catch (error) {
        this.#status.failed(sentence(error));
        await this.#load();
      }
      // The button is gone with its answer.
      if (!button.isConnected) this.#title.focus();
    });
  }
}

customElements.define("held-answers", HeldAnswers);
