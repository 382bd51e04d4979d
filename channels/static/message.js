/** One message of the conversation as page content. */

import "./card.js";
import { h, icon } from "./dom.js";
import { phoneNumbers, telUrl } from "./phone.js";
import { plain, prose } from "./prose.js";
import { ko } from "./ko.js";

const CARDS_AT_ONCE = 3;

/** An element for a Message of the contract. `showCrisis` turns it into a crisis answer. */
export function messageElement(message) {
  const { role, seq, text, benefits, replaces, withdrawn } = message;
  const speaker = speakerOf(message);
  const body = h("div.bubble", {}, role === "citizen" ? citizenText(text) : prose(besideCards(text, benefits)));
  const element = h(`article.message.${role}`, { "aria-label": speaker }, h("p.speaker", { "aria-hidden": "true" }, speaker), body, cards(benefits),
    replaces && !withdrawn ? h("p.fate", {}, ko.edited) : null);
  element.classList.toggle("withdrawn", Boolean(withdrawn));
  element.message = message;
  element.dataset.seq = seq;
  return element;
}

/** A counsellor by name. */
function speakerOf({ role, by }) {
  const name = ko.speaker[role] ?? ko.speaker.system;
  return role === "counsellor" && by?.name ? `${name} ${by.name}` : name;
}

/** `text` without the lines of a list that say no more than the cards beside it. */
function besideCards(text, benefits) {
  const said = (line) => (benefits ?? []).some(({ name, summary }) => adds(line, name, summary) === "");
  return text.split("\n").filter((line) => !said(line)).join("\n");
}

/** What a line says beyond the name and summary of a benefit and a remark in brackets. */
function adds(line, name, summary) {
  return line.includes(name) ? line.replace(name, "").replace(summary, "").replace(/\(.*\)/, "").replace(/[\s•:.]/g, "") : line;
}

/** A message that is still on its way. */
export function pendingElement({ clientId, text }) {
  const element = h(
    "article.message.citizen.pending",
    { "aria-label": ko.speaker.citizen },
    h("div.bubble", {}, citizenText(text)),
    h("p.fate", {}, ko.sending),
  );
  element.dataset.clientId = clientId;
  return element;
}

function citizenText(text) {
  return text.split("\n").map((line) => h("p", {}, line));
}

function cards(benefits) {
  if (!benefits?.length) return null;
  const all = benefits.map((benefit) => Object.assign(document.createElement("benefit-card"), { benefit }));
  const rest = all.slice(CARDS_AT_ONCE);
  for (const card of rest) card.hidden = true;
  const unfold = ({ currentTarget: button }) => {
    for (const card of rest) card.hidden = false;
    rest[0].tabIndex = -1;
    rest[0].focus();
    button.remove();
  };
  const more = rest.length ? h("button.button.tertiary.small.more", { type: "button", onclick: unfold }, ko.card.more(rest.length)) : null;
  return h("div.cards", {}, all, more);
}

/** Put the number to call before everything else. Safe to call twice; false where the message names no number. */
export function showCrisis(element) {
  if (element.classList.contains("crisis")) return true;
  const numbers = [...new Set(phoneNumbers(element.message.text).map(({ number }) => number))];
  if (!numbers.length) return false;
  element.classList.add("crisis");
  const call = (number, index) =>
    h(index ? "a.call" : "a.call.first", { href: telUrl(number) }, icon("phone"), h("strong", {}, number), h("span", {}, ko.crisis.lines[number]));
  element.querySelector(".bubble").prepend(
    h("p.crisis-title", {}, icon("alert"), ko.crisis.title),
    h("p.calls", {}, numbers.map(call)),
  );
  return true;
}

/** What a screen reader is told of a message. */
export function spokenMessage(message) {
  const { text, benefits, replaces, withdrawn } = message;
  const names = (benefits ?? []).map(({ name }) => name);
  const corrected = replaces && !withdrawn ? `${ko.edited}. ` : "";
  return [`${speakerOf(message)}: ${corrected}${plain(besideCards(text, benefits))}`, names.length ? ko.card.announced(names) : ""].filter(Boolean).join(" ");
}
