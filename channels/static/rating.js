/** Asks once, after a counsellor has closed the conversation, how it was. It stands beside the field and blocks nothing. */

import { announce } from "./announcer.js";
import { fill, h, uniqueId } from "./dom.js";
import { problemText } from "./fact-row.js";
import { recall, remember } from "./memory.js";
import { ko } from "./ko.js";

const words = ko.rating;
const KEY = "rated";

export class Rating {
  #place;

  /** `place` is an empty element it may fill. */
  constructor(place) {
    this.#place = place;
  }

  /** Ask, unless this conversation was asked before. `rate(score, reason)` sends it. */
  offer(conversationId, rate) {
    if (recall(KEY) === conversationId || !this.#place.hidden) return;
    const problem = h("p.problem", { hidden: true });
    const reason = h("input", { id: uniqueId("reason"), type: "text", maxlength: 500, autocomplete: "off" });
    const done = (told) => {
      const inside = this.#place.contains(document.activeElement);
      remember(KEY, conversationId);
      this.take();
      if (told) announce(told);
      if (inside) document.getElementById("say").focus({ preventScroll: true });
    };
    const send = async (event) => {
      event.preventDefault();
      const score = Number(new FormData(event.target).get("score"));
      try {
        if (score) {
          await rate(score, reason.value.trim());
          return done(words.thanks);
        }
        problem.textContent = words.choose;
      } catch (error) {
        problem.textContent = problemText(error);
      }
      problem.hidden = false;
      announce(problem.textContent);
    };
    const score = (text, index) => h("label", {}, h("input", { type: "radio", name: "score", value: index + 1, "aria-label": words.score(index + 1, text) }), h("span", { "aria-hidden": "true" }, String(index + 1)));
    fill(this.#place, h("form", { onsubmit: send, novalidate: true },
      h("fieldset", {}, h("legend", {}, words.title), h("div.scores", {}, words.scores.map(score)), h("p.ends.subtle", { "aria-hidden": "true" }, h("span", {}, words.scores[0]), h("span", {}, words.scores.at(-1)))),
      h("label", { for: reason.id }, words.reason), reason, problem,
      h("div.choices", {}, h("button.button.primary.small", { type: "submit" }, words.submit), h("button.button.text.small", { type: "button", onclick: () => done("") }, words.later))));
    this.#place.hidden = false;
    announce(words.title);
  }

  take() {
    this.#place.hidden = true;
    fill(this.#place);
  }
}
