/** What a counsellor has begun to write, of each conversation, for as long as the tab is open and they are signed in. */

import { forget, recall, remember } from "../memory.js";

const KIND = "sessionStorage";
const keyOf = (memberId) => `console.drafts.${memberId}`;

/** `{text, benefits}`. */
export function draftOf(memberId, id) {
  return recall(keyOf(memberId), {}, KIND)[id] ?? { text: "", benefits: [] };
}

export function keepDraft(memberId, id, draft) {
  const drafts = recall(keyOf(memberId), {}, KIND);
  if (draft.text || draft.benefits.length) drafts[id] = draft;
  else delete drafts[id];
  remember(keyOf(memberId), drafts, KIND);
}

export function forgetDrafts(memberId) {
  forget(keyOf(memberId), KIND);
}
