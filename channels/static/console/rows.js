/** Rows of the list that is shown: pages of the gateway's answer, kept right by what comes over the line. */

import { api } from "./api.js";

const PAGE = 50;
export const TABS = ["waiting", "mine", "assistant", "closed", "all"];

/** Whether a row belongs under a tab. */
function inTab(row, tab, me) {
  if (tab === "mine") return row.mode === "counsellor" && row.owner?.id === me;
  return tab === "all" || row.mode === tab;
}

const newest = (one, other) => (other.last_at ?? "").localeCompare(one.last_at ?? "") || other.id.localeCompare(one.id);
const longest = (one, other) => (one.waiting_since ?? "").localeCompare(other.waiting_since ?? "") || (one.position ?? 0) - (other.position ?? 0) || one.id.localeCompare(other.id);

/** Who waits stands in the order of the queue, everybody else with the newest word on top; a crisis stands above both. */
function order(tab) {
  const within = tab === "waiting" ? longest : newest;
  const urgent = tab === "waiting" || tab === "mine";
  return (one, other) => (urgent ? Boolean(other.crisis) - Boolean(one.crisis) : 0) || within(one, other);
}

/** Emits `changed`. */
export class Rows extends EventTarget {
  #me;
  #tab = "waiting";
  #filters = {};
  #rows = new Map();
  #next = null;
  #asked = 0;
  #meanwhile = new Map(); // What came over the line while a page was on its way: the page may be older.
  #told = false;
  #stale = false;
  loading = false;
  problem = null;

  constructor(memberId) {
    super();
    this.#me = memberId;
  }

  get tab() {
    return this.#tab;
  }

  get filters() {
    return { ...this.#filters };
  }

  /** `{q, channel, label, crisis}`; what is empty is not asked. */
  async show(tab, filters = this.#filters) {
    this.#tab = tab;
    this.#filters = filters;
    this.#rows.clear();
    this.#next = null;
    await this.#load(null);
  }

  get hasMore() {
    return this.#next !== null;
  }

  more() {
    if (this.#next && !this.loading) return this.#load(this.#next);
  }

  /** The first page once more, after a time without a line; where one is on its way, after it, which is shown meanwhile. */
  refresh() {
    if (this.loading) this.#stale = true;
    else this.#load(null);
  }

  get sorted() {
    return [...this.#rows.values()].sort(order(this.#tab));
  }

  async #load(before) {
    const asked = (this.#asked += 1);
    this.#stale = false;
    this.#meanwhile.clear();
    this.loading = true;
    this.problem = null;
    this.#changed();
    const mode = { waiting: "waiting", assistant: "assistant", closed: "closed" }[this.#tab];
    const query = { mode, mine: this.#tab === "mine" ? "true" : null, ...this.#filters, crisis: this.#filters.crisis ? "true" : null, before, limit: PAGE };
    try {
      const { items, next, counts } = await api.get("/conversations", query);
      if (asked !== this.#asked) return;
      if (!before) this.#rows.clear();
      for (const row of items) this.#rows.set(row.id, row);
      this.#next = next ?? null;
      if (counts) this.dispatchEvent(new CustomEvent("counts", { detail: counts }));
    } catch (error) {
      if (asked === this.#asked) this.problem = error;
    }
    if (asked !== this.#asked) return;
    this.loading = false;
    for (const [id, row] of this.#meanwhile) if (row) this.#place(row); else this.#rows.delete(id);
    this.#changed();
    if (this.#stale) this.#load(null);
  }

  /** A row has changed or is new. What a search finds only the gateway knows: there, nothing is added. */
  put(row) {
    if (this.loading) this.#meanwhile.set(row.id, row);
    if (this.#place(row)) this.#changed();
  }

  /** False where the row is none of this list. */
  #place(row) {
    const known = this.#rows.has(row.id);
    const fits = inTab(row, this.#tab, this.#me) && (known || this.#passes(row));
    if (fits) this.#rows.set(row.id, row);
    else this.#rows.delete(row.id);
    return known || fits;
  }

  #passes({ channel, labels, crisis }) {
    const { q, channel: wanted, label, crisis: only } = this.#filters;
    return !q && (!wanted || wanted === channel) && (!label || labels.includes(label)) && (!only || Boolean(crisis));
  }

  remove(id) {
    if (this.loading) this.#meanwhile.set(id, null);
    if (this.#rows.delete(id)) this.#changed();
  }

  /** What changes at once is told once: a line that opens brings a row for everybody who waits. */
  #changed() {
    if (this.#told) return;
    this.#told = true;
    queueMicrotask(() => {
      this.#told = false;
      this.dispatchEvent(new CustomEvent("changed"));
    });
  }
}
