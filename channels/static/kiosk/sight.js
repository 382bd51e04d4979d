/** Twice the size, high contrast, low position: for this visitor only. And the true size of a millimetre on this screen. */

const root = document.documentElement;
const CSS_PX_PER_MM = 96 / 25.4;
const MODES = {
  double: (on) => (root.dataset.text = on ? "double" : "normal"),
  contrast: (on) => (root.dataset.contrast = on ? "high" : "standard"),
  low: (on) => root.toggleAttribute("data-low", on),
};

/** `?width_mm=`: how wide the screen is, as its maker says; without it a millimetre is the browser's. */
export function measureScreen(parameters) {
  const width = Number(parameters.get("width_mm"));
  if (width > 0) root.style.setProperty("--pitch", String(screen.width / width / CSS_PX_PER_MM));
}

export function attachSight() {
  for (const name of Object.keys(MODES)) {
    const button = document.getElementById(name);
    button.addEventListener("click", () => choose(name, button.getAttribute("aria-pressed") !== "true"));
  }
}

/** As it was before anybody came. */
export function resetSight() {
  for (const name of Object.keys(MODES)) choose(name, false);
}

function choose(name, on) {
  MODES[name](on);
  document.getElementById(name).setAttribute("aria-pressed", String(on));
}
