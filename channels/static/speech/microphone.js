/** The microphone: opened once, its frames handed on while it is wanted. */

const BELOW_HZ = 7000;
/** Half of 16 kHz, with room for a gentle filter. */

export class Microphone {
  #context;
  #stream = null;
  #on = false;

  /** `context`: AudioContext; `onFrame`: called with Int16Array(512) at 16 kHz while it is on. */
  constructor(context, onFrame) {
    this.#context = context;
    this.onFrame = onFrame;
  }

  /** Ask for the microphone. Throws what `getUserMedia` throws where there is none or it is not allowed. */
  async open() {
    if (!navigator.mediaDevices?.getUserMedia) throw new DOMException("only over HTTPS or on this machine", "NotSupportedError");
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio });
    await this.#context.audioWorklet.addModule("/static/speech/capture.js");
    const source = this.#context.createMediaStreamSource(this.#stream);
    const filter = new BiquadFilterNode(this.#context, { type: "lowpass", frequency: BELOW_HZ });
    const capture = new AudioWorkletNode(this.#context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }) => this.#on && this.onFrame(data);
    source.connect(filter).connect(capture);
  }

  set on(is) {
    this.#on = is;
  }

  get on() {
    return this.#on;
  }

  /** `cancelled` where the browser takes our own voice out of what it hears, else `none`. */
  get echo() {
    return this.#stream?.getAudioTracks()[0]?.getSettings().echoCancellation ? "cancelled" : "none";
  }

  close() {
    this.#on = false;
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
  }
}
