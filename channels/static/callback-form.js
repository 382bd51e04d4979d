/** A form to leave a telephone number, in a dialog over the page. */

import { h, uniqueId } from "./dom.js";
import { problemText } from "./fact-row.js";
import { ko } from "./ko.js";

const words = ko.callback;

function field(label, attributes, hint = null) {
  const id = uniqueId("wish");
  const hintId = hint && uniqueId("hint");
  const input = h("input", { id, "aria-describedby": hintId, ...attributes });
  return { input, row: h("div.wish", {}, h("label", { for: id }, label), input, hint && h("p.subtle", { id: hintId }, hint)) };
}

/**
 * Open it. `leave(wish)` sends it and rejects where it could not be; `terms` is what is agreed to, where the gateway has said so.
 * The focus goes back to where it was.
 */
export function openCallbackForm(leave, terms = words.consent) {
  const before = document.activeElement;
  const title = uniqueId("callback");
  const phone = field(words.phone, { type: "tel", autocomplete: "tel", maxlength: 32, required: true }, words.phoneHint);
  const when = field(words.when, { type: "text", maxlength: 200, autocomplete: "off" });
  const about = field(words.about, { type: "text", maxlength: 500, autocomplete: "off" });
  const address = field(words.address, { type: "text", maxlength: 200, autocomplete: "street-address" });
  const consent = h("input", { type: "checkbox" });
  const problem = h("p.problem", { role: "alert", hidden: true });
  const submit = h("button.button.primary", { type: "submit" }, words.submit);
  const say = (text, input = null) => {
    problem.textContent = text;
    problem.hidden = !text;
    input?.focus();
  };
  const send = async (event) => {
    event.preventDefault();
    if (!phone.input.value.trim()) return say(words.needed, phone.input);
    if (!consent.checked) return say(words.agree, consent);
    if (submit.ariaDisabled === "true") return;
    submit.ariaDisabled = "true";
    try {
      await leave(wishOf({ phone, when, about, address }));
      dialog.close();
    } catch (error) {
      say(problemText(error), phone.input);
    }
    submit.ariaDisabled = "false";
  };
  const cancel = h("button.button.tertiary", { type: "button", onclick: () => dialog.close() }, words.cancel);
  const dialog = h("dialog.callback", { "aria-labelledby": title }, h("h2", { id: title }, words.title), h("p", {}, words.lead),
    h("form", { onsubmit: send, novalidate: true }, phone.row, when.row, about.row, address.row, h("label.agree", {}, consent, h("span", {}, terms)), problem, h("div.choices", {}, cancel, submit)));
  dialog.addEventListener("close", () => {
    dialog.remove();
    (before?.isConnected ? before : document.getElementById("say")).focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  phone.input.focus();
}

/** What was filled in. */
function wishOf(fields) {
  const filled = Object.entries(fields).map(([name, { input }]) => [name, input.value.trim()]).filter(([, value]) => value);
  return { ...Object.fromEntries(filled), consent: true };
}
