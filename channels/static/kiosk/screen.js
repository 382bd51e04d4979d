/** What the kiosk shows: captions, choices, the big button. */

import { fill, h } from "../dom.js";
import { picture, spaced } from "../device/code.js";
import { words } from "./words.js";

const KEPT = 60;
const at = (id) => document.getElementById(id);
const CUTS = new Set(["speaking", "paused"]);
const WAITS = new Set(["endpoint", "thinking"]);

export class Screen {
  #capturing = false;
  #turn = "idle";
  #codeTimer = null;

  asleep(is) {
    at("asleep").hidden = !is;
    if (is) at("asleep").focus();
    else at("talk").focus();
  }

  /** Nothing of the last visitor is left. */
  wipe() {
    this.noCode();
    fill(at("captions"));
    this.choices([]);
    this.turn("idle");
    this.capture(false);
  }

  /** A line of text; the same id again replaces it. */
  caption({ id, text, who }) {
    const line = h(`p.caption.${who}`, { id: `caption-${id}` }, h("small", {}, words.speaker[who] ?? words.speaker.assistant), text);
    const known = document.getElementById(line.id);
    if (known) known.replaceWith(line);
    else at("captions").append(line);
    this.#mark(line);
    while (at("captions").children.length > KEPT) at("captions").firstElementChild.remove();
  }

  /** Sentence `id` is being said. */
  saying(id) {
    const line = document.getElementById(`caption-${id}`);
    if (line) this.#mark(line);
  }

  benefits(cards) {
    for (const { name, summary } of cards) at("captions").append(h("p.benefit", {}, h("strong", {}, name), summary));
    at("captions").lastElementChild?.scrollIntoView({ block: "end" });
  }

  /** A code to go on with elsewhere, for as long as it is good; the newest alone is. */
  code({ code, qr, valid_s: validS }) {
    this.noCode();
    const line = h("div.code", { id: "code" }, h("p", {}, words.code), h("strong", {}, spaced(code)), h("div.picture", { role: "img", "aria-label": words.picture }, picture(qr)));
    at("captions").append(line);
    line.scrollIntoView({ block: "end" });
    this.#codeTimer = setTimeout(() => this.noCode(), validS * 1000);
  }

  noCode() {
    clearTimeout(this.#codeTimer);
    document.getElementById("code")?.remove();
  }

  trouble(text) {
    this.caption({ id: "trouble", text, who: "trouble" });
  }

  noTrouble() {
    document.getElementById("caption-trouble")?.remove();
  }

  /** `options`: `{title}` each, chosen by their number. */
  choices(options, choose) {
    const list = at("choices");
    list.hidden = options.length === 0;
    const button = ({ title }, number) => h("button", { type: "button", onclick: () => choose(String(number + 1)) }, h("kbd", {}, String(number + 1)), title);
    fill(list, options.map((option, number) => h("li", {}, button(option, number))));
    if (options.length) list.scrollIntoView({ block: "end" });
  }

  turn(state) {
    this.#turn = state;
    at("status").textContent = words.status[state] ?? "";
    this.#button();
  }

  /** A word about this page itself, until something else goes on. */
  tell(text) {
    at("status").textContent = text;
  }

  capture(on) {
    this.#capturing = on;
    this.#button();
  }

  #button() {
    // While it speaks it may listen too, for who interrupts by voice: then the button cuts in all the same.
    const label = CUTS.has(this.#turn) ? "cut" : WAITS.has(this.#turn) ? "wait" : this.#capturing ? "stop" : "start";
    at("talk-label").textContent = words.talk[label];
    at("talk").classList.toggle("on", label === "stop");
    at("talk").setAttribute("aria-disabled", String(label === "wait"));
  }

  #mark(line) {
    for (const marked of document.querySelectorAll(".caption.now")) marked.classList.remove("now");
    line.classList.add("now");
    line.scrollIntoView({ block: "end" });
  }
}
