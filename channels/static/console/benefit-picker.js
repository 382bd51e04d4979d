/** Choosing a benefit to send with a reply: those that may fit this person first, then whatever the words find. */

import { h } from "../dom.js";
import { api } from "./api.js";
import { ko } from "./ko.js";
import { pick } from "./picker.js";

const words = ko.composer;

/** `{id, name, summary}`, or null. */
export function chooseBenefit(talk) {
  const matches = (talk.state?.matches ?? []).map(({ id, name, status }) => ({ id, name, summary: ko.talk.status[status] ?? "" }));
  const find = async (text) => {
    const own = matches.filter(({ name }) => name.includes(text));
    if (!text) return own;
    const { items } = await api.findBenefits(text);
    return [...own, ...items.filter(({ id }) => !own.some((one) => one.id === id))];
  };
  const show = ({ name, summary }) => [h("strong", {}, name), h("span.subtle", {}, summary)];
  return pick({ title: words.benefit, label: words.findBenefit, find, show });
}
