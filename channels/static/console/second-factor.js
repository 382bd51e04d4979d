/** The second factor of sign-in (TOTP): enrolled by a picture for an authenticator app, confirmed with its first code. */

import { announce } from "../announcer.js";
import { fill, h } from "../dom.js";
import { api, sentence } from "./api.js";
import { ask, busy, field, problemLine } from "./form.js";
import { ko } from "./ko.js";
import { more } from "./ko-more.js";

const words = more.account;
const SVG = "http://www.w3.org/2000/svg";

/** Show its state in `place`; `changed(on)` is told when it is switched. */
export function secondFactor(place, me, changed) {
  const problem = problemLine();
  const failed = (error) => problem.say(sentence(error));
  const become = (on, told) => {
    changed(on);
    secondFactor(place, { ...me, totp: on }, changed);
    announce(told);
  };
  const button = (title, work) => h("button.button.tertiary.small", { type: "button", onclick: ({ currentTarget }) => busy(currentTarget, work, failed) }, title);
  const enrol = async () => {
    const password = await askPassword(words.enrol, words.enrolLead);
    if (!password) return;
    const offered = await api.post("/me/totp", { password });
    show(place, offered, async (code) => {
      await api.post("/me/totp", { enrolment: offered.enrolment, code });
      become(true, words.enrolled);
    });
  };
  const disable = async () => {
    const password = await askPassword(words.disable, words.disableLead, true);
    if (!password) return;
    await api.call("DELETE", "/me/totp", { password });
    become(false, words.disabled);
  };
  fill(place, h("h2", {}, words.totp), h("p", {}, me.totp ? words.totpOn : words.totpOff), problem.line, me.totp ? button(words.disable, disable) : button(words.enrol, enrol));
}

/** Whoever found the page open must not change this. */
function askPassword(submit, lead, danger = false) {
  const password = field(words.current, { type: "password", autocomplete: "current-password" });
  const read = () => {
    if (!password.input.value) throw lead;
    return password.input.value;
  };
  return ask({ title: words.totp, lead, body: password.row, read, submit, danger });
}

/** The picture, the secret in letters for who cannot photograph it, and the field for the first code. */
function show(place, { secret, qr }, done) {
  const code = field(words.code, { inputmode: "numeric", autocomplete: "one-time-code", maxlength: 7 });
  const problem = problemLine();
  const submit = h("button.button.primary.small", { type: "submit" }, words.confirm);
  const send = async (event) => {
    event.preventDefault();
    const digits = code.input.value.replace(/\s/g, "");
    if (!/^\d{6}$/.test(digits)) return problem.say(ko.signIn.code, code.input);
    await busy(submit, () => done(digits), (error) => problem.say(sentence(error), code.input));
  };
  const letters = secret && [h("p.subtle", {}, words.secret), h("p", {}, h("code.secret", {}, secret.match(/.{1,4}/g).join(" ")))];
  fill(place, h("h2", {}, words.totp), h("p", {}, words.scan), picture(qr), letters, h("form.stack", { onsubmit: send, novalidate: true }, code.row, problem.line, submit));
  code.input.focus();
}

/** The gateway's picture, a data URI of an SVG, with nothing of it but its shapes: the page's policy lets no data URI in. */
function picture(uri) {
  const markup = uri && decodeURIComponent(uri.slice(uri.indexOf(",") + 1));
  const drawn = markup && new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  if (drawn?.localName !== "svg") return null;
  const svg = document.createElementNS(SVG, "svg");
  const { width, height } = drawn.attributes;
  svg.setAttribute("viewBox", drawn.getAttribute("viewBox") ?? `0 0 ${parseFloat(width.value)} ${parseFloat(height.value)}`);
  for (const [name, value] of [["class", "qr"], ["role", "img"], ["aria-label", words.qr]]) svg.setAttribute(name, value);
  for (const path of drawn.querySelectorAll("path")) {
    const line = document.createElementNS(SVG, "path");
    for (const name of ["d", "transform", "stroke", "fill"]) if (path.hasAttribute(name)) line.setAttribute(name, path.getAttribute(name));
    svg.append(line);
  }
  return svg;
}
