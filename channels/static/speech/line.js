/**
 * The speech line: a WebSocket that carries sound both ways and what goes with it.
 *
 * Emits every frame of the server under its `type` (`capture`, `caption`, `say`, `clear`, `turn` …), `sound` with `{utterance, index, last,
 * samples}` (Int16Array, 16 kHz mono), `open` when the server is ready, and `lost` when the line broke and is being mended.
 */

const HEADER_BYTES = 8;
const LAST = 1;
const PAUSES_MS = [500, 1000, 2000, 4000, 8000];
const PING_MS = 15_000;
const SILENT_MS = 40_000;
/** Longer than the server ever leaves a ping unanswered. */
const REFUSED = 1008;

export class SpeechLine extends EventTarget {
  #url;
  #auth;
  #socket = null;
  #failures = 0;
  #timers = {};
  #closed = false;
  #heardAt = 0;

  /** `auth`: what the first frame tells beside its type: token, device, echo, hands_free. */
  constructor(url, auth) {
    super();
    this.#url = url;
    this.#auth = auth;
  }

  /** The gateway has moved it to another conversation: that is opened, should it break. */
  move(url, token) {
    this.#url = url;
    this.#auth = { ...this.#auth, token };
  }

  open() {
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: "auth", ...this.#auth }));
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code }) => this.#lost(socket, code);
  }

  close() {
    this.#closed = true;
    Object.values(this.#timers).forEach(clearTimeout);
    this.#socket?.close();
  }

  /** A JSON frame; dropped where there is no line, since what was pressed a while ago is not meant now. */
  send(frame) {
    if (this.#isOpen) this.#socket.send(JSON.stringify(frame));
  }

  /** Captured sound: Int16Array at 16 kHz. */
  sendSound(samples) {
    if (this.#isOpen) this.#socket.send(samples.buffer);
  }

  get #isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #receive(data) {
    this.#heardAt = Date.now();
    if (typeof data !== "string") this.#sound(data);
    else this.#frame(JSON.parse(data));
  }

  #frame(frame) {
    if (frame.type === "ready") {
      this.#failures = 0;
      this.#stayAwake();
      this.#emit("open", frame);
    } else this.#emit(frame.type, frame);
  }

  #sound(data) {
    const header = new DataView(data, 0, HEADER_BYTES);
    const samples = new Int16Array(data.slice(HEADER_BYTES));
    this.#emit("sound", { utterance: header.getUint32(0), index: header.getUint16(4), last: Boolean(header.getUint16(6) & LAST), samples });
  }

  /** A line that died without a word is noticed by the pings it does not answer. */
  #stayAwake() {
    clearTimeout(this.#timers.ping);
    this.#timers.ping = setTimeout(() => {
      if (Date.now() - this.#heardAt > SILENT_MS) this.#socket?.close();
      else this.send({ type: "ping" });
      this.#stayAwake();
    }, PING_MS);
  }

  #lost(socket, code) {
    if (socket !== this.#socket || this.#closed) return;
    clearTimeout(this.#timers.ping);
    this.#emit("lost", { refused: code === REFUSED });
    if (code === REFUSED) return;
    const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)];
    this.#failures += 1;
    this.#timers.again = setTimeout(() => this.open(), pause);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
