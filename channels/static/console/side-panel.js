/** <side-panel>: what stands beside a conversation. `talk` is what is open. Fires `insert` with a benefit to send. */

import { announce } from "../announcer.js";
import { fill, h, icon } from "../dom.js";
import { telUrl } from "../phone.js";
import { api, sentence } from "./api.js";
import { callbackElement } from "./callback.js";
import { busy, field, problemLine } from "./form.js";
import { ko } from "./ko.js";
import { more } from "./ko-more.js";
import { address } from "./route.js";
import { factSections, matchList } from "./understood.js";
import { full } from "./times.js";

const words = more.panel;

class SidePanel extends HTMLElement {
  #talk = null;
  #parts = {};
  #note = null;

  connectedCallback() {
    this.setAttribute("role", "complementary");
    this.setAttribute("aria-label", words.title);
    if (!this.#talk) fill(this);
  }

  set talk(talk) {
    this.#talk = talk;
    if (!talk) return fill(this);
    this.#build();
    talk.addEventListener("changed", ({ detail: { what } }) => talk === this.#talk && this.#changed(what));
  }

  focusTitle() {
    this.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** Put the focus into the note; false where there is no panel to be seen. */
  focusNote() {
    if (this.hidden || !this.#note?.isConnected) return false;
    this.#note.focus();
    return true;
  }

  #build() {
    const part = (name) => (this.#parts[name] = h(`section.part.${name}`));
    const back = h("a.button.text.square.back", { href: address("c", this.#talk.id), "aria-label": words.back }, icon("back"));
    const names = ["urgent", "summary", "facts", "matches", "labels", "notes", "callbacks", "rating"];
    fill(this, h("header.panel-head", {}, back, h("h2", { tabindex: "-1" }, words.title)), h("div.scroll", { tabindex: "0", role: "group", "aria-label": words.title }, names.map(part), h("p.subtle.began", {}, `${words.began} ${full(this.#talk.row.created_at)}`)));
    this.#notes();
    this.#labels();
    ["row", "beside", "state"].forEach((what) => this.#changed(what, false));
  }

  #changed(what, later = true) {
    const { state, row } = this.#talk;
    if (what === "row") this.#urgent();
    if (what === "row" && later) this.#showLabels();
    if (what === "state" && state) this.#understood(state);
    if (what === "beside") this.#beside();
  }

  #show(name, title, ...content) {
    fill(this.#parts[name], h("h3", {}, title), content);
  }

  #urgent() {
    const { crisis, reason, emotion } = this.#talk.row;
    const mood = this.#talk.state?.emotion ?? emotion;
    const call = (number) => h("a.tel", { href: telUrl(number) }, number);
    const danger = crisis && h("div.danger-box", {}, h("p", {}, icon("alert"), h("strong", {}, `${words.crisis}: ${ko.crises[crisis] ?? crisis}`)), h("p", {}, `${words.call} `, (more.crisisLines[crisis] ?? []).map((number) => [call(number), " "])));
    const line = (term, text) => text && h("div", {}, h("dt", {}, term), h("dd", {}, text));
    fill(this.#parts.urgent, h("h3.unseen", {}, words.why), danger, h("dl.pairs", {}, line(words.why, ko.reasons[reason]), line(words.emotion, ko.emotions[mood])));
  }

  #understood(state) {
    this.#urgent();
    this.#show("facts", words.facts, factSections(state));
    const insert = (card) => this.dispatchEvent(new CustomEvent("insert", { detail: card }));
    this.#show("matches", words.matches, matchList(state, this.#talk.cards, insert));
  }

  #beside() {
    const { summary, callbacks, rating } = this.#talk;
    this.#show("summary", words.summary, summary.length ? h("ul.plain", {}, summary.map((line) => h("li", {}, line))) : h("p.subtle", {}, words.noSummary));
    const focused = this.#parts.callbacks.contains(document.activeElement);
    if (!focused) this.#show("callbacks", words.callbacks, callbacks.length ? h("ul.callbacks", {}, callbacks.map((one) => callbackElement(one))) : h("p.subtle", {}, words.noCallbacks));
    this.#show("rating", words.rating, rating ? [h("p.stars", {}, h("span", { "aria-hidden": "true" }, "★".repeat(rating.score) + "☆".repeat(5 - rating.score)), " ", words.score(rating.score)), rating.reason && h("p", {}, rating.reason)] : h("p.subtle", {}, words.noRating));
    this.#showNotes();
  }

  // Notes

  #notes() {
    const { row, input } = field(words.noteLabel, { rows: 2, maxlength: 2000 }, { as: "textarea" });
    const problem = problemLine();
    const submit = h("button.button.tertiary.small", { type: "submit" }, words.addNote);
    const add = async (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (!text) return input.focus();
      await busy(submit, async () => {
        const made = await api.about(this.#talk.id, "POST", "/notes", { text });
        input.value = "";
        this.#talk.notes = [...this.#talk.notes.filter(({ id }) => id !== made.id), made];
        this.#showNotes();
        announce(words.noted);
      }, (error) => problem.say(sentence(error), input));
    };
    this.#note = input;
    this.#show("notes", words.notes, h("ul.notes", {}), h("form.stack", { onsubmit: add }, row, problem.line, submit));
  }

  #showNotes() {
    const note = ({ text, by, created_at: at }) => h("li", {}, h("p", {}, text), h("p.subtle", {}, [by?.name ?? by, full(at)].filter(Boolean).join(" · ")));
    fill(this.#parts.notes.querySelector(".notes"), this.#talk.notes.map(note));
  }

  // Labels

  #labels() {
    const { row, input } = field(words.labelLabel, { maxlength: 32 });
    const problem = problemLine();
    const submit = h("button.button.tertiary.small", { type: "submit" }, words.addLabel);
    const add = async (event) => {
      event.preventDefault();
      const name = input.value.trim();
      if (!name) return input.focus();
      await busy(submit, () => this.#keepLabels([...new Set([...this.#talk.labels, name])]), (error) => problem.say(sentence(error), input));
      input.value = "";
    };
    this.#show("labels", words.labels, h("p.chips", {}), h("form.inline", { onsubmit: add }, row, submit), problem.line);
    this.#showLabels();
  }

  async #keepLabels(labels) {
    const talk = this.#talk;
    await api.about(talk.id, "PUT", "/labels", { labels });
    talk.moved({ ...talk.row, labels });
  }

  #showLabels() {
    const remove = async (name) => {
      try {
        await this.#keepLabels(this.#talk.labels.filter((one) => one !== name));
      } catch (error) {
        announce(sentence(error));
      }
      this.#parts.labels.querySelector("input").focus();
    };
    const chip = (name) => h("span.chip", {}, name, h("button", { type: "button", "aria-label": words.removeLabel(name), onclick: () => remove(name) }, icon("cross")));
    fill(this.#parts.labels.querySelector(".chips"), this.#talk.labels.map(chip));
  }
}

customElements.define("side-panel", SidePanel);
