/** <supervision-view>: figures; for who may change something also held answers, switches and emergency notices. Needs `me`; `api` may be given. */

import "./figures-panel.js";
import "./held-answers.js";
import "./switches-panel.js";
import "./announcements-panel.js";
import { fill, h } from "../dom.js";
import { ko } from "./supervision-ko.js";
import { styled } from "./supervision-parts.js";

const TAGS = { figures: "figures-panel", held: "held-answers", switches: "switches-panel", announcements: "announcements-panel" };

class SupervisionView extends HTMLElement {
  #panel = h("div");
  #tabs;

  connectedCallback() {
    styled();
    const names = this.me.role === "auditor" ? ["figures"] : Object.keys(TAGS);
    const tab = (name) => h("button.button.text.small", { type: "button", "data-name": name, onclick: () => this.#show(name) }, ko.sections[name]);
    this.#tabs = names.length > 1 ? h("div.tabs", { role: "group", "aria-label": ko.sections.label }, names.map(tab)) : null;
    fill(this, h("div.view.supervision", {}, h("h1", {}, ko.title), this.#tabs, this.#panel));
    this.#show("figures");
  }

  #show(name) {
    for (const tab of this.#tabs?.children ?? []) tab.ariaPressed = String(tab.dataset.name === name);
    fill(this.#panel, Object.assign(document.createElement(TAGS[name]), { api: this.api, me: this.me }));
  }
}

customElements.define("supervision-view", SupervisionView);
