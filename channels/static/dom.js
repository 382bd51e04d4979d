/** Building page content. Text goes in as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element: `h("p.note", {id: "x", onclick: f}, "text", child)`. Attributes that are null, undefined or false are left out; so are children.
 */
export function h(selector, attributes = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  return fill(element, ...children);
}

/** Put `children` in place of what `element` holds; lists are taken apart, null, undefined and false left out. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A decorative icon from the symbols in index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

let made = 0;

/** An id no other element of this page has. */
export function uniqueId(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}

/** Whether a click came from the keyboard or an assistive technology, not from a finger or a mouse. */
export function byKeyboard(event) {
  return event.detail === 0;
}
