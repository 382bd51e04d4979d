/** The facts about a person: which kind each is, and how its value reads. Names and values are the contract's. */

import { ko } from "./ko.js";

const YES_NO = { kind: "yes-no" };
/** Years; the highest age the contract knows means that a child is grown. */
const GROWN = 50;

/** In the order in which a person is described. */
export const FACTS = {
  age: { kind: "number", low: 0, high: 130 },
  sex: { kind: "choice" },
  region: { kind: "region" },
  lives_alone: YES_NO,
  household_size: { kind: "number", low: 1, high: 30 },
  monthly_income: { kind: "money", low: 0, high: 100_000_000_000 },
  income_ratio: { kind: "number", low: 0, high: 10_000, fraction: true },
  employment: { kind: "choice" },
  housing: { kind: "choice" },
  basic_livelihood: YES_NO,
  near_poor: YES_NO,
  children: { kind: "number", low: 0, high: 20 },
  child_ages_months: { kind: "child-ages" },
  single_parent: YES_NO,
  pregnant: YES_NO,
  infertility: YES_NO,
  multicultural: YES_NO,
  disability: { kind: "choice" },
  care_grade: { kind: "choice" },
  dementia: YES_NO,
  serious_illness: YES_NO,
  veteran: YES_NO,
  job_lost: YES_NO,
  business_closed: YES_NO,
  bereaved: YES_NO,
  crisis_event: YES_NO,
  foreign_national: YES_NO,
};

/** `[name, value]` of what is worth showing of one person, in order. A name this page does not know is left out. */
export function shownFacts(facts) {
  const saysItTwice = facts.lives_alone === true && facts.household_size === 1;
  return Object.keys(FACTS)
    .filter((name) => name in facts && !(name === "household_size" && saysItTwice))
    .map((name) => [name, facts[name]]);
}

/** A value that follows from others: changing them changes it. */
export function isDerived(name, facts) {
  return name === "income_ratio" && "monthly_income" in facts;
}

/** The value in words. */
export function factText(name, value) {
  const { kind } = FACTS[name];
  if (kind === "yes-no") return value ? ko.values.yes : ko.values.no;
  if (kind === "choice") return ko.values[name][value] ?? String(value);
  if (kind === "money") return value ? wonText(value) : ko.money.none;
  if (kind === "region") return [value.sido, value.sigungu].filter(Boolean).join(" ");
  if (kind === "child-ages") return value.map((age) => childAgeText(age)).join(", ");
  return `${value.toLocaleString("ko")}${ko.units[name] ?? ""}`;
}

/** 400000 → 40만 원 */
export function wonText(won) {
  return ko.money.tenThousand(Math.floor(won / 10_000), won % 10_000);
}

/** `{low, high, unit}` of a child's age as people say it: months up to two years of age, then years. */
export function childAge(age) {
  const [low, high] = Array.isArray(age) ? age : [age, age];
  if (low === high && (low < 24 || low % 12)) return { low, high, unit: "months" };
  if (high < 24 && (low % 12 || high % 12 !== 11)) return { low, high, unit: "months" };
  return { low: Math.floor(low / 12), high: Math.floor(high / 12), unit: "years" };
}

/** The contract's value for an age in `unit`: a whole year covers its twelve months. */
export function childAgeValue(low, high, unit) {
  if (unit === "years") return [low * 12, high * 12 + 11];
  return low === high ? low : [low, high];
}

function childAgeText(age) {
  const { low, high, unit } = childAge(age);
  if (low === high) return ko.childAge[unit](low);
  if (unit === "years" && high >= GROWN) return ko.childAge.from(low);
  return ko.childAge.range(low, high, ko.childAge.unit[unit]);
}

/** Won from what people write (400000, 400,000원, 40만, 1백50만 원, 1억 2천만); null where it is no amount. */
export function wonFrom(text) {
  const written = text.replace(/[\s,]|원$/g, "");
  if (/^\d+$/.test(written)) return Number(written);
  const parts = written.match(/^(?:(\d+(?:\.\d+)?)억)?(?:(?:(\d+)천)?(?:(\d+)백)?(\d+(?:\.\d+)?)?만)?(\d+)?$/);
  if (!written || !parts) return null;
  const [, eok, thousand, hundred, one, rest] = parts.map((part) => Number(part ?? 0));
  return Math.round(eok * 1e8 + (thousand * 1000 + hundred * 100 + one) * 1e4 + rest);
}
