/**
 * <my-situation>: what was understood of each person, and what it leads to. Needs `edit(person, facts)`, a promise of the new State.
 * Fires `say` (bubbling) with a sentence to be sent as the citizen's, and `close`.
 */

import { announce } from "./announcer.js";
import { fill, h, icon } from "./dom.js";
import { problemText } from "./fact-row.js";
import { isDerived, shownFacts } from "./facts.js";
import { ko } from "./ko.js";

const words = ko.situation;
const MATCHES_AT_ONCE = 6;
const SEVERAL = ["child", "sibling", "other"];

class MySituation extends HTMLElement {
  #state = { people: [], matches: [], receiving: [], next_question: null };
  #notice = null;
  #allMatches = false;
  #body = h("div.situation-body");
  #consents = h("my-consents");

  connectedCallback() {
    const close = h("button.button.text", { type: "button", onclick: () => this.#fire("close") }, icon("cross"), words.close);
    this.replaceChildren(h("div.situation-head", {}, h("h2", { id: "situation-title" }, words.title), close), this.#body, this.#consents);
    this.addEventListener("keydown", (event) => this.#onEscape(event));
    this.#render();
  }

  /** A State of the contract. While a fact is being edited nothing moves; it is shown afterwards. */
  set state(state) {
    this.#state = state;
    if (!this.#editing) this.#render();
  }

  /** How many facts are known. */
  get count() {
    return this.#people.reduce((sum, { facts }) => sum + shownFacts(facts).length, 0);
  }

  /** Those of whom something is known; who is talked about now comes first. */
  get #people() {
    const { people, subject } = this.#state;
    const known = people.filter(({ facts }) => shownFacts(facts).length);
    return known.sort((one, other) => (other.relation === subject) - (one.relation === subject));
  }

  get #editing() {
    return [...this.querySelectorAll("fact-row")].find((row) => row.isEditing);
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: type === "say", detail }));
  }

  #render() {
    const focused = this.#body.contains(document.activeElement) && document.activeElement.closest("[data-key]")?.dataset.key;
    const parts = [this.#noticeStrip(), this.#people.map((person) => this.#person(person)), this.#question(), this.#matches(), this.#receiving()];
    fill(this.#body, h("p.lead", {}, this.count ? words.lead : words.empty), parts);
    if (focused) this.#at(focused)?.focus();
  }

  #at(key) {
    return this.#body.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  #person({ id, relation, facts }) {
    const isSubject = relation === this.#state.subject && JSON.stringify(facts) === JSON.stringify(this.#state.facts);
    const now = this.#people.length > 1 && isSubject ? h("span.tag", {}, words.now) : null;
    const rows = shownFacts(facts).map(([name, value]) => h("li", {}, this.#row(id, { name, value, derived: isDerived(name, facts) })));
    return h("section", {}, h("h3", {}, this.#name(id, relation), now), h("ul.facts", {}, rows));
  }

  #name(id, relation) {
    const name = ko.people[relation] ?? ko.people.other;
    const isOnly = this.#people.filter((person) => person.relation === relation).length < 2;
    const [, which] = id.split(":");
    if (isOnly) return name;
    if (which === "in_law") return ko.inLaw(name);
    return SEVERAL.includes(relation) ? ko.nth(name, which ?? 1) : name;
  }

  #row(person, fact) {
    const row = h("fact-row", { "data-key": `${person} ${fact.name}`, onedited: () => this.#render() });
    row.fact = fact;
    row.change = (value) => (value === null ? this.#remove(person, fact) : this.#edit(person, fact.name, value));
    return row;
  }

  async #edit(person, name, value) {
    this.#state = await this.edit(person, { [name]: value });
    this.#notice = null;
  }

  async #remove(person, { name, value }) {
    try {
      await this.#edit(person, name, null);
      this.#notice = { text: words.removed(ko.facts[name]), undo: () => this.#restore(person, name, value) };
    } catch (error) {
      this.#notice = { text: problemText(error) };
    }
    announce(this.#notice.text);
    this.#render();
    this.#at("undo")?.focus();
  }

  async #restore(person, name, value) {
    try {
      await this.#edit(person, name, value);
    } catch (error) {
      this.#notice = { ...this.#notice, text: problemText(error) };
      announce(this.#notice.text);
    }
    this.#render();
    this.#at(`${person} ${name}`)?.focus();
  }

  #noticeStrip() {
    if (!this.#notice) return null;
    const { text, undo } = this.#notice;
    return h("div.undo", {}, h("p", {}, text), undo && h("button.button.text.small", { type: "button", "data-key": "undo", onclick: undo }, words.undo));
  }

  #question() {
    const question = this.#state.next_question;
    if (!question || !this.count) return null;
    const answer = (text) => h("button.button.quick", { type: "button", onclick: this.#says(text) }, text);
    return h("section.next", {}, h("h3", {}, words.next), h("p", {}, question.text), h("div.options", {}, (question.options ?? []).map(answer)));
  }

  #matches() {
    const { matches } = this.#state;
    if (!this.count && !matches.length) return null;
    const line = ({ name, status }) =>
      h("li", {}, h("button.match", { type: "button", onclick: this.#says(words.askText(name)) }, h("span", {}, name), " ", badge(status)));
    const shown = this.#allMatches ? matches : matches.slice(0, MATCHES_AT_ONCE);
    const list = matches.length ? h("ul.matches", {}, shown.map(line)) : h("p.subtle", {}, words.noMatches);
    return h("section", {}, h("h3", {}, words.matches), list, shown.length < matches.length && this.#more(matches.length - shown.length));
  }

  #more(count) {
    const unfold = () => {
      this.#allMatches = true;
      this.#render();
      this.#body.querySelectorAll(".match")[MATCHES_AT_ONCE].focus();
    };
    return h("button.button.tertiary.small.more", { type: "button", onclick: unfold }, ko.card.more(count));
  }

  #receiving() {
    const { receiving } = this.#state;
    return receiving.length ? h("section", {}, h("h3", {}, words.receiving), h("ul.plain", {}, receiving.map((name) => h("li", {}, name)))) : null;
  }

  #says(text) {
    return (event) => this.#fire("say", { text, origin: event });
  }

  #onEscape(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    if (this.#editing) this.#editing.cancel();
    else this.#fire("close");
  }
}

function badge(status) {
  return h(`span.badge.${status}`, {}, icon(status === "eligible" ? "check" : "question"), ko.card.status[status]);
}

customElements.define("my-situation", MySituation);
