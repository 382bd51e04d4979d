/** Text of a message as page content: paragraphs, lists, links to telephone numbers and web addresses. */

import { h } from "./dom.js";
import { phoneNumbers, telUrl } from "./phone.js";
import { ko } from "./ko.js";

const BULLET = /^\s*[•·\-*]\s+/;
const WEB_ADDRESS = /https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,]/g;

/** A list of elements for `text`. */
export function prose(text) {
  const blocks = [];
  for (const line of text.split("\n").filter((line) => line.trim())) {
    const item = BULLET.test(line);
    const last = blocks.at(-1);
    if (!item) blocks.push(h("p", {}, inline(line)));
    else if (last?.tagName === "UL") last.append(h("li", {}, inline(line.replace(BULLET, ""))));
    else blocks.push(h("ul", {}, h("li", {}, inline(line.replace(BULLET, "")))));
  }
  return blocks;
}

/** The text of one line with its links. */
export function inline(line) {
  const parts = [];
  let from = 0;
  for (const { start, end, link } of links(line)) {
    parts.push(line.slice(from, start), link);
    from = end;
  }
  return [...parts, line.slice(from)].filter((part) => part !== "");
}

function links(line) {
  const addresses = Array.from(line.matchAll(WEB_ADDRESS), (found) => ({
    start: found.index,
    end: found.index + found[0].length,
    link: webLink(found[0], found[0]),
  }));
  const inAddress = ({ start }) => addresses.some((address) => start >= address.start && start < address.end);
  const numbers = phoneNumbers(line)
    .filter((found) => !inAddress(found))
    .map(({ number, start, end }) => ({ start, end, link: h("a.tel", { href: telUrl(number) }, number) }));
  return [...addresses, ...numbers].sort((one, other) => one.start - other.start);
}

/** A link to another site in a new window, saying so; plain text where the address is none of the web. */
export function webLink(address, title) {
  if (!/^https?:\/\//.test(address)) return title;
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title, h("span.unseen", {}, ` (${ko.card.newWindow})`));
}

/** What a screen reader is told of `text`: no bullets, no addresses. */
export function plain(text) {
  return text
    .replace(WEB_ADDRESS, "")
    .split("\n")
    .map((line) => line.replace(BULLET, "").trim())
    .filter(Boolean)
    .join(" ");
}
