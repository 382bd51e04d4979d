/** Text size and contrast: applied before the first paint, changed by the controls in the header. */

import { recall, remember } from "./memory.js";

const root = document.documentElement;
const wishesContrast = matchMedia("(prefers-contrast: more)");

function apply() {
  const chosen = recall("appearance", {});
  root.dataset.text = chosen.text ?? "normal";
  root.dataset.contrast = chosen.contrast ?? (wishesContrast.matches ? "high" : "standard");
}

function choose(change) {
  remember("appearance", { ...recall("appearance", {}), ...change });
  apply();
}

/** Connect the controls. */
export function attachAppearance() {
  const contrast = document.getElementById("contrast");
  const show = () => contrast.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
  contrast.addEventListener("click", () => {
    choose({ contrast: root.dataset.contrast === "high" ? "standard" : "high" });
    show();
  });
  wishesContrast.addEventListener("change", () => {
    apply();
    show();
  });
  for (const radio of document.querySelectorAll("input[name=text-size]")) {
    radio.checked = radio.value === root.dataset.text;
    radio.addEventListener("change", () => choose({ text: radio.value }));
  }
  show();
}

apply();
