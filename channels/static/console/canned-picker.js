/** Replies kept ready: choosing one, and filling its variables as far as they are known. */

import { h } from "../dom.js";
import { api } from "./api.js";
import { ko } from "./ko.js";
import { pick } from "./picker.js";

const words = ko.composer;
const VARIABLES = ["이름", "상담원", "기관", "지원", "전화"]; // i18n: the names are part of the data counsellors write.
const BLANK = new RegExp(`\\{(?:${VARIABLES.join("|")})\\}`, "g");
const PARTICLES = [["은", "는"], ["이", "가"], ["을", "를"], ["과", "와"], ["으로", "로"], ["이에요", "예요"]]; // after a final consonant, after none
const BLANK_AND_PARTICLE = new RegExp(`\\{(${VARIABLES.join("|")})\\}(?:(${PARTICLES.flat().join("|")})(?![가-힣]))?`, "g");
const FIRST_SYLLABLE = 0xac00, SYLLABLES = 11_172, FINALS = 28, RIEUL = 8;

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

/**
 * `text` with what is known: who answers, and of the benefit that goes with the reply, else of the one talked about, its name, agency and
 * telephone. The rest stays in braces.
 */
export function filled(text, me, talk, attached = null) {
  const card = attached ? { ...attached, ...talk.cards.get(attached.id) } : benefitInTalk(talk);
  const known = { 상담원: me.name, 지원: card?.name, 기관: card?.apply?.agency, 전화: card?.apply?.contact?.[0]?.phone };
  return text.replace(BLANK_AND_PARTICLE, (all, name, particle) => (known[name] ? known[name] + agreeing(particle, known[name]) : all));
}

/** The particle as it is after this word: {지원}은 → 바우처는. */
function agreeing(particle, word) {
  const pair = particle && PARTICLES.find((each) => each.includes(particle));
  const syllable = word.charCodeAt(word.length - 1) - FIRST_SYLLABLE;
  if (!pair || syllable < 0 || syllable >= SYLLABLES) return particle ?? "";
  const final = syllable % FINALS;
  return pair[final && !(final === RIEUL && pair[0] === "으로") ? 0 : 1];
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
