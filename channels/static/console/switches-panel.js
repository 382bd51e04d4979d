/** <switches-panel>: what is switched off or wants a release; switch something off and on again. */

import { fill, h } from "../dom.js";
import { ko } from "./supervision-ko.js";
import { busy, calls, field, radios, sentence, statusLine, styled, sure, when } from "./supervision-parts.js";

const words = ko.switches;
const ASSISTANT = "assistant";
const nameOf = ({ key, name }) => (key === ASSISTANT ? words.assistant : (name ?? key));

class SwitchesPanel extends HTMLElement {
  #list = h("ul.cards");
  #status = statusLine();
  #title = h("h2", { tabindex: "-1" }, words.title);
  #results = h("div", { role: "status" });
  #found = null;
  #what;
  #how;
  #one;
  #text;

  connectedCallback() {
    styled();
    fill(this, h("section", {}, this.#title, h("p.lead", {}, words.lead), this.#status.line, h("h3", {}, words.now), this.#list), this.#form());
    this.#do(async (api) => this.#show(await api.get("/switches")));
  }

  #form() {
    this.#what = radios(words.what, [["one", words.one], [ASSISTANT, words.assistant]], "one", () => this.#choose());
    const search = field(words.search, { type: "search", maxlength: 200 });
    const find = h("button.button.tertiary.small", { type: "button", onclick: () => this.#find(find, search.input) }, words.find);
    search.input.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && (event.preventDefault(), find.click()));
    this.#how = radios(words.how, Object.entries(words.kinds), "off");
    this.#one = h("div.stack", {}, h("div.beside", {}, search.row, find), this.#results, this.#how.group);
    this.#text = field(words.text, { rows: 3, maxlength: 1000 }, { as: "textarea", hint: words.textHint });
    const submit = h("button.button.danger", { type: "submit" }, words.submit);
    const send = (event) => (event.preventDefault(), this.#switch(submit));
    return h("form.stack.boxed", { onsubmit: send, "aria-label": words.add }, h("h3", {}, words.add), this.#what.group, this.#one, this.#text.row, h("div.choices", {}, submit));
  }

  #choose() {
    this.#one.hidden = this.#what.value === ASSISTANT;
  }

  #find(button, input) {
    return busy(button, () => this.#do(async (api) => {
      const { items } = await api.get(`/switchable?q=${encodeURIComponent(input.value.trim())}`);
      this.#found = items.length ? radios(words.results, items.map(({ key, name }) => [key, name]), items.length === 1 ? items[0].key : null) : null;
      fill(this.#results, this.#found?.group ?? h("p.subtle", {}, words.nothing));
    }));
  }

  async #switch(button) {
    const whole = this.#what.value === ASSISTANT;
    const key = whole ? ASSISTANT : this.#found?.value;
    if (!key) return this.#status.failed(words.choose);
    if (whole && !(await sure(words.sure, words.sureLead, words.sureSubmit))) return;
    const body = { kind: whole ? "off" : this.#how.value, text: this.#text.input.value.trim() || null };
    await busy(button, () => this.#do(async (api) => {
      const found = await api.put(`/switches/${encodeURIComponent(key)}`, body);
      this.#show(found);
      this.#status.done(words.done(nameOf(found.items.find((each) => each.key === key) ?? { key })));
      this.#text.input.value = "";
    }));
  }

  #show({ items }) {
    fill(this.#list, items.length ? items.map((item) => this.#card(item)) : h("li.empty", {}, words.none));
  }

  #card(item) {
    const name = nameOf(item);
    const on = h("button.button.tertiary.small", { type: "button", "aria-label": words.onName(name), onclick: () => this.#on(on, item, name) }, words.on);
    return h("li.row", {}, h("div", {}, h("h4", {}, name, " ", h(item.kind === "off" ? "span.tag.danger" : "span.tag", {}, words.kinds[item.kind])),
      item.text && h("p", {}, words.said(item.text)), h("p.hint", {}, words.by(item.by, when(item.created_at)))), on);
  }

  #on(button, { key }, name) {
    return busy(button, () => this.#do(async (api) => {
      this.#show(await api.del(`/switches/${encodeURIComponent(key)}`));
      this.#status.done(words.done(name));
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

customElements.define("switches-panel", SwitchesPanel);
