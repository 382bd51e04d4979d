/** One message as a counsellor sees it. */

import { h, icon } from "../dom.js";
import { prose } from "../prose.js";
import { ko } from "./ko.js";
import { clock, full } from "./times.js";

const words = ko.talk;

/** `actions`: {edit, withdraw} where this is the counsellor's own last word. */
export function entryElement(message, actions = null) {
  const { role, text, benefits, quick_replies: options, created_at: at, edited, withdrawn } = message;
  const speaker = speakerOf(message);
  const said = withdrawn ? h("p.withdrawn", {}, words.withdrawn) : prose(text);
  const head = h("p.who", {}, h("strong", {}, speaker), " ", h("time", { datetime: at, title: full(at) }, clock(at)), edited && !withdrawn && h("span.edited", {}, ` · ${words.edited}`));
  const element = h(`article.entry.${role}`, { "data-seq": message.seq }, role !== "system" && head,
    h("div.said", {}, said), !withdrawn && cards(benefits), !withdrawn && chips(options), actions && ownActions(actions));
  if (withdrawn) element.classList.add("is-withdrawn");
  return element;
}

export function speakerOf({ role, by, name }) {
  const called = by?.name ?? name;
  return called && role === "counsellor" ? called : words.speaker[role] ?? words.speaker.system;
}

/** A reply that the log does not hold yet. */
export function letterElement(letter, { retry, discard, name }) {
  const { fate, text, benefits, problem } = letter;
  const failed = fate === "failed";
  const told = { sending: words.sending, sent: words.sending, waiting: words.waitingForLine, failed: `${words.notSent}${problem ? `: ${problem}` : ""}` }[fate];
  const button = (title, onclick) => h("button.button.text.small", { type: "button", onclick }, title);
  return h(`article.entry.counsellor.pending${failed ? ".failed" : ""}`, { "data-client-id": letter.clientId }, h("p.who", {}, h("strong", {}, name)),
    h("div.said", {}, prose(text)), cards(benefits), h("p.fate", {}, failed && icon("alert"), told), failed && h("div.own", {}, button(words.retry, retry), button(words.discard, discard)));
}

function cards(benefits) {
  if (!benefits?.length) return null;
  return h("ul.mini-cards", {}, benefits.map(({ name, status, summary }) => h("li", {}, icon("card"), h("div", {}, h("p", {}, h("strong", {}, name), " ", status in words.status && h(`span.tag.${status}`, {}, words.status[status])), h("p.subtle", {}, summary)))));
}

function chips(options) {
  return options?.length ? h("p.chips", {}, h("span.unseen", {}, `${words.options}: `), options.map(({ title }) => h("span.chip", {}, title))) : null;
}

function ownActions({ edit, withdraw }) {
  const button = (title, onclick) => h("button.button.text.small", { type: "button", onclick }, title);
  return h("div.own", {}, button(words.edit, edit), button(words.withdraw, withdraw));
}
