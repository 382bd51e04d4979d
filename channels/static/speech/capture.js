/** AudioWorklet: the microphone as 16 kHz mono Int16 in frames of 512 samples (32 ms), whatever rate the device has. */

const RATE = 16_000;
const FRAME = 512;

class Capture extends AudioWorkletProcessor {
  #frame = new Int16Array(FRAME);
  #filled = 0;
  #position = 0;
  #previous = 0;
  #step = sampleRate / RATE;

  process([[channel]]) {
    if (channel) this.#take(channel);
    return true;
  }

  /** Linear interpolation; what lies above 8 kHz was filtered out before. `#position`: of the next sample, from the last of the block before. */
  #take(channel) {
    while (this.#position < channel.length) {
      const whole = Math.floor(this.#position);
      const before = whole === 0 ? this.#previous : channel[whole - 1];
      const value = before + (channel[whole] - before) * (this.#position - whole);
      this.#put(value);
      this.#position += this.#step;
    }
    this.#position -= channel.length;
    this.#previous = channel[channel.length - 1];
  }

  #put(value) {
    this.#frame[this.#filled++] = Math.max(-1, Math.min(1, value)) * 0x7fff;
    if (this.#filled < FRAME) return;
    this.port.postMessage(this.#frame, [this.#frame.buffer]);
    this.#frame = new Int16Array(FRAME);
    this.#filled = 0;
  }
}

registerProcessor("capture", Capture);
