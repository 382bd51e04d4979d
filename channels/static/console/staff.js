/** <staff-list>: who works here, for administrators: invited, given a role, shut out and let in again. */

import { announce } from "../announcer.js";
import { fill, h } from "../dom.js";
import { api, sentence } from "./api.js";
import { listed } from "./canned-picker.js";
import { ask, busy, field, problemLine } from "./form.js";
import { ko } from "./ko.js";
import { more } from "./ko-more.js";

const words = more.staff;
const ROLES = Object.entries(ko.roles);

class StaffList extends HTMLElement {
  #list = h("div");
  #link = h("div.link-box", { hidden: true });
  #problem = problemLine();

  connectedCallback() {
    const invite = h("button.button.primary.small", { type: "button", onclick: () => this.#invite() }, words.invite);
    fill(this, h("div.view", {}, h("h1", {}, words.title), h("div.view-tools", {}, invite), this.#link, this.#problem.line, this.#list));
    this.#load();
  }

  async #load() {
    try {
      const items = listed(await api.get("/staff"));
      fill(this.#list, items.length ? h("ul.cards", {}, items.map((one) => this.#card(one))) : h("p.empty", {}, words.empty));
    } catch (error) {
      this.#problem.say(sentence(error));
    }
  }

  #card(one) {
    const { id, name, login, disabled, present, away } = one;
    const state = disabled ? words.disabled : away ? words.away : present ? words.present : words.absent;
    const role = field(words.changeRole(name), { onchange: ({ target }) => this.#change(one, { role: target.value }, target) }, { as: "select", options: ROLES });
    role.input.value = one.role;
    const button = (title, about, change, question) => h("button.button.text.small", { type: "button", "aria-label": about, onclick: ({ currentTarget }) => this.#change(one, change, currentTarget, question) }, title);
    const shut = { title: words.disableTitle(name), lead: words.disableLead, submit: words.disable, danger: true };
    const own = id === this.me.id;
    return h("li", {}, h("h2", {}, name, " ", h(`span.tag${disabled ? ".danger" : ""}`, {}, state)), login && h("p.subtle", {}, login), own ? h("p", {}, ko.roles[one.role]) : [role.row, h("div.choices", {}, button(words.reset, words.resetName(name), { reset: true }),
      disabled ? button(words.enable, words.enableName(name), { disabled: false }) : button(words.disable, words.disableName(name), { disabled: true }, shut))]);
  }

  async #invite() {
    const login = field(words.login, { maxlength: 64, autocapitalize: "none", spellcheck: "false" });
    const name = field(words.name, { maxlength: 64 });
    const role = field(words.role, {}, { as: "select", options: ROLES });
    const read = () => {
      const member = { login: login.input.value.trim(), name: name.input.value.trim(), role: role.input.value };
      if (!member.login || !member.name) throw words.needed;
      return member;
    };
    const member = await ask({ title: words.invite, body: [login.row, name.row, role.row], read, submit: words.submit });
    if (member) await this.#do(() => api.post("/staff", member));
  }

  async #change(one, change, control, question = null) {
    if (question && !(await ask(question))) return;
    await busy(control, () => this.#do(() => api.call("PATCH", `/staff/${encodeURIComponent(one.id)}`, change)), () => {});
  }

  async #do(work) {
    try {
      const answer = await work();
      this.#problem.say("");
      await this.#load();
      announce(words.changed);
      this.#showLink(answer?.link);
    } catch (error) {
      this.#problem.say(sentence(error));
    }
  }

  /** A one-time link, to be handed over by whoever made it. */
  #showLink(link) {
    this.#link.hidden = !link;
    if (!link) return;
    const { row, input } = field(words.link, { readonly: true, value: new URL(link, location.href).href }, { hint: words.linkLead });
    const copy = h("button.button.tertiary.small", { type: "button", onclick: async () => {
      input.select();
      await navigator.clipboard?.writeText(input.value);
      announce(words.copied);
    } }, words.copy);
    fill(this.#link, row, copy);
    input.focus();
    input.select();
  }
}

customElements.define("staff-list", StaffList);
