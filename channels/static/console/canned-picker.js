/** Replies kept ready: choosing one, and filling its variables as far as they are known. */

import { h } from "../dom.js";
import { api } from "./api.js";
import { ko } from "./ko.js";
import { pick } from "./picker.js";

const words = ko.composer;
const VARIABLES = ["이름", "상담원", "기관", "지원", "전화"]; // i18n: the names are part of the data counsellors write.
const BLANK = new RegExp(`\\{(?:${VARIABLES.join("|")})\\}`, "g");

/** A reply `{id, title, text, shared}`, or null. */
export async function chooseCanned() {
  let all = null;
  const find = async (text) => {
    all ??= listed(await api.get("/canned"));
    const wanted = text.toLowerCase();
    return all.filter((one) => `${one.title} ${one.text}`.toLowerCase().includes(wanted));
  };
  const show = ({ title, text }) => [h("strong", {}, title), h("span.subtle", {}, text)];
  return pick({ title: words.canned, label: words.findCanned, find, show });
}

export function listed(answer) {
  return answer.items ?? answer;
}

/** `text` with what is known: who answers, and of the benefit talked about its name, agency and telephone. The rest stays in braces. */
export function filled(text, me, talk) {
  const card = benefitInTalk(talk);
  const known = { 상담원: me.name, 지원: card?.name, 기관: card?.apply?.agency, 전화: card?.apply?.contact?.[0]?.phone };
  return text.replace(BLANK, (blank) => known[blank.slice(1, -1)] || blank);
}

/** The benefit the last question was about, or the only one that was shown last. */
function benefitInTalk(talk) {
  const cards = [...talk.cards.values()];
  const asked = talk.state?.benefit;
  const about = asked && cards.find(({ id, name }) => id === asked || name === asked);
  if (about) return about;
  const last = talk.messages.filter(({ benefits }) => benefits?.length).at(-1)?.benefits ?? [];
  return last.length === 1 ? last[0] : asked ? { name: asked } : null;
}

/** The variables that nobody has filled, as they stand in the text. */
export function blanks(text) {
  return [...new Set(text.match(BLANK) ?? [])];
}
