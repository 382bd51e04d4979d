/** What the assistant says, chunk after chunk without a gap, and how far it was heard. */

const RATE = 16_000;
const LEAD_S = 0.04;
/** So that the second chunk is there before the first ends. */
const REPORT_MS = 250;

export class Player {
  #context;
  #report;
  #sources = new Set();
  #end = 0;
  #said = new Map();

  /** `report({utterance, index, finished, position})`: position in seconds. */
  constructor(context, report) {
    this.#context = context;
    this.#report = report;
    setInterval(() => this.#tell(), REPORT_MS);
  }

  /** One chunk of sentence `index` of `utterance`. */
  play({ utterance, index, last, samples }) {
    const key = `${utterance}.${index}`;
    const start = Math.max(this.#end, this.#context.currentTime + LEAD_S);
    const said = this.#said.get(key) ?? { utterance, index, start };
    this.#said.set(key, said);
    this.#end = start + samples.length / RATE;
    if (samples.length) this.#schedule(samples, start);
    if (last) this.#finishAt(said, key, this.#end);
  }

  /** Stop at once and forget what was to come. */
  clear() {
    for (const source of this.#sources) {
      source.onended = null;
      source.stop();
    }
    this.#sources.clear();
    for (const { timer } of this.#said.values()) clearTimeout(timer);
    this.#said.clear();
    this.#end = 0;
  }

  #schedule(samples, start) {
    const buffer = this.#context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(Float32Array.from(samples, (value) => value / 0x8000), 0);
    const source = new AudioBufferSourceNode(this.#context, { buffer });
    source.connect(this.#context.destination);
    source.onended = () => this.#sources.delete(source);
    this.#sources.add(source);
    source.start(start);
  }

  #finishAt(said, key, end) {
    const wait = Math.max(0, (end - this.#context.currentTime) * 1000);
    said.timer = setTimeout(() => {
      this.#said.delete(key);
      this.#report({ utterance: said.utterance, index: said.index, finished: true, position: end - said.start });
    }, wait);
  }

  #tell() {
    for (const { utterance, index, start } of this.#said.values()) {
      const position = this.#context.currentTime - start;
      if (position > 0) this.#report({ utterance, index, finished: false, position });
    }
  }
}
