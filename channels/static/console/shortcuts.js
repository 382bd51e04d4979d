/** Keys for whoever works all day with the keyboard. They act only while nothing is being written, and can be switched off (WCAG 2.1.4). */

import { h, uniqueId } from "../dom.js";
import { recall, remember } from "../memory.js";
import { toggle } from "./form.js";
import { ko } from "./ko.js";

export const shortcutsAreOn = () => recall("console.shortcuts", true);
export const setShortcuts = (on) => remember("console.shortcuts", on);

// By place on the keyboard: with Hangul switched on, `event.key` is another letter.
const KEYS = {
  KeyJ: (desk) => desk.list.step(1),
  KeyK: (desk) => desk.list.step(-1),
  KeyU: (desk) => desk.list.openFirstWaiting(),
  KeyM: (desk) => desk.list.openUnread(),
  Slash: (desk) => desk.list.focusSearch(),
  KeyC: (desk) => desk.conversation.act("claim"),
  KeyR: (desk) => desk.conversation.focusComposer(),
  KeyS: (desk) => desk.conversation.act("suggest"),
  KeyB: (desk) => desk.conversation.act("benefit"),
  KeyN: (desk) => desk.panel.focusNote() || (desk.togglePanel(), desk.panel.focusNote()),
  KeyI: (desk) => desk.togglePanel(),
  KeyT: (desk) => desk.conversation.act("transfer"),
  KeyH: (desk) => desk.conversation.act("release"),
  KeyE: (desk) => desk.conversation.act("end"),
};
for (const number of [1, 2, 3, 4, 5]) KEYS[`Digit${number}`] = (desk) => desk.list.chooseTab(number - 1);

const WRITING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** `desk()` is the desk on the screen, or null. */
export function attachShortcuts(desk, signal) {
  document.addEventListener("keydown", (event) => {
    if (!shortcutsAreOn() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (event.target.closest?.(WRITING) || document.querySelector("dialog[open]")) return;
    if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) {
      event.preventDefault();
      return showShortcuts();
    }
    const act = !event.shiftKey && KEYS[event.code];
    if (!act || !desk()?.isConnected) return;
    event.preventDefault();
    act(desk());
  }, { signal });
}

/** The list of keys, and the switch that turns them off. */
export function showShortcuts() {
  const before = document.activeElement;
  const title = uniqueId("keys");
  const { row } = toggle(ko.keys.on, { checked: shortcutsAreOn(), onchange: ({ target }) => setShortcuts(target.checked) });
  const key = ([keys, does]) => h("div", {}, h("dt", {}, keys.split(" ").map((part) => (/[·…]/.test(part) ? ` ${part} ` : h("kbd", {}, part)))), h("dd", {}, does));
  const close = h("button.button.primary", { type: "button", onclick: () => dialog.close() }, ko.close);
  const dialog = h("dialog.keys", { "aria-labelledby": title }, h("h2", { id: title }, ko.keys.title), h("p.lead", {}, ko.keys.lead),
    h("dl.shortcuts", {}, ko.keys.list.map(key)), row, h("div.choices", {}, close));
  dialog.addEventListener("close", () => (dialog.remove(), before?.isConnected && before.focus({ preventScroll: true })));
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}
