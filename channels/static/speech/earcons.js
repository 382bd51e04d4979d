/** Short sounds without speech: what is going on, for who does not look. Pitches in Hz, times in seconds. */

const TUNES = {
  listening: [[523, 0.07], [784, 0.08]],
  heard: [[784, 0.06]],
  thinking: [[392, 0.05], [0, 0.05], [392, 0.05]],
  error: [[392, 0.12], [262, 0.16]],
  done: [[784, 0.07], [523, 0.1]],
};
const LOUDNESS = 0.18;
const EDGE_S = 0.008;
/** A tone that starts or stops at once clicks. */

export function playEarcon(context, name) {
  let at = context.currentTime;
  for (const [pitch, seconds] of TUNES[name] ?? []) {
    if (pitch) tone(context, pitch, at, seconds);
    at += seconds;
  }
}

function tone(context, frequency, at, seconds) {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + EDGE_S);
  gain.gain.setValueAtTime(LOUDNESS, at + seconds - EDGE_S);
  gain.gain.linearRampToValueAtTime(0, at + seconds);
  const oscillator = new OscillatorNode(context, { frequency });
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds);
}
