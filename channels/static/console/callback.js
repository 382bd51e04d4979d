/** One request to be called back: its state, and its telephone and address once somebody has said why they look. */

import { announce } from "../announcer.js";
import { fill, h } from "../dom.js";
import { telUrl } from "../phone.js";
import { api, sentence } from "./api.js";
import { ask, busy, field, problemLine } from "./form.js";
import { more } from "./ko-more.js";
import { address } from "./route.js";
import { full } from "./times.js";

const words = more.callbacks;
const SHOWN_MS = 60_000;

/** A list item. `linked`: with a link to its conversation; `changed(callback)` is told of a new status. */
export function callbackElement(callback, { linked = false, changed = () => {} } = {}) {
  const { id, status, created_at: at, by } = callback;
  const conversation = callback.conversation_id ?? callback.conversation;
  const problem = problemLine();
  const secret = h("div.revealed", { hidden: true });
  const failed = (error) => problem.say(sentence(error));
  const reveal = h("button.button.tertiary.small", { type: "button", onclick: ({ currentTarget }) => busy(currentTarget, () => show(id, secret, currentTarget), failed) }, words.reveal);
  const become = async (to) => {
    await api.call("PATCH", `/callbacks/${encodeURIComponent(id)}`, { status: to });
    announce(words.changed);
    const next = { ...callback, status: to };
    element.replaceWith(callbackElement(next, { linked, changed }));
    changed(next);
  };
  const button = (to, title) => h("button.button.text.small", { type: "button", onclick: ({ currentTarget }) => busy(currentTarget, () => become(to), failed) }, title);
  const next = status === "open" ? [button("done", words.done), button("unreachable", words.unreachable)] : button("open", words.reopen);
  const who = by?.name ?? by;
  const element = h("li.callback", {},
    h("p", {}, h(`span.tag.callback-${status}`, {}, words.statuses[status] ?? status), " ", h("time", { datetime: at }, full(at)), who && ` · ${words.by(who)}`),
    linked && callback.preview && h("p.subtle", {}, callback.preview), secret, problem.line, h("div.choices", {}, reveal, next, linked && conversation && h("a.button.text.small", { href: address("c", conversation) }, words.open)));
  return element;
}

async function show(id, place, button) {
  const reason = await askReason();
  if (!reason) return;
  const { phone, address: where, when, about } = await api.post(`/callbacks/${encodeURIComponent(id)}/reveal`, { reason });
  const hide = () => {
    clearTimeout(timer);
    if (place.hidden) return;
    const inside = place.contains(document.activeElement);
    fill(place);
    place.hidden = true;
    button.hidden = false;
    announce(words.hidden);
    if (inside) button.focus();
  };
  const timer = setTimeout(hide, SHOWN_MS);
  const line = (term, content) => content && h("div", {}, h("dt", {}, term), h("dd", {}, content));
  fill(place, h("dl.pairs", {}, line(words.phone, phone && h("a.tel", { href: telUrl(phone) }, phone)), line(words.address, where), line(words.when, when), line(words.about, about)),
    h("button.button.text.small", { type: "button", onclick: hide }, words.hide));
  place.hidden = false;
  button.hidden = true;
  announce(words.revealed);
  (place.querySelector("a") ?? place.querySelector("button")).focus();
}

function askReason() {
  const reason = field(words.reason, { maxlength: 200 });
  const read = () => {
    if (!reason.input.value.trim()) throw words.reasonNeeded;
    return reason.input.value.trim();
  };
  return ask({ title: words.revealTitle, lead: words.revealLead, body: reason.row, read, submit: words.reveal });
}
