/** One conversation in the list. */

import { h, icon } from "../dom.js";
import { ko } from "./ko.js";
import { address } from "./route.js";
import { short, waiting } from "./times.js";

/** A list item with one link in it. */
export function rowElement(row, { unread, me, tab }) {
  const { id, channel, mode, crisis, preview } = row;
  const classes = [crisis && "crisis", unread && "unread", `mode-${mode}`].filter(Boolean);
  const content = [
    h("span.row-head", {}, crisis && crisisTag(crisis), h("span.channel", {}, ko.channels[channel] ?? channel), (tab === "all" || mode === "counsellor") && modeTag(row, me), h("span.row-time", {}, time(row))),
    h("span.row-words", {}, unread && h("span.dot", {}, h("span.unseen", {}, `${ko.list.unread} `)), preview || ko.list.noWords),
    foot(row),
  ];
  return h(`li.${classes.join(".")}`, { "data-id": id }, h("a", { href: address("c", id) }, content));
}

export function crisisTag(crisis) {
  return h("span.tag.danger", {}, icon("alert"), ko.crises[crisis] ?? ko.alarm.title);
}

/** Whose it is now. */
export function modeTag({ mode, owner }, me) {
  const name = mode === "counsellor" && owner && owner.id !== me ? owner.name : ko.modes[mode];
  return h(`span.tag.is-${mode}`, {}, name);
}

function time({ mode, waiting_since: since, position, last_at: last, created_at: created }) {
  if (mode !== "waiting" || !since) return short(last ?? created);
  return [position && h("span.position", {}, `${ko.list.nth(position)} · `), waiting(since)];
}

function foot({ reason, mode, emotion, labels }) {
  const why = reason && mode !== "assistant" && ko.reasons[reason];
  const mood = emotion && emotion !== "neutral" && ko.emotions[emotion];
  const all = [why, mood].filter(Boolean).join(" · ");
  if (!all && !labels?.length) return null;
  return h("span.row-foot", {}, all && h("span", {}, all), (labels ?? []).map((name) => h("span.tag.label-tag", {}, name)));
}
