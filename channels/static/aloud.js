/** Reading aloud: a button at every answer and, where the citizen wishes, each new answer by itself. */

import { h, icon } from "./dom.js";
import { ko } from "./ko.js";
import { recall, remember } from "./memory.js";

export class Aloud {
  #toggle;
  #fetch;
  #problem;
  #context = null;
  #source = null;
  #queue = Promise.resolve();
  #turn = 0;

  /** `fetch(seq)`: the sound of message `seq` as an ArrayBuffer; `problem(text)` shows what went wrong. */
  constructor(toggle, { fetch, problem }) {
    this.#toggle = toggle;
    this.#fetch = fetch;
    this.#problem = problem;
    toggle.setAttribute("aria-pressed", String(recall("aloud", false)));
    toggle.addEventListener("click", () => this.#switch());
  }

  get always() {
    return this.#toggle.getAttribute("aria-pressed") === "true";
  }

  /** Give an answer its button. */
  attach(element) {
    const { seq } = element.message;
    const button = h("button.button.text.small.aloud", { type: "button", onclick: () => this.#press(button, seq) }, icon("sound"), h("span", {}, ko.aloud.read));
    element.append(button);
  }

  /** After what is being read now. */
  read(seq) {
    const turn = this.#turn;
    this.#queue = this.#queue.then(() => turn === this.#turn && this.#play(seq)).catch(() => this.#problem(ko.aloud.failed));
  }

  stop() {
    this.#turn += 1;
    this.#source?.stop();
  }

  #switch() {
    const on = !this.always;
    this.#toggle.setAttribute("aria-pressed", String(on));
    remember("aloud", on);
    if (on) this.#ready();
    else this.stop();
  }

  #press(button, seq) {
    const was = this.#source?.seq;
    this.stop();
    if (was === seq) return;
    this.#ready();
    this.read(seq);
  }

  #ready() {
    this.#context ??= new AudioContext();
    this.#context.resume();
  }

  async #play(seq) {
    this.#ready();
    const turn = this.#turn;
    const sound = await this.#context.decodeAudioData(await this.#fetch(seq));
    if (turn !== this.#turn) return;
    await new Promise((resolve) => {
      this.#source = new AudioBufferSourceNode(this.#context, { buffer: sound });
      this.#source.seq = seq;
      this.#source.onended = resolve;
      this.#source.connect(this.#context.destination);
      this.#source.start();
    });
    this.#source = null;
  }
}
