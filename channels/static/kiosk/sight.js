/** Twice the size, high contrast, low position, keys for the voice: for this visitor only. And the true size of a millimetre on this screen. */

const root = document.documentElement;
const CSS_PX_PER_MM = 96 / 25.4;
const MODES = {
  double: (on) => (root.dataset.text = on ? "double" : "normal"),
  contrast: (on) => (root.dataset.contrast = on ? "high" : "standard"),
  low: (on) => root.toggleAttribute("data-low", on),
  sound: (on) => document.getElementById("keys").toggleAttribute("data-sound", on),
};
const BY_KEY = { 1: "double", 2: "contrast", 3: "low" };
const IN_A_ROW_MS = 2000;
const ASKED_MS = 15_000;

/** `?width_mm=`: how wide the screen is, as its maker says; without it a millimetre is the browser's. */
export function measureScreen(parameters) {
  const width = Number(parameters.get("width_mm"));
  if (width > 0) root.style.setProperty("--pitch", String(screen.width / width / CSS_PX_PER_MM));
}

export function attachSight() {
  for (const name of Object.keys(MODES)) {
    document.getElementById(name).addEventListener("click", () => toggle(name));
  }
}

/** The keypad's way: * and # in a row, then a number for each. Any other key is what it always is. */
export class SightKeys {
  #starAt = -IN_A_ROW_MS;
  #timer = 0;

  /** Whether `key` was for the screen and means nothing else; `asked()` once its numbers may come. */
  take(key, asked) {
    const now = performance.now();
    if (this.#asked && key in BY_KEY) {
      toggle(BY_KEY[key]);
      this.#ask(true);
      return true;
    }
    const begins = key === "#" && now - this.#starAt <= IN_A_ROW_MS;
    this.#starAt = key === "*" ? now : -IN_A_ROW_MS;
    this.#ask(begins);
    if (begins) asked();
    return begins;
  }

  get #asked() {
    return document.getElementById("sight").hasAttribute("data-asked");
  }

  #ask(is) {
    document.getElementById("sight").toggleAttribute("data-asked", is);
    clearTimeout(this.#timer);
    if (is) this.#timer = setTimeout(() => this.#ask(false), ASKED_MS);
  }
}

/** As it was before anybody came. */
export function resetSight() {
  for (const name of Object.keys(MODES)) choose(name, false);
  document.getElementById("sight").removeAttribute("data-asked");
}

function toggle(name) {
  choose(name, document.getElementById(name).getAttribute("aria-pressed") !== "true");
}

function choose(name, on) {
  MODES[name](on);
  document.getElementById(name).setAttribute("aria-pressed", String(on));
}
