/** <callback-list>: everybody who is to be called back. */

import { fill, h } from "../dom.js";
import { api, sentence } from "./api.js";
import { callbackElement } from "./callback.js";
import { listed } from "./canned-picker.js";
import { field } from "./form.js";
import { ko } from "./ko.js";
import { more } from "./ko-more.js";

const words = more.callbacks;

class CallbackList extends HTMLElement {
  #list = h("div", { "aria-live": "off" });

  connectedCallback() {
    const status = field(words.status, {}, { as: "select", options: Object.entries(words.statuses) });
    status.input.addEventListener("change", () => this.#load(status.input.value));
    fill(this, h("div.view", {}, h("h1", {}, words.title), h("div.view-tools", {}, status.row), this.#list));
    this.#load("open");
  }

  async #load(status) {
    fill(this.#list, h("p.subtle", {}, ko.list.loading));
    try {
      const items = listed(await api.get("/callbacks", { status }));
      fill(this.#list, items.length ? h("ul.callbacks.cards", {}, items.map((one) => callbackElement(one, { linked: true }))) : h("p.empty", {}, words.empty));
    } catch (error) {
      fill(this.#list, h("p.problem", { role: "alert" }, sentence(error)), h("button.button.tertiary.small", { type: "button", onclick: () => this.#load(status) }, ko.again));
    }
  }
}

customElements.define("callback-list", CallbackList);
