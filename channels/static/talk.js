/** Hold-to-talk in the chat: hold the microphone button, or press it once and once more. What was said and answered comes over the usual line. */

import { Microphone } from "./speech/microphone.js";
import { Player } from "./speech/player.js";
import { SpeechLine } from "./speech/line.js";
import { Conversation } from "./api.js";
import { byKeyboard } from "./dom.js";
import { ko } from "./ko.js";
import { playEarcon } from "./speech/earcons.js";

const HELD_MS = 350;
/** A shorter press begins, and another one or silence ends. */
const UNUSED_MS = 120_000;

const KEYS = new Set("0123456789*#");

/** What went wrong has been shown. */
class Told extends Error {}

export class Talk {
  #button;
  #habits;
  #conversation;
  #moved;
  #problem;
  #context = null;
  #player = null;
  #microphone = null;
  #line = null;
  #opening = null;
  #pressedAt = null;
  #timer = null;

  /**
   * `conversation()`: the one that is open, or null; `moved(key)`: it is another from now on; `problem(text)` shows what went wrong; `habits`: the buttons there are while speech goes
   * to and fro. With the focus on any of them or on `button` the keys 0 to 9, * and # are those of a telephone.
   */
  constructor(button, { conversation, moved, problem, habits }) {
    this.#button = button;
    this.#habits = habits;
    this.#conversation = conversation;
    this.#moved = moved;
    this.#problem = problem;
    button.addEventListener("pointerdown", (event) => event.button === 0 && this.#down(event));
    button.addEventListener("pointerup", () => this.#up());
    button.addEventListener("pointercancel", () => this.#up());
    button.addEventListener("click", (event) => byKeyboard(event) && this.#press());
    button.addEventListener("contextmenu", (event) => event.preventDefault());
    habits.addEventListener("click", ({ target }) => target.dataset.habit && this.#send({ type: "button", name: target.dataset.habit }));
    for (const place of [button, habits]) place.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Whether answers are spoken over the speech line now. */
  get speaking() {
    return this.#line !== null;
  }

  /** Let go of microphone and line. */
  close() {
    clearTimeout(this.#timer);
    this.#line?.close();
    this.#microphone?.close();
    this.#player?.clear();
    this.#line = this.#microphone = null;
    this.#show(false);
    if (this.#habits.contains(document.activeElement)) this.#button.focus();
    this.#habits.hidden = true;
  }

  #send(frame) {
    if (!this.#line) return;
    this.#line.send(frame);
    this.#stayOpen();
  }

  #key(event) {
    if (!this.#line || event.repeat || event.ctrlKey || event.altKey || event.metaKey || !KEYS.has(event.key)) return;
    event.preventDefault();
    this.#send({ type: "key", key: event.key });
  }

  #down(event) {
    this.#button.setPointerCapture(event.pointerId);
    this.#pressedAt = performance.now();
    this.#press();
  }

  async #up() {
    const held = this.#pressedAt !== null && performance.now() - this.#pressedAt >= HELD_MS;
    this.#pressedAt = null;
    await this.#opening;
    if (held && this.#microphone?.on) this.#press();
  }

  async #press() {
    this.#problem("");
    this.#opening ??= this.#open();
    try {
      await this.#opening;
      this.#line.send({ type: "button", name: "talk" });
      this.#stayOpen();
    } catch (error) {
      if (error instanceof Told) return;
      this.close();
      this.#problem(error instanceof DOMException ? ko.talk.noMicrophone : ko.unreachable);
    } finally {
      this.#opening = null;
    }
  }

  /** Resolves once microphone and line are ready; at once where they are. */
  async #open() {
    if (this.#line) return;
    const conversation = this.#conversation();
    if (!conversation) throw new Error("no conversation");
    this.#context ??= new AudioContext({ latencyHint: "interactive" });
    this.#player ??= new Player(this.#context, (heard) => this.#line?.send({ type: "played", ...heard }));
    await this.#context.resume();
    this.#microphone = new Microphone(this.#context, (samples) => this.#line?.sendSound(samples));
    await this.#microphone.open();
    await this.#connect(conversation);
  }

  #connect(conversation) {
    const line = new SpeechLine(conversation.audioUrl, { token: conversation.token, device: "web", echo: this.#microphone.echo, hands_free: false });
    this.#line = line;
    const on = {
      capture: ({ on: is }) => this.#show((this.#microphone.on = is)),
      sound: (sound) => this.#player.play(sound),
      clear: () => this.#player.clear(),
      earcon: ({ sound }) => playEarcon(this.#context, sound),
      moved: (key) => {
        line.move(new Conversation(key).audioUrl, key.token);
        this.#moved(key);
      },
      ended: () => this.close(),
      wiped: () => this.close(),
      replaced: () => this.close(),
    };
    for (const [name, handle] of Object.entries(on)) line.addEventListener(name, ({ detail }) => line === this.#line && handle(detail));
    return new Promise((resolve, reject) => {
      line.addEventListener("open", ({ detail }) => {
        this.#problem(detail.notice ?? "");
        this.#habits.hidden = false;
        resolve();
      }, { once: true });
      line.addEventListener("error", ({ detail }) => {
        reject(new Told());
        if (line === this.#line) this.#failed(detail.detail);
      });
      line.addEventListener("lost", ({ detail }) => {
        reject(new Told());
        if (line === this.#line) this.#failed(detail.refused ? ko.failed : ko.offline);
      });
      line.open();
    });
  }

  #failed(text) {
    this.close();
    this.#problem(text);
  }

  #show(on) {
    this.#button.setAttribute("aria-pressed", String(on));
    this.#button.querySelector("span").textContent = on ? ko.talk.listening : ko.talk.start;
  }

  /** A microphone nobody uses is let go. */
  #stayOpen() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), UNUSED_MS);
  }
}
