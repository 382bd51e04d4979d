/** What a counsellor does with a conversation. Each asks first where it must, and throws Refused or Unreachable where it could not be done. */

import { h } from "../dom.js";
import { api, Refused } from "./api.js";
import { ask, field, radios } from "./form.js";
import { ko } from "./ko.js";

const words = ko.talk;
const gone = { owner: null, waiting_since: null, position: null };

/** Who has it, where that is why it was refused: `{id?, name?}`; null otherwise. */
export function taken(error) {
  if (!(error instanceof Refused) || error.status !== 409) return null;
  return typeof error.owner === "string" ? { name: error.owner } : error.owner;
}

/** Name → `(talk, me)`: what to tell and how the row has changed, or null where it was dismissed. */
export const moves = {
  async claim({ id }, { id: me, name }) {
    await api.about(id, "POST", "/claim");
    return { told: words.claimed, row: { ...gone, mode: "counsellor", owner: { id: me, name } } };
  },

  async release({ id }) {
    await api.about(id, "POST", "/release");
    return { told: words.released, row: { ...gone, mode: "assistant" } };
  },

  async transfer({ id }, me) {
    const to = await askTransfer(me);
    if (!to) return null;
    await api.about(id, "POST", "/transfer", to.body);
    return { told: to.body.agency ? words.referred : words.transferred, row: to.row };
  },

  async end({ id }) {
    const outcome = await askOutcome();
    if (!outcome) return null;
    await api.about(id, "POST", "/close", { outcome });
    return { told: words.ended, row: { ...gone, mode: "closed" } };
  },
};

function askOutcome() {
  const choice = radios(words.endTitle, Object.entries(words.outcomes));
  const read = () => {
    if (!choice.value) throw words.choose;
    return choice.value;
  };
  return ask({ title: words.endTitle, body: choice.group, read, submit: words.end });
}

async function askTransfer(me) {
  const staff = await api.get("/staff");
  const colleagues = (staff.items ?? staff).filter(({ id, role, disabled }) => id !== me.id && role !== "auditor" && !disabled);
  colleagues.sort((one, other) => canTake(other) - canTake(one) || one.name.localeCompare(other.name, "ko"));
  const line = (one) => [one.id, `${one.name} (${ko.roles[one.role] ?? one.role}, ${canTake(one) ? words.present : words.absent})`, !canTake(one)];
  const choice = radios(words.colleague, [...colleagues.map(line), ["agency", words.agency]]);
  const agency = field(words.agencyName, { maxlength: 100 }, { hint: words.agencyHint });
  agency.row.hidden = true;
  choice.group.addEventListener("change", () => (agency.row.hidden = choice.value !== "agency"));
  const read = () => {
    if (!choice.value) throw words.choose;
    if (choice.value !== "agency") return { body: { to: choice.value }, row: { ...gone, mode: "counsellor", owner: colleagues.find(({ id }) => id === choice.value) } };
    if (!agency.input.value.trim()) throw words.agencyName;
    return { body: { agency: agency.input.value.trim() }, row: { ...gone, mode: "closed" } };
  };
  const none = !colleagues.some(canTake) && h("p.subtle", {}, words.nobody);
  return ask({ title: words.transferTitle, body: [none, choice.group, agency.row], read, submit: words.transfer });
}

function canTake({ present, away }) {
  return Boolean(present) && !away;
}

const path = ({ id }) => `/messages/${encodeURIComponent(id)}`;

export async function edit(conversationId, message, text) {
  await api.about(conversationId, "PATCH", path(message), { text });
}

/** False where it was dismissed. */
export async function withdraw(conversationId, message) {
  if (!(await ask({ title: words.withdrawTitle, lead: words.withdrawLead, submit: words.withdraw, danger: true }))) return false;
  await api.about(conversationId, "DELETE", path(message));
  return true;
}

/** What the assistant would say. */
export async function suggest(conversationId) {
  return (await api.about(conversationId, "POST", "/suggest")).text;
}
