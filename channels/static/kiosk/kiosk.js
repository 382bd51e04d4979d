/** The kiosk: one visitor after the other, each a conversation of its own. */

import { begin, Conversation } from "../api.js";
import { playEarcon } from "../speech/earcons.js";
import { SpeechLine } from "../speech/line.js";
import { Microphone } from "../speech/microphone.js";
import { Player } from "../speech/player.js";
import { listenToKeys } from "./keys.js";
import { KeptSpeech } from "./kept.js";
import { Screen } from "./screen.js";
import { attachSight, measureScreen, resetSight, SightKeys } from "./sight.js";
import { words } from "./words.js";

const parameters = new URLSearchParams(location.search);
const HANDS_FREE = parameters.has("hands_free");
const GONE = new Set(["not_allowed", "not_found", "erased"]);
const OUT_OF_ORDER = new Set(["no_speech"]);
const READ_MS = 15_000;
const SAID_AGAIN_MS = 20_000;
const at = (id) => document.getElementById(id);

class Kiosk {
  #screen = new Screen();
  #kept = new KeptSpeech();
  #sightKeys = new SightKeys();
  #context = null;
  #microphone = null;
  #player = null;
  #line = null;
  #visits = 0;
  #saidLostAt = null;
  /** Null: there is a line. */

  /** Somebody is there. Sound and microphone may be opened now, as browsers allow only after a touch or a key. */
  async wake() {
    if (this.#awake) return;
    const visit = ++this.#visits;
    this.#screen.wipe();
    this.#screen.asleep(false);
    this.#openSound();
    try {
      const [conversation] = await Promise.all([begin("kiosk"), this.#openMicrophone()]);
      if (visit === this.#visits) this.#connect(new Conversation(conversation));
    } catch {
      if (visit === this.#visits) this.#trouble("unreachable", words.unreachable);
      setTimeout(() => visit === this.#visits && !this.#line && this.#leave(), READ_MS);
    }
  }

  /** Have ready what is said without a line. */
  prepare() {
    return this.#kept.keep();
  }

  button(name) {
    this.#press({ type: "button", name });
  }

  key(key) {
    if (!this.#awake) this.wake();
    else if (!this.#sightKeys.take(key, () => this.#askForSight())) this.#press({ type: "key", key });
  }

  /** Who presses something is told why nothing happens. */
  #press(frame) {
    if (this.#saidLostAt !== null) return this.#sayLost();
    this.#kept.hush();
    return this.#line?.send(frame);
  }

  #askForSight() {
    playEarcon(this.#context, "listening");
    this.#screen.tell(words.sight);
  }

  get #awake() {
    return at("asleep").hidden;
  }

  #openSound() {
    this.#context ??= new AudioContext({ latencyHint: "interactive" });
    this.#context.resume();
    this.#player ??= new Player(this.#context, (heard) => this.#line?.send({ type: "played", ...heard }));
  }

  async #openMicrophone() {
    if (this.#microphone) return;
    const microphone = new Microphone(this.#context, (samples) => this.#line?.sendSound(samples));
    try {
      await microphone.open();
      this.#microphone = microphone;
    } catch {
      await this.#trouble("no_microphone", words.noMicrophone);
    }
  }

  /** Shown, and said by what this page keeps. */
  #trouble(name, text) {
    this.#screen.trouble(text);
    playEarcon(this.#context, "error");
    return this.#kept.say(this.#context, name);
  }

  #connect(conversation) {
    const auth = { token: conversation.token, device: "kiosk", echo: this.#microphone?.echo ?? "none", hands_free: HANDS_FREE };
    const line = new SpeechLine(conversation.audioUrl, auth);
    let greeted = false;
    const on = {
      open: () => {
        if (!greeted) line.send({ type: "start" });
        greeted = true;
        this.#found();
        if (this.#microphone) this.#screen.noTrouble();
      },
      capture: ({ on: is }) => this.#capture(is),
      turn: ({ state }) => this.#screen.turn(state),
      caption: (caption) => this.#screen.caption(caption),
      say: ({ utterance, index }) => this.#screen.saying(`${utterance}.${index}`),
      sound: (sound) => this.#player.play(sound),
      clear: () => this.#player.clear(),
      earcon: ({ sound }) => playEarcon(this.#context, sound),
      choices: ({ options }) => this.#screen.choices(options, (key) => this.key(key)),
      benefits: ({ benefits }) => this.#screen.benefits(benefits),
      code: (code) => this.#screen.code(code),
      moved: (key) => line.move(new Conversation(key).audioUrl, key.token),
      wiped: () => this.#leave(),
      ended: () => this.#leave(),
      replaced: () => this.#leave(),
      error: ({ problem, detail }) => this.#refused(problem, detail),
      lost: ({ refused }) => (refused ? this.#leave() : this.#broken()),
    };
    for (const [name, handle] of Object.entries(on)) line.addEventListener(name, ({ detail }) => line === this.#line && handle(detail));
    this.#line = line;
    line.open();
  }

  #capture(is) {
    if (this.#microphone) this.#microphone.on = is;
    this.#screen.capture(is && Boolean(this.#microphone));
  }

  #refused(problem, detail) {
    if (GONE.has(problem)) return this.#leave();
    if (!OUT_OF_ORDER.has(problem)) {
      playEarcon(this.#context, "error");
      return this.#screen.trouble(detail);
    }
    this.#trouble(problem, detail);
    // Trying again would not help: who stands here is told, and the next one may have more luck.
    const visit = this.#visits;
    this.#line.close();
    return setTimeout(() => visit === this.#visits && this.#leave(), READ_MS);
  }

  #broken() {
    this.#capture(false);
    this.#player.clear();
    this.#screen.trouble(words.lost);
    if (this.#saidLostAt === null || performance.now() - this.#saidLostAt > SAID_AGAIN_MS) this.#sayLost();
  }

  #sayLost() {
    if (this.#saidLostAt !== null && this.#kept.speaking) return;
    this.#saidLostAt = performance.now();
    this.#trouble("lost", words.lost);
  }

  #found() {
    if (this.#saidLostAt !== null) this.#kept.hush();
    this.#saidLostAt = null;
  }

  /** The visitor has gone: nothing of them stays, the next one starts anew. */
  #leave() {
    this.#visits += 1;
    this.#line?.close();
    this.#line = null;
    this.#player?.clear();
    this.#kept.hush();
    this.#saidLostAt = null;
    this.#kept.keep();
    this.#microphone?.close();
    this.#microphone = null;
    this.#screen.wipe();
    resetSight();
    this.#screen.asleep(true);
  }
}

const kiosk = new Kiosk();
measureScreen(parameters);
kiosk.prepare();
attachSight();
at("asleep").addEventListener("click", () => kiosk.wake());
at("talk").addEventListener("click", () => kiosk.button("talk"));
for (const button of document.querySelectorAll("[data-habit]")) button.addEventListener("click", () => kiosk.button(button.dataset.habit));
listenToKeys({ pressed: (key) => kiosk.key(key), talk: () => (at("asleep").hidden ? kiosk.button("talk") : kiosk.wake()) });
document.addEventListener("contextmenu", (event) => event.preventDefault());
