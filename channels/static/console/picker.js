/** Choosing one of many by writing: a dialog with a combobox and its list. */

import { fill, h, uniqueId } from "../dom.js";
import { sentence } from "./api.js";
import { ko } from "./ko.js";

const SEARCH_AFTER_MS = 200;

/**
 * `find(text)` answers items, or a promise of them; `show(item)` is the content of one line. Resolves with the item that was chosen, or null.
 */
export function pick({ title, label, find, show }) {
  return new Promise((resolve) => new Picker(title, label, find, show).open(resolve));
}

class Picker {
  #items = [];
  #at = -1;
  #asked = 0;
  #timer;
  #chosen = null;
  #pending = false; // What is listed is not yet what was written last.
  #wanted = false; // Enter was pressed meanwhile: the first that is found.

  constructor(title, label, find, show) {
    this.#find = find;
    this.#show = show;
    const [titleId, listId, inputId] = ["pick", "options", "find"].map(uniqueId);
    this.#list = h("ul.options", { id: listId, role: "listbox", "aria-label": title });
    this.#input = h("input", { id: inputId, type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "true", "aria-controls": listId, "aria-autocomplete": "list", placeholder: label });
    this.#status = h("p.subtle", { role: "status" });
    const close = h("button.button.text.small", { type: "button", onclick: () => this.#dialog.close() }, ko.close);
    this.#dialog = h("dialog.picker", { "aria-labelledby": titleId }, h("div.picker-head", {}, h("h2", { id: titleId }, title), close), h("label.unseen", { for: inputId }, label), this.#input, this.#list, this.#status);
    this.#input.addEventListener("input", () => this.#later());
    this.#input.addEventListener("keydown", (event) => this.#onKeydown(event));
  }

  #find; #show; #list; #input; #status; #dialog;

  open(resolve) {
    this.#dialog.addEventListener("close", () => {
      clearTimeout(this.#timer);
      this.#dialog.remove();
      resolve(this.#chosen);
    });
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#input.focus();
    this.#search();
  }

  #later() {
    this.#pending = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), SEARCH_AFTER_MS);
  }

  async #search() {
    clearTimeout(this.#timer);
    const asked = (this.#asked += 1);
    this.#pending = true;
    try {
      const items = await this.#find(this.#input.value.trim());
      if (asked !== this.#asked) return;
      this.#items = items;
      this.#status.textContent = items.length ? "" : ko.composer.nothing;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#items = [];
      this.#status.textContent = sentence(error);
    }
    this.#pending = false;
    this.#render();
    if (this.#wanted) this.#choose(0);
    this.#wanted = false;
  }

  #render() {
    const line = (item, index) => h("li", { id: uniqueId("option"), role: "option", "aria-selected": "false", onclick: () => this.#choose(index) }, this.#show(item));
    fill(this.#list, this.#items.map(line));
    this.#list.hidden = !this.#items.length;
    this.#input.setAttribute("aria-expanded", String(this.#items.length > 0));
    this.#move(this.#items.length ? 0 : -1);
  }

  #move(to) {
    this.#at = to;
    [...this.#list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === to)));
    const option = this.#list.children[to];
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  #onKeydown(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const count = this.#items.length;
    const to = { ArrowDown: this.#at + 1, ArrowUp: this.#at - 1, PageDown: count - 1, PageUp: 0 }[event.key];
    if (event.key === "Enter") event.preventDefault(), this.#enter();
    else if (to !== undefined && count) event.preventDefault(), this.#move((to + count) % count);
  }

  /** Never one of an older list: whoever writes fast would send what they did not mean. */
  #enter() {
    if (!this.#pending) return this.#choose(this.#at);
    this.#wanted = true;
    this.#search();
  }

  #choose(index) {
    if (!this.#items[index]) return;
    this.#chosen = this.#items[index];
    this.#dialog.close();
  }
}
