/** <audit-view>: who did what when, the newest first, a page at a time; what is sought is sought in all of it. Needs `me`; `api` may be given. */

import { fill, h } from "../dom.js";
import { ko } from "./supervision-ko.js";
import { calls, field, sentence, statusLine, styled, table, when } from "./supervision-parts.js";

const PAGE = 50;
const SEARCH_AFTER_MS = 300;
const words = ko.audit;
const detailText = (detail) => Object.entries(detail ?? {}).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}`).join(", ");

class AuditView extends HTMLElement {
  #next = null;
  #asked = 0; // Only what was asked for last is shown.
  #timer;
  #status = statusLine();
  #table = h("div");
  #fields = {
    q: field(words.filter, { type: "search", maxlength: 100, oninput: () => this.#soon() }, { hint: words.filterHint }),
    action: field(words.action, { onchange: () => this.#load() }, { as: "select", options: [["", words.any], ...Object.entries(words.actions)] }),
    since: field(words.since, { type: "date", onchange: () => this.#load() }),
    until: field(words.until, { type: "date", onchange: () => this.#load() }),
  };
  #older = h("button.button.tertiary.small", { type: "button", hidden: true, onclick: () => this.#load(this.#next) }, words.older);
  #newest = h("button.button.tertiary.small", { type: "button", hidden: true, onclick: () => this.#load() }, words.newest);

  connectedCallback() {
    styled();
    const find = h("form.filter", { role: "search", "aria-label": words.filter, onsubmit: (event) => (event.preventDefault(), this.#load()) },
      Object.values(this.#fields).map(({ row }) => row));
    fill(this, h("div.view.supervision", {}, h("h1", {}, words.title), h("p.lead", {}, words.lead), find, this.#status.line, this.#table,
      h("div.choices", {}, this.#newest, this.#older)));
    this.#load();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), SEARCH_AFTER_MS);
  }

  async #load(before = null) {
    clearTimeout(this.#timer);
    const asked = (this.#asked += 1);
    const sought = Object.entries(this.#fields).map(([name, { input }]) => [name, input.value.trim()]).filter(([, value]) => value);
    const query = new URLSearchParams([["limit", PAGE], ...sought, ...(before === null ? [] : [["before", before]])]);
    try {
      const found = await (await calls(this.api)).get(`/audit?${query}`);
      if (asked === this.#asked) this.#show(found, before !== null, sought.length > 0);
    } catch (error) {
      if (asked === this.#asked) this.#status.failed(sentence(error));
    }
  }

  #show({ items, next }, isLater, isSought) {
    const focused = [this.#newest, this.#older].includes(document.activeElement);
    this.#next = next;
    this.#newest.hidden = !isLater;
    this.#older.hidden = next === null;
    const cells = items.map((row) => [row.seq, when(row.at), row.actor === "system" ? words.system : row.actor, words.actions[row.action] ?? row.action, row.target, detailText(row.detail)]);
    const heads = ["number", "at", "actor", "action", "target", "detail"].map((name) => words[name]);
    fill(this.#table, cells.length ? table(words.title, heads, cells) : h("p.subtle", {}, isSought ? words.nothing : words.none));
    this.#status.done(words.shown(cells.length));
    if (focused && document.activeElement === document.body) (next === null ? this.#newest : this.#older).focus();
  }
}

customElements.define("audit-view", AuditView);
