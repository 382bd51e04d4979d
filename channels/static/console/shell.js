/** <console-shell>: the bar on top, the views, and what all views share: the line, the outbox, the alarm. Needs `me`; fires `signed-out`, and
 * `changed-role` with the new `me`. */

import "./alarm.js";
import "./desk.js";
import { Refusal, Unreachable } from "../api.js";
import { announce } from "../announcer.js";
import { fill, h, icon } from "../dom.js";
import { forgetDrafts } from "./drafts.js";
import { api, sentence } from "./api.js";
import { ko } from "./ko.js";
import { Line } from "./line.js";
import { Outbox } from "./outbox.js";
import { address, go, here } from "./route.js";
import { attachShortcuts, showShortcuts } from "./shortcuts.js";
import { flipTheme } from "./theme.js";

const COUNSEL = ["counsellor", "supervisor", "administrator"];
/** Views in the order of the menu: who sees them, the module that makes them, the element. */
const VIEWS = {
  c: { roles: COUNSEL },
  callbacks: { roles: COUNSEL, module: "./callbacks.js", tag: "callback-list" },
  canned: { roles: COUNSEL, module: "./canned.js", tag: "canned-replies" },
  overview: { roles: ["supervisor", "administrator", "auditor"], module: "./supervision.js", tag: "supervision-view" },
  audit: { roles: ["administrator", "auditor"], module: "./audit.js", tag: "audit-view" },
  staff: { roles: ["administrator"], module: "./staff.js", tag: "staff-list" },
  account: { roles: [...COUNSEL, "auditor"], module: "./account.js", tag: "own-account" },
};

class ConsoleShell extends HTMLElement {
  #line = new Line();
  #outbox;
  #alarm = document.createElement("alarm-banner");
  #main = h("main", { id: "main", tabindex: "-1" });
  #desk = null;
  #offline = h("p.strip.warning", { hidden: true }, icon("alert"), h("span", {}, ko.offline));
  #waiting = 0;
  #stopped = new AbortController();

  connectedCallback() {
    const { me } = this;
    const { signal } = this.#stopped;
    this.#outbox = new Outbox(me.id);
    if (COUNSEL.includes(me.role)) this.#openDesk();
    const skip = h("a.skip", { href: "#main", onclick: (event) => (event.preventDefault(), this.#main.focus()) }, ko.skip);
    fill(this, skip, this.#top(), this.#alarm, this.#offline, this.#main);
    this.#alarm.addEventListener("open", ({ detail: id }) => go("c", id));
    this.#alarm.addEventListener("changed", () => this.#title());
    addEventListener("hashchange", () => this.#show(), { signal });
    document.addEventListener("visibilitychange", () => this.#title(), { signal });
    attachShortcuts(() => this.#desk, signal);
    this.#show();
  }

  disconnectedCallback() {
    this.#stopped.abort();
    this.#line.stop();
  }

  /** The same person has signed in again. */
  resume(me) {
    this.me = me;
    this.#line.restart();
    this.#outbox.hurry();
  }

  #openDesk() {
    this.#desk = Object.assign(document.createElement("counsel-desk"), { me: this.me, line: this.#line, outbox: this.#outbox, alarm: this.#alarm });
    this.#line.addEventListener("me", ({ detail: me }) => me.role === this.me.role || this.dispatchEvent(new CustomEvent("changed-role", { detail: me })));
    this.#line.addEventListener("online", ({ detail }) => this.#online(detail));
    this.#line.addEventListener("counts", ({ detail }) => this.#counted(detail.counts));
    this.#desk.addEventListener("counts", ({ detail }) => this.#counted(detail));
    this.#line.start();
    this.#outbox.start();
  }

  #top() {
    const button = (name, title, onclick) => h("button.button.text.square", { type: "button", title, "aria-label": title, onclick }, icon(name));
    const menu = h("button.button.text.square.menu", { type: "button", "aria-expanded": "false", "aria-controls": "nav", "aria-label": ko.top.menu }, icon("menu"));
    menu.addEventListener("click", () => this.#openMenu(menu.getAttribute("aria-expanded") === "false"));
    const links = Object.entries(VIEWS).filter(([, { roles }]) => roles.includes(this.me.role));
    const nav = h("nav", { id: "nav", "aria-label": ko.views.title }, h("ul", {}, links.map(([view]) => h("li", {}, h("a", { href: address(view), "data-view": view }, ko.views[view])))));
    const away = this.#desk && this.#awaySwitch();
    return h("header.top", {}, menu, h("p.brand", {}, icon("mark"), h("span", {}, ko.product)), nav, h("div.tools", {}, away,
      this.#desk && button("keyboard", ko.top.shortcuts, showShortcuts), button("contrast", ko.top.theme, flipTheme),
      h("button.button.text.small", { type: "button", onclick: () => this.#signOut() }, ko.top.signOut)));
  }

  #openMenu(open) {
    this.querySelector(".menu").setAttribute("aria-expanded", String(open));
  }

  #awaySwitch() {
    const input = h("input", { type: "checkbox", role: "switch", checked: Boolean(this.me.away) });
    input.addEventListener("change", async () => {
      try {
        await api.call("PUT", "/me/away", { away: input.checked });
        this.me.away = input.checked;
        announce(input.checked ? ko.top.awayOn : ko.top.awayOff);
      } catch (error) {
        input.checked = !input.checked;
        announce(sentence(error));
      }
    });
    return h("label.toggle.away", {}, input, h("span", {}, ko.top.away));
  }

  // Views

  async #show() {
    const wanted = here().view;
    const view = VIEWS[wanted]?.roles.includes(this.me.role) ? wanted : Object.keys(VIEWS).find((name) => VIEWS[name].roles.includes(this.me.role));
    for (const link of this.querySelectorAll("nav a")) {
      if (link.dataset.view === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    this.#openMenu(false);
    const changed = this.dataset.view !== view;
    this.dataset.view = view;
    if (view === "c") {
      if (changed) fill(this.#main, this.#desk);
      this.#desk.show(here());
    } else if (changed) await this.#lazy(view);
    this.#title();
  }

  /** A view whose module is loaded when it is first looked at. */
  async #lazy(view) {
    const { module, tag } = VIEWS[view];
    try {
      await import(module);
    } catch {
      // The view is not part of this installation: said below.
    }
    if (this.dataset.view !== view) return;
    if (!customElements.get(tag)) return fill(this.#main, h("div.view", {}, h("h1", {}, ko.views[view]), h("p.lead", {}, ko.views.missing)));
    const element = Object.assign(document.createElement(tag), { me: this.me, api });
    element.addEventListener("changed-me", ({ detail }) => Object.assign(this.me, detail));
    fill(this.#main, element);
    this.#main.focus({ preventScroll: true });
  }

  #counted(counts) {
    this.#waiting = counts.waiting ?? 0;
    this.#title();
  }

  /** What a glance at the browser's tabs tells. */
  #title() {
    const crises = this.#alarm.count;
    const badge = crises ? `(${crises}) ${ko.alarm.title}! ` : this.#waiting ? `(${this.#waiting}) ` : "";
    document.title = `${badge}${ko.views[this.dataset.view] ?? ""} · ${ko.product}`;
  }

  #online(is) {
    if (is && !this.#offline.hidden) announce(ko.backOnline);
    if (!is && this.#offline.hidden) announce(ko.offline);
    this.#offline.hidden = is;
    if (is) this.#outbox.hurry();
  }

  async #signOut() {
    try {
      await api.post("/sign-out");
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 401)) {
        if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
        return announce(sentence(error));
      }
    }
    this.#outbox.stop();
    forgetDrafts(this.me.id);
    history.replaceState(null, "", location.pathname);
    this.dispatchEvent(new CustomEvent("signed-out"));
  }
}

customElements.define("console-shell", ConsoleShell);
