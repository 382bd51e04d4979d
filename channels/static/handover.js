/** The line over the field that says who one is talking to, and what follows from it: while a counsellor is there, they see what is being written. */

import { announce } from "./announcer.js";
import { ko } from "./ko.js";

const PREVIEW_AFTER_MS = 350;

export class Handover {
  #strip;
  #preview;
  #mode = "assistant";
  #name = "";
  #told = false; // Whether a message has said what the mode says.
  #timer;
  #sent = "";

  /** `strip` shows the line; `preview(text)` sends what is being written in `input`. */
  constructor(strip, input, preview) {
    this.#strip = strip;
    this.#preview = preview;
    input.addEventListener("input", () => this.#written(input.value));
  }

  get mode() {
    return this.#mode;
  }

  /** What the system and counsellors say tells where one is in the queue, who came, that it is over. */
  heard({ role, by }) {
    if (role === "system") this.#told = true;
    if (role !== "counsellor" || !by?.name || by.name === this.#name) return;
    this.#name = by.name;
    this.#show();
  }

  become(mode) {
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (mode !== "counsellor") this.#name = "";
    clearTimeout(this.#timer);
    this.#sent = "";
    const text = this.#show();
    // Said once: where a message has told it already, only what it did not.
    const news = mode === "counsellor" && this.#told ? ko.mode.seen : this.#told ? "" : text;
    if (news) announce(news);
    this.#told = false;
  }

  /** What stands in the field was sent or taken away. */
  emptied() {
    this.#written("", 0);
  }

  #show() {
    const words = ko.mode[this.#mode] ?? "";
    const text = this.#mode === "counsellor" ? `${words(this.#name)} ${ko.mode.seen}` : words;
    this.#strip.textContent = text;
    this.#strip.hidden = !text;
    document.querySelector(".masthead .tag").textContent = this.#mode === "counsellor" ? ko.speaker.counsellor : ko.speaker.assistant;
    return text;
  }

  #written(text, afterMs = PREVIEW_AFTER_MS) {
    if (this.#mode !== "counsellor") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (text === this.#sent) return;
      this.#sent = text;
      this.#preview(text);
    }, afterMs);
  }
}
