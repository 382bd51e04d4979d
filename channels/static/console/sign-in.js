/** <sign-in>: password, then the second factor where there is one. Fires `signed-in` with who it is. `login` fills the name in. */

import { Refusal } from "../api.js";
import { fill, h, icon } from "../dom.js";
import { api, sentence } from "./api.js";
import { busy, field, problemLine } from "./form.js";
import { ko } from "./ko.js";

const words = ko.signIn;

class SignIn extends HTMLElement {
  /** Whether the agency's single sign-on is set up. */
  sso = false;
  /** Why somebody is here again. */
  problem = "";
  login = "";

  connectedCallback() {
    this.#password();
  }

  #password() {
    const login = field(words.login, { autocomplete: "username", autocapitalize: "none", spellcheck: "false", value: this.login || null });
    const password = field(words.password, { type: "password", autocomplete: "current-password" });
    const problem = problemLine();
    const submit = h("button.button.primary", { type: "submit" }, words.submit);
    const send = async (event) => {
      event.preventDefault();
      if (!login.input.value.trim() || !password.input.value) return problem.say(words.empty, login.input.value.trim() ? password.input : login.input);
      problem.say("");
      await busy(submit, () => this.#first(login.input.value.trim(), password.input.value), (error) => {
        password.input.value = "";
        problem.say(sentence(error), password.input);
      });
    };
    fill(this, h("form.stack", { onsubmit: send, novalidate: true }, login.row, password.row, problem.line, submit));
    if (this.sso) this.offerSingleSignOn();
    if (this.problem) problem.say(this.problem);
    this.problem = "";
    (this.login ? password : login).input.focus();
  }

  /** A way in beside the password. */
  offerSingleSignOn() {
    this.sso = true;
    if (!this.querySelector(".or")) this.append(h("p.or", {}, words.or), h("a.button.tertiary", { href: api.singleSignOnUrl }, icon("person"), words.sso));
  }

  async #first(login, password) {
    this.login = login;
    const answer = await api.post("/sign-in", { login, password });
    if (answer.stage === "totp") this.#second();
    else await this.#done();
  }

  #second() {
    const code = field(words.totp, { inputmode: "numeric", autocomplete: "one-time-code", maxlength: 7 });
    const problem = problemLine();
    const submit = h("button.button.primary", { type: "submit" }, words.totpSubmit);
    const back = h("button.button.text", { type: "button", onclick: () => this.#password() }, words.back);
    const send = async (event) => {
      event.preventDefault();
      const digits = code.input.value.replace(/\s/g, "");
      if (!/^\d{6}$/.test(digits)) return problem.say(words.code, code.input);
      problem.say("");
      await busy(submit, async () => {
        await api.post("/sign-in/totp", { code: digits });
        await this.#done();
      }, (error) => {
        if (error instanceof Refusal && error.code === "not_signed_in") return this.#password();
        code.input.value = "";
        problem.say(sentence(error), code.input);
      });
    };
    fill(this, h("form.stack", { onsubmit: send, novalidate: true }, h("p.lead", {}, words.totpLead), code.row, problem.line, submit, back));
    code.input.focus();
  }

  async #done() {
    this.dispatchEvent(new CustomEvent("signed-in", { detail: await api.get("/me") }));
  }
}

customElements.define("sign-in", SignIn);
