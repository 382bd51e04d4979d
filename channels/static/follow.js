/** Keeps what was said last in sight while the citizen follows, and never moves the page under somebody who reads further up. */

const NEAR_END_PX = 80;
const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];
const SCROLLING_KEYS = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", "Tab", " "]);

export class Follow {
  #log;
  #news;
  #following = true;
  #byHand = false; // Whether what scrolls the page now is the citizen.
  #unseen = null;

  /** `news` is the button that leads to what came in while the citizen was elsewhere. */
  constructor(log, news) {
    this.#log = log;
    this.#news = news;
    for (const type of MOVES) addEventListener(type, (event) => this.#moved(event), { passive: true });
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
    globalThis.visualViewport?.addEventListener("resize", () => this.#following && this.#show("instant"));
    news.addEventListener("click", () => this.#toUnseen());
  }

  /** The citizen did something: follow what comes of it. */
  again() {
    this.#following = true;
    this.#hideNews();
    this.#show();
  }

  /** Something new is there. `live`: it has just been said, not read back from earlier. */
  added(element, live) {
    if (this.#following) return this.#show(live ? undefined : "instant");
    this.#unseen ??= element;
    this.#news.hidden = false;
  }

  /** What is shown has changed its size. */
  grown() {
    if (this.#following) this.#show();
  }

  /** The start of the newest exchange at the top; its end at the bottom where all of it fits. A greeting moves nothing. */
  #show(behavior) {
    const own = [...this.#log.querySelectorAll(".message.citizen")].at(-1);
    if (!own) return;
    this.#byHand = false;
    const start = own.getBoundingClientRect().top + scrollY - parseFloat(getComputedStyle(own).scrollMarginTop);
    scrollTo({ top: Math.min(start, document.documentElement.scrollHeight - innerHeight), behavior: behavior ?? wished() });
  }

  #moved(event) {
    const writes = event.type === "keydown" && (!SCROLLING_KEYS.has(event.key) || (event.key !== "Tab" && event.target.closest("textarea, input, select")));
    if (!writes) this.#byHand = true;
  }

  #scrolled() {
    if (this.#byHand) this.#following = this.#atEnd();
    if (this.#atEnd()) this.#hideNews();
  }

  #atEnd() {
    return scrollY + innerHeight >= document.documentElement.scrollHeight - NEAR_END_PX;
  }

  #toUnseen() {
    const element = this.#unseen;
    this.#hideNews();
    this.#following = true;
    this.#byHand = false;
    element?.scrollIntoView({ block: "start", behavior: wished() });
    this.#log.focus({ preventScroll: true });
  }

  #hideNews() {
    this.#unseen = null;
    this.#news.hidden = true;
  }
}

function wished() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
