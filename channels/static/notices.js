/**
 * <emergency-notices>: what everybody is to know now, on top of the page. No live region: the conversation tells it too, and its log is what
 * screen readers hear, so it is spoken once.
 */

import { fill, h, icon } from "./dom.js";
import { ko } from "./ko.js";
import { prose } from "./prose.js";

const EVERY_MS = 60_000;

class EmergencyNotices extends HTMLElement {
  #timer;
  #shown = "[]";

  connectedCallback() {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", ko.notices);
    this.#timer = setInterval(() => document.hidden || this.look(), EVERY_MS);
    this.look();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async look() {
    try {
      const response = await fetch("/api/v1/notices", { cache: "no-store" });
      if (response.ok) this.#show((await response.json()).notices);
    } catch {
      // What is shown stays; the next look may reach the gateway.
    }
  }

  #show(notices) {
    const key = JSON.stringify(notices);
    if (key === this.#shown) return;
    this.#shown = key;
    this.hidden = !notices.length;
    fill(this, notices.map(({ text }) => h("div.notice.urgent", {}, icon("alert"), h("div", {}, h("strong", {}, ko.notices), prose(text)))));
  }
}

customElements.define("emergency-notices", EmergencyNotices);
