/** <chat-composer>: where the citizen writes. Fires `say` (bubbling) and keeps the text until `clear()`. */

import { announce } from "./announcer.js";
import { ko } from "./ko.js";

export const LIMIT = 2000; // The gateway refuses more (`max_message_chars`).
const NEAR = 1800;
const TALLEST = 0.3; // Of the window: what was said must stay in sight.

class ChatComposer extends HTMLElement {
  #sendWhenComposed = false;

  connectedCallback() {
    const { input } = this;
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    input.addEventListener("keydown", (event) => this.#onKeydown(event));
    input.addEventListener("beforeinput", (event) => this.#onBeforeInput(event));
    input.addEventListener("compositionstart", () => (this.composing = true));
    input.addEventListener("compositionend", () => this.#composed());
    input.addEventListener("input", () => this.#measure());
    addEventListener("resize", () => this.#fit());
    this.#measure();
  }

  get input() {
    return this.querySelector("textarea");
  }

  get text() {
    return this.input.value;
  }

  set text(text) {
    this.input.value = text;
    this.#measure();
  }

  clear() {
    this.text = "";
    this.problem = "";
  }

  /** What went wrong, under the field; "" takes it away. */
  set problem(text) {
    const line = this.querySelector(".problem");
    line.textContent = text;
    line.hidden = !text;
    if (text) announce(text);
  }

  // A Hangul syllable still being composed swallows the Enter key. On some systems that Enter also arrives as a line break afterwards, on others
  // as a second keydown, on others not at all; whichever comes first sends, the text being whole by then, and nothing is sent twice.

  #onKeydown(event) {
    if (event.key !== "Enter" || event.shiftKey) return;
    const composing = event.isComposing || event.keyCode === 229;
    this.#sendWhenComposed = composing;
    if (composing) return;
    event.preventDefault();
    this.#submit();
  }

  #onBeforeInput(event) {
    if (event.inputType !== "insertLineBreak" || event.isComposing || !this.#sendWhenComposed) return;
    event.preventDefault();
    this.#submit();
  }

  #composed() {
    this.composing = false;
    this.#measure();
  }

  #submit() {
    this.#sendWhenComposed = false;
    if (this.composing) this.input.blur(); // Ends the syllable, so that it is part of the text now and does not come back into the emptied field.
    const text = this.text.trim();
    if (!text) return this.input.focus();
    if (length(text) > LIMIT) {
      this.problem = ko.tooLong(LIMIT);
      return this.input.focus();
    }
    this.dispatchEvent(new CustomEvent("say", { bubbles: true, detail: { text, origin: this } }));
  }

  #measure() {
    const count = this.querySelector(".count");
    const written = length(this.text.trim());
    count.hidden = written < NEAR;
    count.textContent = ko.length(written, LIMIT);
    count.classList.toggle("over", written > LIMIT);
    this.#fit();
  }

  /** As tall as the text, up to a part of the window. */
  #fit() {
    const { input } = this;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight + input.offsetHeight - input.clientHeight, innerHeight * TALLEST)}px`;
  }
}

function length(text) {
  return [...text].length;
}

customElements.define("chat-composer", ChatComposer);
