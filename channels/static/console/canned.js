/** <canned-replies>: replies kept ready, made, changed and removed. */

import { announce } from "../announcer.js";
import { fill, h } from "../dom.js";
import { api, sentence } from "./api.js";
import { listed } from "./canned-picker.js";
import { ask, busy, field, problemLine, toggle } from "./form.js";
import { ko } from "./ko.js";
import { more } from "./ko-more.js";

const words = more.canned;
const pathOf = ({ id }) => `/canned/${encodeURIComponent(id)}`;

class CannedReplies extends HTMLElement {
  #list = h("div");
  #problem = problemLine();

  connectedCallback() {
    const add = h("button.button.primary.small", { type: "button", onclick: () => this.#edit(null) }, words.add);
    fill(this, h("div.view", {}, h("h1", {}, words.title), h("p.lead", {}, words.lead), h("div.view-tools", {}, add), this.#problem.line, this.#list));
    this.#load();
  }

  async #load() {
    try {
      const items = listed(await api.get("/canned"));
      fill(this.#list, items.length ? h("ul.cards", {}, items.map((one) => this.#card(one))) : h("p.empty", {}, words.empty));
    } catch (error) {
      this.#problem.say(sentence(error));
    }
  }

  #card(one) {
    const button = (title, about, onclick) => h("button.button.text.small", { type: "button", "aria-label": about, onclick }, title);
    return h("li", {}, h("h2", {}, one.title, " ", h("span.tag", {}, one.shared ? words.sharedTag : words.ownTag)), h("p.text", {}, one.text),
      h("div.choices", {}, button(words.edit, words.editName(one.title), () => this.#edit(one)), button(words.remove, words.removeName(one.title), ({ currentTarget }) => this.#remove(one, currentTarget))));
  }

  async #edit(one) {
    const title = field(words.name, { maxlength: 64, value: one?.title });
    const text = field(words.text, { rows: 5, maxlength: 2000 }, { as: "textarea" });
    text.input.value = one?.text ?? "";
    const shared = toggle(words.shared, { checked: one?.shared ?? false });
    const read = () => {
      const reply = { title: title.input.value.trim(), text: text.input.value.trim(), shared: shared.input.checked };
      if (!reply.title || !reply.text) throw words.needed;
      return reply;
    };
    const reply = await ask({ title: one ? words.editName(one.title) : words.add, body: [title.row, text.row, shared.row], read, submit: ko.save });
    if (!reply) return;
    await this.#do(() => (one ? api.call("PATCH", pathOf(one), reply) : api.post("/canned", reply)), words.saved);
  }

  async #remove(one, button) {
    if (!(await ask({ title: words.removeTitle(one.title), submit: words.remove, danger: true }))) return;
    await busy(button, () => this.#do(() => api.call("DELETE", pathOf(one)), words.removed), () => {});
  }

  async #do(work, told) {
    try {
      await work();
      this.#problem.say("");
      await this.#load();
      announce(told);
      this.querySelector("button").focus();
    } catch (error) {
      this.#problem.say(sentence(error));
    }
  }
}

customElements.define("canned-replies", CannedReplies);
