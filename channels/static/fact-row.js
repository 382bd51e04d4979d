/**
 * <fact-row>: one fact of one person, to read, to correct, to remove. Needs `fact` ({name, value, derived}) and `change(value)`, a promise that
 * is kept once the gateway has it (null removes). Fires `edited` when its form is gone.
 */

import { Refusal, Unreachable } from "./api.js";
import { announce } from "./announcer.js";
import { h } from "./dom.js";
import { Unreadable, factField } from "./fact-field.js";
import { factText } from "./facts.js";
import { ko } from "./ko.js";

const words = ko.situation;

class FactRow extends HTMLElement {
  connectedCallback() {
    this.#show();
  }

  get isEditing() {
    return this.querySelector("form") !== null;
  }

  /** Put the focus on the button that opens the form. */
  focus() {
    this.querySelector("button")?.focus();
  }

  /** Leave the form without saving. */
  cancel() {
    this.#show();
    this.focus();
    this.dispatchEvent(new CustomEvent("edited"));
  }

  #show() {
    const { name, value, derived } = this.fact;
    const label = ko.facts[name];
    const button = (title, about, onclick) => h("button.button.text.small", { type: "button", "aria-label": about, onclick }, title);
    const actions = [
      button(words.edit, words.editFact(label), () => this.#open()),
      button(words.remove, words.removeFact(label), () => this.change(null)),
    ];
    this.replaceChildren(
      h("p.fact-text", {}, h("span.label", {}, label), h("span.unseen", {}, " "), h("strong.value", {}, factText(name, value))),
      derived ? h("p.subtle", {}, words.derived) : h("div.fact-actions", {}, actions),
    );
  }

  #open() {
    const { name, value } = this.fact;
    const field = factField(name, value);
    const problem = h("p.problem", { role: "alert", hidden: true });
    const onsubmit = (event) => {
      event.preventDefault();
      this.#save(field, problem);
    };
    const buttons = h(
      "div.choices",
      {},
      h("button.button.primary.small", { type: "submit" }, words.save),
      h("button.button.tertiary.small", { type: "button", onclick: () => this.cancel() }, words.cancel),
    );
    const form = h("form", { onsubmit, novalidate: true, "aria-label": words.editFact(ko.facts[name]) }, field.element, problem, buttons);
    this.replaceChildren(h("p.label", { "aria-hidden": "true" }, ko.facts[name]), form);
    (form.querySelector("input:checked") ?? form.querySelector("input, select, button")).focus();
  }

  async #save(field, problem) {
    try {
      await this.change(field.read());
      announce(words.edited(ko.facts[this.fact.name]));
      this.cancel();
    } catch (error) {
      problem.textContent = problemText(error);
      problem.hidden = false;
    }
  }
}

/** A sentence for what kept a change from being made; any other error is a mistake of ours and goes on. */
export function problemText(error) {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof Refusal) return error.detail ?? ko.failed;
  if (error instanceof Unreachable) return ko.unreachable;
  throw error;
}

customElements.define("fact-row", FactRow);
