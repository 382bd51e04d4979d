/** <conversation-list>: tabs, search, filters and the rows. Needs `me`, `rows`, `unread`; `chosen` is the id that is open. */

import { announce } from "../announcer.js";
import { fill, h, icon, uniqueId } from "../dom.js";
import { remember } from "../memory.js";
import { sentence } from "./api.js";
import { field } from "./form.js";
import { ko } from "./ko.js";
import { go, here } from "./route.js";
import { TABS } from "./rows.js";
import { rowElement } from "./row.js";

const words = ko.list;
const SEARCH_AFTER_MS = 300;

class ConversationList extends HTMLElement {
  #counts = {};
  #chosen = null;
  #elements = new Map(); // id → {element, key}
  #items = h("ul.rows", { "aria-label": words.title });
  #below = h("div.below");
  #tabs = h("div.tabs", { role: "group", "aria-label": words.title });
  #search;
  #filters;
  #toggle;
  #timer;
  #built = false;

  connectedCallback() {
    if (this.#built) return;
    this.#built = true;
    this.#build();
    this.rows.addEventListener("changed", () => this.#render());
    this.unread.addEventListener("changed", () => this.#render());
    new IntersectionObserver(([seen]) => seen.isIntersecting && this.rows.hasMore && this.rows.more()).observe(this.#below);
    this.#render();
  }

  set counts(counts) {
    this.#counts = counts;
    this.#showTabs();
  }

  set chosen(id) {
    this.#chosen = id;
    for (const [of, { element }] of this.#elements) mark(element, of === id);
  }

  focusTitle() {
    (this.#items.querySelector("[aria-current]") ?? this.#items.querySelector("a") ?? this.#tabs.querySelector("[aria-pressed=true]"))?.focus();
  }

  // For the keyboard

  focusSearch() {
    this.#search.focus();
  }

  chooseTab(index) {
    this.#show(TABS[index]);
    announce(`${words.tabs[TABS[index]]}`);
  }

  /** Open the next conversation of the list, or the one before. */
  step(by) {
    const rows = this.rows.sorted;
    const at = rows.findIndex(({ id }) => id === here().id);
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
    if (next) this.#open(next.id);
  }

  async openFirstWaiting() {
    if (this.rows.tab !== "waiting") await this.#show("waiting");
    const [first] = this.rows.sorted;
    if (first) this.#open(first.id);
    else announce(words.empty.waiting);
  }

  /** Of my own the first that holds words I have not seen. */
  async openUnread() {
    if (this.rows.tab !== "mine") await this.#show("mine");
    const next = this.rows.sorted.find((row) => this.unread.has(row));
    if (next) this.#open(next.id);
    else announce(words.noneUnread);
  }

  #open(id) {
    go("c", id);
    this.#elements.get(id)?.element.querySelector("a").focus();
  }

  // Building

  #build() {
    const searchId = uniqueId("search");
    this.#search = h("input", { id: searchId, type: "search", placeholder: words.search, autocomplete: "off", enterkeyhint: "search" });
    this.#search.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#filter(), SEARCH_AFTER_MS);
    });
    this.#filters = this.#buildFilters();
    this.#toggle = h("button.button.text.square", { type: "button", "aria-expanded": "false", "aria-controls": this.#filters.id, "aria-label": words.filters, title: words.filters }, icon("sliders"));
    this.#toggle.addEventListener("click", () => this.#showFilters(this.#filters.hidden));
    this.#tabs.append(...TABS.map((tab) => h("button.tab", { type: "button", "aria-pressed": "false", "data-tab": tab, onclick: () => this.#show(tab) },
      h("span", {}, words.tabs[tab]), h("span.count", {}))));
    const find = h("div.find", { role: "search" }, h("label.unseen", { for: searchId }, words.search), h("div.search-field", {}, icon("search"), this.#search), this.#toggle);
    fill(this, h("h2.unseen", {}, words.title), this.#tabs, find, this.#filters, h("div.scroll", { tabindex: "-1" }, this.#items, this.#below));
    this.#showTabs();
  }

  #buildFilters() {
    const any = ["", words.any];
    const channel = field(words.channel, { name: "channel" }, { as: "select", options: [any, ...Object.entries(ko.channels)] });
    const label = field(words.label, { name: "label", maxlength: 32 });
    const crisis = h("label.toggle", {}, h("input", { type: "checkbox", name: "crisis" }), h("span", {}, words.crisis));
    const clear = h("button.button.text.small", { type: "reset" }, words.clear);
    const form = h("form.filters", { id: uniqueId("filters"), hidden: true, onsubmit: (event) => event.preventDefault() }, channel.row, label.row, crisis, clear);
    form.addEventListener("change", () => this.#filter());
    form.addEventListener("reset", () => setTimeout(() => this.#filter()));
    return form;
  }

  #showFilters(open) {
    this.#filters.hidden = !open;
    this.#toggle.setAttribute("aria-expanded", String(open));
  }

  async #filter() {
    const { channel, label, crisis } = this.#filters.elements;
    const filters = { q: this.#search.value.trim(), channel: channel.value, label: label.value.trim(), crisis: crisis.checked };
    this.#toggle.classList.toggle("on", Boolean(filters.channel || filters.label || filters.crisis));
    await this.rows.show(this.rows.tab, filters);
    if (!this.rows.problem) announce(this.rows.sorted.length ? words.counted(this.rows.sorted.length) : words.nothing);
  }

  async #show(tab) {
    remember("console.tab", tab);
    const shown = this.rows.show(tab);
    this.#showTabs();
    this.querySelector(".scroll").scrollTop = 0;
    await shown;
  }

  #showTabs() {
    for (const button of this.#tabs.children) {
      const { tab } = button.dataset;
      const count = { waiting: this.#counts.waiting, mine: this.#counts.mine, assistant: this.#counts.assistant }[tab];
      button.setAttribute("aria-pressed", String(this.rows.tab === tab));
      button.querySelector(".count").textContent = count ? String(count) : "";
      button.classList.toggle("urgent", tab === "waiting" && count > 0);
    }
  }

  // Rows

  #render() {
    const { rows } = this;
    const sorted = rows.sorted;
    const kept = new Set(sorted.map(({ id }) => id));
    for (const id of this.#elements.keys()) if (!kept.has(id)) this.#elements.delete(id);
    this.#place(sorted.map((row) => this.#element(row)));
    this.#items.hidden = !sorted.length;
    fill(this.#below, this.#belowRows(sorted.length));
    this.setAttribute("aria-busy", String(rows.loading));
  }

  #element(row) {
    const unread = this.unread.has(row);
    const { tab } = this.rows;
    const key = JSON.stringify([row, unread, tab]);
    const known = this.#elements.get(row.id);
    if (known?.key === key) return known.element;
    const fresh = rowElement(row, { unread, me: this.me.id, tab });
    mark(fresh, row.id === this.#chosen);
    // The element itself stays, and its link keeps the focus.
    const element = known?.element ?? fresh;
    if (known) {
      element.className = fresh.className;
      fill(element.querySelector("a"), [...fresh.querySelector("a").childNodes]);
    }
    this.#elements.set(row.id, { element, key });
    return element;
  }

  /** Bring the list in this order, moving no element that is where it belongs: what has the focus would lose it. */
  #place(elements) {
    const wanted = new Set(elements);
    for (const child of [...this.#items.children]) if (!wanted.has(child)) child.remove();
    const focused = elements.find((element) => element.contains(document.activeElement));
    const link = focused && document.activeElement;
    let at = this.#items.firstElementChild;
    for (const element of elements) {
      if (element === at) at = at.nextElementSibling;
      else this.#items.insertBefore(element, at);
    }
    if (link && document.activeElement !== link) link.focus({ preventScroll: true });
  }

  #belowRows(count) {
    const { rows } = this;
    if (rows.problem) return [h("p.problem", {}, sentence(rows.problem)), h("button.button.tertiary.small", { type: "button", onclick: () => rows.refresh() }, ko.again)];
    if (rows.loading) return count ? null : h("p.subtle", {}, words.loading);
    if (rows.hasMore) return h("button.button.tertiary.small", { type: "button", onclick: () => rows.more() }, words.more);
    const filtered = Object.values(rows.filters).some(Boolean);
    return count ? null : h("p.empty", {}, filtered ? words.nothing : words.empty[rows.tab]);
  }
}

function mark(element, current) {
  const link = element.querySelector("a");
  if (current) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

customElements.define("conversation-list", ConversationList);
