/** A code for another device as it is shown: its digits in two halves, and the picture of its address. */

export function spaced(code) {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** Our own gateway's drawing as an element; nothing where it is none. */
export function picture(svg) {
  const found = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (found.localName !== "svg") return null;
  found.setAttribute("aria-hidden", "true");
  return document.importNode(found, true);
}
