/** Which conversations hold words that this counsellor has not seen: known to this browser alone. */

import { recall, remember } from "../memory.js";

const MOST = 500;

/** Emits `changed` with a conversation's id. */
export class Unread extends EventTarget {
  #me;
  #key;
  #seen;

  constructor(memberId) {
    super();
    this.#me = memberId;
    this.#key = `console.seen.${memberId}`;
    this.#seen = new Map(Object.entries(recall(this.#key, {})));
  }

  /** The newest word of this time is on the screen. */
  saw(id, at) {
    if (!at || (this.#seen.get(id) ?? "") >= at) return;
    this.#seen.delete(id);
    this.#seen.set(id, at);
    remember(this.#key, Object.fromEntries([...this.#seen].slice(-MOST)));
    this.dispatchEvent(new CustomEvent("changed", { detail: id }));
  }

  /** Of what is mine, whatever came after I looked; of what waits, whatever I never opened. */
  has({ id, mode, owner, last_at: lastAt }) {
    if (mode === "counsellor" && owner?.id === this.#me) return (this.#seen.get(id) ?? "") < (lastAt ?? "");
    return mode === "waiting" && !this.#seen.has(id);
  }
}
