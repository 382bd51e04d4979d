/**
 * <my-consents>: what was agreed to, to read, give and take back, with ways to take along what is kept or to erase it. Needs `conversation()`,
 * the open one or null. Fires `decided` ({what, granted}).
 */

import { announce } from "./announcer.js";
import { fill, h, icon, uniqueId } from "./dom.js";
import { askToErase } from "./erase.js";
import { problemText } from "./fact-row.js";
import { ko } from "./ko.js";
import { attachOwnData } from "./own-data.js";

const words = ko.consents;
const WHEN = new Intl.DateTimeFormat("ko", { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Seoul" });

class MyConsents extends HTMLElement {
  #consents = [];
  #told = null; // {what, text} of the last decision.
  #busy = false;
  #list = h("ul.consents");
  #problem = h("p.problem", { role: "alert", hidden: true });
  #content = h("div.consents-content", { id: uniqueId("consents"), hidden: true });
  #toggle = h("button.disclosure", { type: "button", "aria-expanded": "false", "aria-controls": this.#content.id, onclick: () => this.#turn() }, words.title, icon("chevron"));

  connectedCallback() {
    const take = h("button.button.tertiary.small", { type: "button" }, icon("down"), words.take);
    const erase = h("button.button.tertiary.small", { type: "button", onclick: askToErase }, icon("trash"), words.erase);
    attachOwnData(take, () => this.conversation(), (text) => this.#tell(text));
    fill(this.#content, h("p.subtle", {}, words.lead), this.#problem, this.#list, h("div.choices", {}, take, erase));
    this.replaceChildren(h("h3", {}, this.#toggle), this.#content);
  }

  /** Unfold, and put the focus there. */
  async open() {
    if (this.#content.hidden) this.#turn();
    this.#toggle.scrollIntoView();
    this.#toggle.focus({ preventScroll: true });
  }

  /** Another conversation is open, or none. */
  close() {
    if (!this.#content.hidden) this.#turn();
    this.#consents = [];
    this.#show();
  }

  /** Read how things stand, where that can be seen. */
  async refresh() {
    if (this.#content.hidden || this.#busy || !this.conversation()) return;
    try {
      this.#stands(await this.conversation().consents());
      this.#tell("");
    } catch (error) {
      this.#tell(problemText(error));
    }
  }

  #turn() {
    const opens = this.#content.hidden;
    this.#content.hidden = !opens;
    this.#toggle.setAttribute("aria-expanded", String(opens));
    this.#told = null;
    if (opens) this.refresh();
  }

  #stands({ consents }) {
    this.#consents = consents;
    this.#show();
  }

  /** The focus stays on the button that was pressed, whatever it says now. */
  #show() {
    const at = this.#list.contains(document.activeElement) ? document.activeElement.dataset.what : null;
    fill(this.#list, this.#consents.map((consent) => this.#consent(consent)));
    if (at) this.#list.querySelector(`button[data-what="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  }

  #consent(consent) {
    const { what, title, text, kept, granted, current, if_withdrawn: ifWithdrawn } = consent;
    const holds = granted && current;
    const label = holds ? words.takeBack : words.agree;
    const decide = () => this.#decide(consent, !holds);
    return h(
      "li.consent",
      {},
      h("h4", {}, title),
      h("p", {}, text),
      h("p.subtle", {}, kept),
      h("p.standing", {}, granted ? icon("check") : null, standing(consent)),
      granted ? h("p.subtle", {}, ifWithdrawn) : null,
      this.#told?.what === what ? h("p.told", {}, this.#told.text) : null,
      h(holds ? "button.button.tertiary.small" : "button.button.secondary.small", { type: "button", "data-what": what, "aria-label": words.about(title, label), onclick: decide }, label),
    );
  }

  async #decide({ what, version, title }, granted) {
    if (this.#busy || !this.conversation()) return;
    this.#busy = true;
    try {
      const found = await this.conversation().decide(what, granted, version);
      this.#told = { what, text: granted ? words.agreed(title) : found.told };
      this.#stands(found);
      this.#tell("");
      announce(this.#told.text);
      this.dispatchEvent(new CustomEvent("decided", { detail: { what, granted } }));
    } catch (error) {
      // Another sentence may hold by now: that one is there before it is said, and can be agreed to at once.
      if (error.status === 409) this.#stands(await this.conversation().consents().catch(() => ({ consents: this.#consents })));
      this.#tell(problemText(error));
    } finally {
      this.#busy = false;
    }
  }

  #tell(text) {
    this.#problem.textContent = text;
    this.#problem.hidden = !text;
  }
}

function standing({ granted, current, at }) {
  if (granted === null) return words.never;
  const when = WHEN.format(new Date(at));
  if (!granted) return words.withdrawn(when);
  return current ? words.granted(when) : words.changed(when);
}

customElements.define("my-consents", MyConsents);
