/** Light, dark or high contrast: applied before the first paint, as the system wishes or as this browser was told. */

import { recall, remember } from "../memory.js";

const root = document.documentElement;
const wishesDark = matchMedia("(prefers-color-scheme: dark)");
const wishesContrast = matchMedia("(prefers-contrast: more)");

/** `system`, `light`, `dark` or `contrast`. */
export const THEMES = ["system", "light", "dark", "contrast"];

export function chosenTheme() {
  return recall("console.theme", "system");
}

export function chooseTheme(theme) {
  remember("console.theme", theme);
  apply();
}

/** Light becomes dark and dark light. */
export function flipTheme() {
  chooseTheme(root.dataset.theme === "light" ? "dark" : "light");
}

function apply() {
  const chosen = chosenTheme();
  const contrast = chosen === "contrast" || (chosen === "system" && wishesContrast.matches);
  const dark = contrast || chosen === "dark" || (chosen === "system" && wishesDark.matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.contrast = contrast ? "high" : "standard";
}

wishesDark.addEventListener("change", apply);
wishesContrast.addEventListener("change", apply);
apply();
