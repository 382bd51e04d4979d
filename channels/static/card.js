/** <benefit-card>: one benefit. Fires `say` (bubbling) with a sentence to be sent as the citizen's. */

import { fill, h, icon, uniqueId } from "./dom.js";
import { inline, prose, webLink } from "./prose.js";
import { telUrl } from "./phone.js";
import { ko } from "./ko.js";

const words = ko.card;
const MARKS = { true: "check", false: "cross", null: "question" };
const DATE = new Intl.DateTimeFormat("ko", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });

class BenefitCard extends HTMLElement {
  /** A Card of the contract. */
  set benefit(benefit) {
    const titleId = uniqueId("card");
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", titleId);
    fill(
      this,
      h("div.card-head", {}, h("h3", { id: titleId }, benefit.name), badge(benefit.status)),
      h("p.card-summary", {}, inline(benefit.summary)),
      amount(benefit.apply),
      disclosures(benefit),
      foot(benefit),
    );
  }
}

function badge(status) {
  if (!(status in words.status)) return null;
  return h(`p.badge.${status}`, {}, icon(status === "eligible" ? "check" : "question"), words.status[status]);
}

function amount(apply) {
  const title = apply.origin === "published" ? words.content : words.amount;
  return apply.amount ? h("p.card-amount", {}, h("strong", {}, title), " ", apply.amount) : null;
}

function foot({ name, apply }) {
  const checked = apply.checked ? DATE.format(new Date(`${apply.checked}T00:00:00Z`)) : "";
  return h(
    "div.card-foot",
    {},
    h("div.card-asks", {}, ask(words.ask, words.askText(name)), ask(words.receiving, words.receivingText(name))),
    h("p.card-source", {}, (apply.origin === "published" ? words.published : words.checked)(apply.agency, checked), h("span", {}, words.decides)),
  );
}

function ask(title, text) {
  const say = (event) => event.target.dispatchEvent(new CustomEvent("say", { bubbles: true, detail: { text, origin: event } }));
  return h("button.button.text.small", { type: "button", onclick: say }, title);
}

/** Buttons in a row, each opening its part below; one part is open at a time. */
function disclosures(benefit) {
  const parts = [
    [benefit.status ? words.parts.why : words.partsAbout, why(benefit)],
    [words.parts.how, how(benefit)],
    [words.parts.documents, documents(benefit)],
    [words.parts.contact, contacts(benefit)],
  ].filter(([, content]) => content.length);
  const row = h("div.card-parts");
  const bodies = parts.map(([title, content]) => {
    const body = h("div.card-part", { id: uniqueId("part"), hidden: true }, h("h4.unseen", {}, title), content);
    row.append(h("button", { type: "button", "aria-expanded": "false", "aria-controls": body.id, onclick: toggle }, title, icon("chevron")));
    return body;
  });
  return parts.length ? [row, bodies] : null;
}

function toggle({ currentTarget: chosen }) {
  for (const button of chosen.parentElement.children) {
    const open = button === chosen && button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).hidden = !open;
  }
}

function why({ why: conditions, missing }) {
  if (!conditions.length) return [];
  const unknown = missing.map((fact) => ko.facts[fact]?.replace(/\?$/, "")).filter(Boolean);
  const bases = [...new Set(conditions.map(({ basis }) => basis).filter(Boolean))];
  return [
    h("ul.conditions", {}, conditions.map(condition)),
    unknown.length ? h("p.subtle", {}, words.missing(unknown)) : null,
    bases.map((basis) => h("p.subtle", {}, basis)),
  ];
}

function condition({ text, met }) {
  const key = String(met ?? null);
  return h(`li.met-${key}`, {}, icon(MARKS[key]), h("span", {}, inline(text), " ", h("strong", {}, words.met[key])));
}

function how({ apply }) {
  const rows = [[words.where, apply.where], [words.period, apply.period]].filter(([, text]) => text);
  const online = apply.online ? h("p.card-link", {}, webLink(apply.online, words.online)) : null;
  const list = rows.length ? h("dl", {}, rows.map(([term, text]) => h("div", {}, h("dt", {}, term), h("dd", {}, inline(text))))) : null;
  return [apply.how ? prose(apply.how) : null, list, online].flat().filter(Boolean);
}

function documents({ name, apply }) {
  if (!apply.documents) return [];
  const list = apply.documents.length ? h("ul.plain", {}, apply.documents.map((text) => h("li", {}, text))) : h("p", {}, words.noDocuments);
  return [list, ask(words.askDocuments, words.askDocumentsText(name))];
}

function contacts({ apply }) {
  const list = apply.contact ?? [];
  const line = ({ name, phone }) => h("li", {}, h("span", {}, name), h("a.tel", { href: telUrl(phone) }, icon("phone"), phone));
  return list.length ? [h("ul.contacts", {}, list.map(line))] : [];
}

customElements.define("benefit-card", BenefitCard);
