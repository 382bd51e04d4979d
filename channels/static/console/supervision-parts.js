/** What the views of supervisors and auditors are made of. */

import { fill, h, uniqueId } from "../dom.js";
import { ko } from "./supervision-ko.js";

const STYLE = "/static/console/supervision.css";
const WHEN = new Intl.DateTimeFormat("ko", { timeZone: "Asia/Seoul", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" });

/** The styles of these views come with them. */
export function styled() {
  if (!document.querySelector(`link[href="${STYLE}"]`)) document.head.append(h("link", { rel: "stylesheet", href: STYLE }));
}

/** The calls a view makes, from the `api` it was given, or the console's own where it was given none. */
export async function calls(given) {
  const api = given ?? (await import("./api.js")).api;
  return {
    get: (path) => api.get(path),
    post: (path, body = {}) => api.post(path, body),
    put: (path, body) => (api.put ? api.put(path, body) : api.call("PUT", path, body)),
    del: (path) => (api.del ? api.del(path) : api.call("DELETE", path)),
  };
}

/** The sentence for an error of a call. */
export const sentence = (error) => error?.detail ?? ko.failed;

export const when = (iso) => WHEN.format(new Date(iso));

/** `{row, input}`: a labelled field. `options`: [value, title] of a select. */
export function field(label, attributes = {}, { as = "input", options = [], hint = null } = {}) {
  const id = uniqueId("field");
  const hintId = hint && uniqueId("hint");
  const input = h(as, { id, autocomplete: "off", "aria-describedby": hintId, ...attributes }, options.map(([value, title]) => h("option", { value }, title)));
  return { input, row: h("div.form-row", {}, h("label", { for: id }, label), input, hint && h("p.hint", { id: hintId }, hint)) };
}

/** `{group, value}`: radio buttons. `choices`: [value, title]. */
export function radios(legend, choices, chosen, onchange = null) {
  const name = uniqueId("choice");
  const one = ([value, title]) => h("label.choice", {}, h("input", { type: "radio", name, value, checked: value === chosen, onchange }), h("span", {}, title));
  const group = h("fieldset.radio-group", {}, h("legend", {}, legend), choices.map(one));
  return { group, get value() { return group.querySelector("input:checked")?.value ?? null; } };
}

/** A table in a box that scrolls by itself and can be reached by the keyboard. `rows`: lists of cells; the first cell names its row. */
export function table(caption, columns, rows) {
  if (!rows.length) return h("p.subtle", {}, ko.nothing);
  const head = h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column))));
  const body = h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, String(first)), rest.map((cell) => h("td", {}, String(cell))))));
  return h("div.scrolls", { tabindex: "0", role: "region", "aria-label": ko.scrolls(caption) }, h("table", {}, h("caption.unseen", {}, caption), head, body));
}

/** A line that says what was done or went wrong, also to screen readers: `{line, done(text), failed(text)}`. */
export function statusLine() {
  const line = h("p.status", { role: "status" });
  const say = (text, wrong) => {
    line.classList.toggle("problem", wrong);
    line.textContent = text;
  };
  return { line, done: (text) => say(text, false), failed: (text) => say(text, true) };
}

/** While `work` runs the button does nothing. */
export async function busy(button, work) {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  try {
    await work();
  } finally {
    button.ariaDisabled = "false";
  }
}

/** Whether somebody is sure, asked in a dialog. */
export function sure(title, lead, submit) {
  const before = document.activeElement;
  const [titleId, leadId] = [uniqueId("title"), uniqueId("lead")];
  return new Promise((resolve) => {
    const dialog = h("dialog", { "aria-labelledby": titleId, "aria-describedby": leadId });
    const no = h("button.button.tertiary", { type: "button", onclick: () => dialog.close("") }, ko.cancel);
    const yes = h("button.button.danger", { type: "button", onclick: () => dialog.close("yes") }, submit);
    fill(dialog, h("h2", { id: titleId }, title), h("p", { id: leadId }, lead), h("div.choices", {}, no, yes));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  });
}
