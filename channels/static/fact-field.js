/** Form fields for facts, one kind each. `factField(name, value)` answers `{element, read}`; `read()` answers the contract's value or throws Unreadable. */

import { h, uniqueId } from "./dom.js";
import { FACTS, childAge, childAgeValue, wonFrom, wonText } from "./facts.js";
import { ko } from "./ko.js";

const FEW = 3; // Up to so many choices lie open as buttons; more go into a list.

/** What was written cannot be taken; the message says what is expected. */
export class Unreadable extends Error {}

export function factField(name, value) {
  return FIELDS[FACTS[name].kind](name, value);
}

const FIELDS = {
  "yes-no": (name, value) => choiceField(name, value, [[true, ko.values.yes], [false, ko.values.no]]),
  choice: (name, value) => {
    const choices = Object.entries(ko.values[name]).map(([key, title]) => [/^\d+$/.test(key) ? Number(key) : key, title]);
    return choices.length > FEW ? listField(name, value, choices) : choiceField(name, value, choices);
  },
  number: numberField,
  money: moneyField,
  region: regionField,
  "child-ages": childAgesField,
};

function choiceField(name, value, choices) {
  const group = uniqueId(name);
  const option = ([key, title], index) =>
    h("label", {}, h("input", { type: "radio", name: group, value: String(index), checked: key === value }), h("span", {}, title));
  const element = h("fieldset.radios", {}, h("legend.unseen", {}, ko.facts[name]), choices.map(option));
  const read = () => {
    const chosen = element.querySelector("input:checked");
    if (!chosen) throw new Unreadable(ko.invalid.choice);
    return choices[Number(chosen.value)][0];
  };
  return { element, read };
}

function listField(name, value, choices) {
  const options = choices.map(([key, title], index) => h("option", { value: String(index), selected: key === value }, title));
  const element = h("select", { "aria-label": ko.facts[name] }, options);
  return { element, read: () => choices[Number(element.value)][0] };
}

function numberField(name, value) {
  const { low, high, fraction } = FACTS[name];
  const unit = ko.units[name];
  const input = textInput(value, { inputmode: fraction ? "decimal" : "numeric", "aria-label": `${ko.facts[name]} (${unit})` });
  const read = () => {
    const found = input.value.replace(/[\s,]/g, "").match(/^(\d+(?:\.\d+)?)\D*$/); // 69, 69세, 1,000
    const number = found ? Number(found[1]) : NaN;
    const fits = number >= low && number <= high && (fraction || Number.isInteger(number));
    if (!fits) throw new Unreadable(ko.invalid.number(low, high, unit));
    return number;
  };
  return { element: h("div.with-unit", {}, input, h("span", { "aria-hidden": "true" }, unit)), read };
}

function moneyField(name, value) {
  const inWords = h("p.subtle", { "aria-live": "polite" });
  const input = textInput(value.toLocaleString("ko"), { inputmode: "numeric", "aria-label": `${ko.facts[name]} (${ko.units[name]})` });
  const read = () => {
    const won = wonFrom(input.value);
    if (won === null || won > FACTS[name].high) throw new Unreadable(ko.invalid.money);
    return won;
  };
  const show = () => (inWords.textContent = wonFrom(input.value) ? wonText(wonFrom(input.value)) : "");
  input.addEventListener("input", show);
  show();
  return { element: h("div", {}, h("div.with-unit", {}, input, h("span", { "aria-hidden": "true" }, ko.units[name])), inWords), read };
}

function regionField(name, value) {
  const { all, sido, sigungu, example } = ko.region;
  const names = all.includes(value.sido) ? all : [value.sido, ...all];
  const province = h("select", {}, names.map((title) => h("option", { selected: title === value.sido }, title)));
  const district = textInput(value.sigungu ?? "", { placeholder: example });
  const read = () => ({ sido: province.value, sigungu: district.value.trim() || null });
  return { element: h("div.stack", {}, h("label", {}, sido, province), h("label", {}, sigungu, district)), read };
}

function childAgesField(name, value) {
  const rows = h("div.stack");
  const add = (age) => rows.append(childRow(age, rows));
  value.forEach(add);
  const more = h("button.button.text.small", { type: "button", onclick: () => addChild(rows, add) }, ko.childAge.add);
  const read = () => [...rows.children].map((row) => row.read());
  number(rows);
  return { element: h("div.stack", {}, rows, more), read };
}

function addChild(rows, add) {
  add(null);
  number(rows);
  rows.lastElementChild.querySelector("input").focus();
}

function childRow(age, rows) {
  const { low, high, unit } = age === null ? { low: "", high: "", unit: "years" } : childAge(age);
  const input = textInput(low === high ? low : `${low}~${high}`, { inputmode: "numeric" });
  const units = h("select", {}, ["years", "months"].map((key) => h("option", { value: key, selected: key === unit }, ko.childAge.unit[key])));
  const away = () => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    number(rows);
    (next?.querySelector("input") ?? rows.nextElementSibling).focus();
  };
  const row = h("div.child", {}, input, units, h("button.button.text.small", { type: "button", onclick: away }, ko.situation.remove));
  row.read = () => childAgeFrom(input.value, units.value);
  return row;
}

function childAgeFrom(text, unit) {
  const found = text.trim().match(/^(\d{1,3})(?:\s*[~-]\s*(\d{1,3}))?$/);
  if (!found) throw new Unreadable(ko.invalid.childAge);
  const low = Number(found[1]);
  return childAgeValue(low, Math.max(low, Number(found[2] ?? low)), unit);
}

/** Say of each row which child it is. */
function number(rows) {
  [...rows.children].forEach((row, index) => {
    row.querySelector("input").setAttribute("aria-label", ko.childAge.nth(index + 1));
    row.querySelector("select").setAttribute("aria-label", ko.childAge.unitOf(index + 1));
    row.querySelector("button").setAttribute("aria-label", ko.childAge.removeNth(index + 1));
  });
}

function textInput(value, attributes) {
  return h("input", { type: "text", autocomplete: "off", value: String(value), ...attributes });
}
