/** <set-up>: a one-time link sets a password; the very first one also a login and a name. Needs `token`; fires `set-up` with the login. */

import { Refusal } from "../api.js";
import { fill, h } from "../dom.js";
import { api, sentence } from "./api.js";
import { busy, field, problemLine } from "./form.js";
import { ko } from "./ko.js";

const words = ko.setup;
const SHORTEST = 10; // The gateway refuses shorter ones.
const NEEDS_NAME = "name_needed";

class SetUp extends HTMLElement {
  token = "";
  /** Whether the link makes the first administrator: told by the gateway where it is left out. */
  first = false;

  connectedCallback() {
    this.#show();
  }

  /** `kept`: a password that was typed before the name was asked for. */
  #show(kept = "") {
    const login = this.first && field(words.login, { autocomplete: "username", autocapitalize: "none", spellcheck: "false" });
    const name = this.first && field(words.name, { autocomplete: "name" });
    const password = field(words.password, { type: "password", autocomplete: "new-password" }, { hint: words.rule });
    const again = field(words.again, { type: "password", autocomplete: "new-password" });
    password.input.value = again.input.value = kept;
    const problem = problemLine();
    const submit = h("button.button.primary", { type: "submit" }, words.submit);
    const send = async (event) => {
      event.preventDefault();
      if (this.first && !(login.input.value.trim() && name.input.value.trim())) return problem.say(words.needed, login.input);
      if ([...password.input.value].length < SHORTEST) return problem.say(words.short, password.input);
      if (password.input.value !== again.input.value) return problem.say(words.differ, again.input);
      problem.say("");
      const who = this.first ? { login: login.input.value.trim(), name: name.input.value.trim() } : {};
      const body = { token: this.token, ...who, password: password.input.value };
      await busy(submit, () => this.#send(body), (error) => problem.say(sentence(error)));
    };
    const lead = h("p.lead", {}, this.first ? words.firstLead : words.lead);
    const form = h("form.stack", { onsubmit: send, novalidate: true }, lead, login?.row, name?.row, password.row, again.row, problem.line, submit);
    fill(this, form);
    form.querySelector("input").focus();
  }

  async #send(body) {
    try {
      const answer = await api.post("/setup", body);
      this.dispatchEvent(new CustomEvent("set-up", { detail: answer?.login ?? body.login ?? "" }));
    } catch (error) {
      // An invitation knows whom it is for; the first link does not.
      if (this.first || !(error instanceof Refusal) || error.status !== 422 || !asksForName(error.problem)) throw error;
      this.first = true;
      this.#show(body.password);
    }
  }
}

function asksForName({ code, errors = [] }) {
  return code === NEEDS_NAME || errors.some(({ at }) => /login|name/.test(at));
}

customElements.define("set-up", SetUp);
