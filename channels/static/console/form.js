/** Fields and questions that the console's forms are made of. */

import { announce } from "../announcer.js";
import { h, uniqueId } from "../dom.js";
import { ko } from "./ko.js";

/** A labelled field: `{row, input}`. `attributes` go to the input; `as` may be "textarea" or "select" (then with `options`: [value, title]). */
export function field(label, attributes = {}, { as = "input", options = [], hint = null } = {}) {
  const id = uniqueId("field");
  const hintId = hint && uniqueId("hint");
  const input = h(as, { id, ...(as === "input" && { type: "text" }), autocomplete: "off", "aria-describedby": hintId, ...attributes });
  if (as === "select") input.append(...options.map(([value, title]) => h("option", { value }, title)));
  return { input, row: h("div.form-row", {}, h("label", { for: id }, label), input, hint && h("p.hint", { id: hintId }, hint)) };
}

/** A checkbox that reads as a switch: `{row, input}`. */
export function toggle(label, { checked = false, hint = null, onchange } = {}) {
  const hintId = hint && uniqueId("hint");
  const input = h("input", { type: "checkbox", role: "switch", checked, "aria-describedby": hintId, onchange });
  return { input, row: h("div.form-row", {}, h("label.toggle", {}, input, h("span", {}, label)), hint && h("p.hint", { id: hintId }, hint)) };
}

/** A line that says what went wrong; `say("")` takes it away. */
export function problemLine() {
  const line = h("p.problem", { hidden: true });
  const say = (text, input = null) => {
    line.textContent = text;
    line.hidden = !text;
    if (text) announce(text);
    if (text) input?.focus();
  };
  return { line, say };
}

/** While `work` runs the button does nothing; what it throws is told by `failed`. */
export async function busy(button, work, failed) {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  try {
    await work();
  } catch (error) {
    failed(error);
  } finally {
    button.ariaDisabled = "false";
  }
}

/**
 * Ask in a dialog. `body` is page content, `read()` answers what was chosen or throws a string that says what is missing.
 * Resolves with that, or null where it was dismissed. The focus goes back to where it was.
 */
export function ask({ title, lead = null, body = null, read = () => true, submit, danger = false }) {
  const before = document.activeElement;
  const titleId = uniqueId("dialog");
  const problem = problemLine();
  return new Promise((resolve) => {
    let answer = null;
    const send = (event) => {
      event.preventDefault();
      try {
        answer = read();
      } catch (missing) {
        if (typeof missing !== "string") throw missing;
        return problem.say(missing);
      }
      dialog.close();
    };
    const cancel = h("button.button.tertiary", { type: "button", onclick: () => dialog.close() }, ko.cancel);
    const go = h(danger ? "button.button.danger" : "button.button.primary", { type: "submit" }, submit);
    const form = h("form.stack", { onsubmit: send, novalidate: true }, body, problem.line, h("div.choices", {}, cancel, go));
    const dialog = h("dialog", { "aria-labelledby": titleId }, h("h2", { id: titleId }, title), lead && h("p.lead", {}, lead), form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    (form.querySelector("input:not([disabled]), textarea, select") ?? go).focus();
  });
}

/** A group of radio buttons: `{group, value}`. `choices`: [value, title, disabled]. */
export function radios(legend, choices, chosen = null) {
  const name = uniqueId("choice");
  const one = ([value, title, disabled]) =>
    h("label.choice", {}, h("input", { type: "radio", name, value, checked: value === chosen, disabled }), h("span", {}, title));
  const group = h("fieldset.radio-group", {}, h("legend.unseen", {}, legend), choices.map(one));
  return { group, get value() { return group.querySelector("input:checked")?.value ?? null; } };
}
