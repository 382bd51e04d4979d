/** Speaks to screen readers through one polite live region, apart from what is shown, so that each thing is said once. */

const KEPT_MS = 1000;

const region = () => document.getElementById("announcer");

/** Say `text` once. The node is removed soon, so nobody meets it again when reading through the page. */
export function announce(text) {
  const line = document.createElement("p");
  line.textContent = text;
  region().append(line);
  setTimeout(() => line.remove(), KEPT_MS);
}
