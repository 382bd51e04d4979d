/** What the assistant understood, as a counsellor reads it: facts of each person, benefits that may fit and why. */

import { h, icon } from "../dom.js";
import { factText, shownFacts } from "../facts.js";
import { ko as words } from "../ko.js";
import { more } from "./ko-more.js";

const panel = more.panel;
const MARKS = { true: "check", false: "cross", null: "question" };
const SEVERAL = ["child", "sibling", "other"];

/** A list of each person of whom something is known; who is talked about now comes first. */
export function factSections({ people, subject, receiving }) {
  const known = (people ?? []).map((person) => ({ ...person, shown: shownFacts(person.facts) })).filter(({ shown }) => shown.length);
  known.sort((one, other) => (other.relation === subject) - (one.relation === subject));
  const already = receiving?.length ? [h("h4", {}, panel.receiving), h("p", {}, receiving.join(", "))] : null;
  if (!known.length) return [h("p.subtle", {}, panel.noFacts), already];
  return [known.map((person) => section(person, known.length > 1 && person.relation === subject)), already];
}

function section({ id, relation, shown }, isNow) {
  const fact = ([name, value]) => h("div", {}, h("dt", {}, words.facts[name]), h("dd", {}, factText(name, value)));
  return [h("h4", {}, nameOf(id, relation), isNow && [" ", h("span.tag", {}, panel.now)]), h("dl.pairs", {}, shown.map(fact))];
}

function nameOf(id, relation) {
  const name = words.people[relation] ?? words.people.other;
  const [, which] = id.split(":");
  if (which === "in_law") return words.inLaw(name);
  return SEVERAL.includes(relation) && which ? words.nth(name, which) : name;
}

/** Benefits with the conditions that the newest card of each named. `insert(card)` puts one into the reply. */
export function matchList({ matches }, cards, insert) {
  if (!matches?.length) return h("p.subtle", {}, panel.noMatches);
  return h("ul.matches", {}, matches.map((match) => h("li", {}, line(match, cards.get(match.id), insert))));
}

function line({ id, name, status }, card, insert) {
  const button = h("button.button.text.small", { type: "button", "aria-label": panel.insertName(name), onclick: () => insert({ id, name }) }, panel.insert);
  return [h("div.match-head", {}, h("span", {}, h("strong", {}, name), " ", status in panel.status && h(`span.tag.${status}`, {}, panel.status[status])), button), card?.why?.length && why(card.why)];
}

function why(conditions) {
  const condition = ({ text, met }) => {
    const key = String(met ?? null);
    return h(`li.met-${key}`, {}, icon(MARKS[key]), h("span", {}, text, " ", h("strong", {}, panel.met[key])));
  };
  return h("details", {}, h("summary", {}, panel.why_), h("ul.conditions", {}, conditions.map(condition)));
}
