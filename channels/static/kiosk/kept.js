/** What is said where no line carries a voice: fetched while the gateway can be reached, and kept. */

const NAMES = ["no_microphone", "lost", "unreachable", "no_speech"];
const AFTER_EARCON_S = 0.4;

export class KeptSpeech {
  #kept = new Map();
  #source = null;

  /** Fetch what is not there yet. */
  async keep() {
    const missing = NAMES.filter((name) => !this.#kept.has(name));
    await Promise.all(missing.map((name) => this.#fetch(name)));
  }

  /** Resolves when it is said, or cannot be, or was hushed. */
  async say(context, name) {
    this.hush();
    const kept = this.#kept.get(name);
    if (!kept) return undefined;
    const source = new AudioBufferSourceNode(context);
    this.#source = source;
    source.buffer = await context.decodeAudioData(kept.slice(0));
    if (this.#source !== source) return undefined;
    source.connect(context.destination);
    source.start(context.currentTime + AFTER_EARCON_S);
    return new Promise((resolve) => {
      source.onended = () => {
        if (this.#source === source) this.#source = null;
        resolve();
      };
    });
  }

  get speaking() {
    return this.#source !== null;
  }

  hush() {
    // Stopped or not begun yet: either way it ends, or never starts.
    if (this.#source?.buffer) this.#source.stop();
    this.#source = null;
  }

  async #fetch(name) {
    try {
      const answer = await fetch(`/api/v1/kiosk/speech/${name}`);
      if (answer.ok) this.#kept.set(name, await answer.arrayBuffer());
    } catch {
      // Tried again before the next visitor; until then there is the text.
    }
  }
}
