/** <audit-view>: who did what when, the newest first, a page at a time. Needs `me`; `api` may be given. */

import { fill, h } from "../dom.js";
import { ko } from "./supervision-ko.js";
import { busy, calls, field, sentence, statusLine, styled, table, when } from "./supervision-parts.js";

const PAGE = 50;
const words = ko.audit;
const detailText = (detail) => Object.entries(detail ?? {}).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}`).join(", ");

class AuditView extends HTMLElement {
  #rows = [];
  #next = null;
  #status = statusLine();
  #table = h("div");
  #find = field(words.filter, { type: "search", maxlength: 100, oninput: () => this.#render() }, { hint: words.filterHint });
  #action = field(words.action, { onchange: () => this.#render() }, { as: "select", options: [["", words.any], ...Object.entries(words.actions)] });
  #older = h("button.button.tertiary.small", { type: "button", onclick: () => this.#load(this.#older, this.#next) }, words.older);
  #newest = h("button.button.tertiary.small", { type: "button", onclick: () => this.#load(this.#newest, null) }, words.newest);

  connectedCallback() {
    styled();
    fill(this, h("div.view.supervision", {}, h("h1", {}, words.title), h("p.lead", {}, words.lead), h("div.filter", {}, this.#find.row, this.#action.row),
      this.#status.line, this.#table, h("div.choices", {}, this.#newest, this.#older)));
    this.#load(this.#newest, null);
  }

  #load(button, before) {
    return busy(button, async () => {
      try {
        const place = before === null ? "" : `&before=${before}`;
        const { items, next } = await (await calls(this.api)).get(`/audit?limit=${PAGE}${place}`);
        [this.#rows, this.#next] = [items, next];
        this.#newest.hidden = before === null;
        this.#older.hidden = next === null;
        this.#render();
      } catch (error) {
        this.#status.failed(sentence(error));
      }
    });
  }

  #render() {
    const sought = this.#find.input.value.trim().toLowerCase();
    const action = this.#action.input.value;
    const cells = this.#rows
      .filter((row) => !action || row.action === action)
      .map((row) => [row.seq, when(row.at), row.actor === "system" ? words.system : row.actor, words.actions[row.action] ?? row.action, row.target, detailText(row.detail)])
      .filter((row) => !sought || row.some((cell) => String(cell).toLowerCase().includes(sought)));
    const heads = ["number", "at", "actor", "action", "target", "detail"].map((name) => words[name]);
    fill(this.#table, cells.length ? table(words.title, heads, cells) : h("p.subtle", {}, this.#rows.length ? words.nothing : words.none));
    this.#status.done(words.shown(cells.length));
  }
}

customElements.define("audit-view", AuditView);
