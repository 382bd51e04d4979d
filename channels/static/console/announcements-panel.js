/** <announcements-panel>: emergency notices that are told or will be; tell a new one, withdraw one. */

import { fill, h } from "../dom.js";
import { ko } from "./supervision-ko.js";
import { busy, calls, field, sentence, statusLine, styled, when } from "./supervision-parts.js";

const words = ko.announcements;

/** A local time of the form, in Korea wherever this page is read. */
const inKorea = (value) => (value ? `${value}:00+09:00` : null);

class AnnouncementsPanel extends HTMLElement {
  #list = h("ul.cards");
  #status = statusLine();
  #title = h("h2", { tabindex: "-1" }, words.title);
  #text = field(words.text, { rows: 3, maxlength: 1000 }, { as: "textarea" });
  #from = field(words.from, { type: "datetime-local" });
  #to = field(words.to, { type: "datetime-local" });

  connectedCallback() {
    styled();
    const submit = h("button.button.primary", { type: "submit" }, words.submit);
    const send = (event) => (event.preventDefault(), this.#announce(submit));
    const form = h("form.stack.boxed", { onsubmit: send, "aria-label": words.add, novalidate: true }, h("h3", {}, words.add), this.#text.row,
      h("div.beside", {}, this.#from.row, this.#to.row), h("p.hint", {}, words.times), h("div.choices", {}, submit));
    fill(this, h("section", {}, this.#title, h("p.lead", {}, words.lead), this.#status.line, h("h3", {}, words.now), this.#list), form);
    this.#do((api) => this.#load(api));
  }

  async #load(api) {
    const { items } = await api.get("/announcements");
    fill(this.#list, items.length ? items.map((item) => this.#card(item)) : h("li.empty", {}, words.none));
  }

  #card(item) {
    const remove = h("button.button.tertiary.small", { type: "button", "aria-label": words.removeName(item.text), onclick: () => this.#remove(remove, item) }, words.remove);
    return h("li.row", {}, h("div", {}, h("p", {}, h(item.in_force ? "span.tag.danger" : "span.tag", {}, item.in_force ? words.inForce : words.later), " ", item.text),
      h("p.hint", {}, words.period(when(item.starts_at), when(item.ends_at)))), remove);
  }

  async #announce(button) {
    const body = { text: this.#text.input.value.trim(), starts_at: inKorea(this.#from.input.value), ends_at: inKorea(this.#to.input.value) };
    if (!body.text || !body.ends_at) {
      this.#status.failed(words.empty);
      (body.text ? this.#to : this.#text).input.focus();
      return;
    }
    await busy(button, () => this.#do(async (api) => {
      await api.post("/announcements", body);
      this.#text.input.value = "";
      await this.#load(api);
      this.#status.done(words.done);
    }));
  }

  #remove(button, { id }) {
    return busy(button, () => this.#do(async (api) => {
      await api.del(`/announcements/${encodeURIComponent(id)}`);
      await this.#load(api);
      this.#status.done(words.removed);
      this.#title.focus();
    }));
  }

  async #do(work) {
    try {
      await work(await calls(this.api));
    } catch (error) {
      this.#status.failed(sentence(error));
    }
  }
}

customElements.define("announcements-panel", AnnouncementsPanel);
