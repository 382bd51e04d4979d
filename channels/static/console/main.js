/** <console-app>: decides between set-up, sign-in and the desk, and keeps the desk while somebody signs in again. */

import "./sign-in.js";
import "./set-up.js";
import "./shell.js";
import { Refusal, Unreachable } from "../api.js";
import { announce } from "../announcer.js";
import { fill, h, icon, uniqueId } from "../dom.js";
import { api, sentence } from "./api.js";
import { ko } from "./ko.js";
import { takeRefusal, takeSetupToken } from "./route.js";

class ConsoleApp extends HTMLElement {
  #me = null;
  #again = null;
  #sso = false;
  #refused = null; // Why single sign-on led back here.

  connectedCallback() {
    api.addEventListener("expired", () => this.#expired());
    this.#refused = takeRefusal();
    const token = takeSetupToken();
    if (token) this.#setUp(token);
    else this.#enter();
    addEventListener("hashchange", () => {
      const later = takeSetupToken();
      if (later) this.#setUp(later);
    });
  }

  async #enter() {
    try {
      this.#open(await api.get("/me"));
    } catch (error) {
      if (error instanceof Refusal && (error.status === 401 || error.status === 403)) this.#signIn(error.problem.oidc === true);
      else this.#unreachable(error);
    }
  }

  #unreachable(error) {
    if (!(error instanceof Refusal || error instanceof Unreachable)) throw error;
    const again = h("button.button.primary", { type: "button", onclick: () => this.#enter() }, ko.again);
    this.#alone(ko.product, h("p.lead", { role: "alert" }, sentence(error)), again);
  }

  #setUp(token) {
    const form = Object.assign(document.createElement("set-up"), { token });
    form.addEventListener("set-up", ({ detail: login }) => {
      this.#signIn(this.#sso, login);
      announce(ko.setup.done);
    });
    this.#alone(ko.setup.title, form);
  }

  #signIn(sso = this.#sso, login = "") {
    this.#sso = sso;
    const form = Object.assign(document.createElement("sign-in"), { sso, login, problem: ko.signIn.refused[this.#refused] ?? "" });
    this.#refused = null;
    form.addEventListener("signed-in", ({ detail: me }) => this.#open(me));
    this.#alone(ko.signIn.title, form);
  }

  /** A small page with nothing but a card. */
  #alone(title, ...content) {
    this.#me = null;
    document.title = ko.product;
    const brand = h("p.brand", {}, icon("mark"), ko.product);
    fill(this, h("main.alone", {}, h("div.card", {}, brand, h("h1", {}, title), content)));
  }

  #open(me) {
    this.#me = me;
    const shell = Object.assign(document.createElement("console-shell"), { me });
    shell.addEventListener("signed-out", () => this.#signIn());
    shell.addEventListener("changed-role", ({ detail }) => {
      this.#open(detail);
      announce(ko.changedRole);
    });
    fill(this, shell);
  }

  /** The session is over. What stands on the screen, drafts too, stays there under the dialog. */
  #expired() {
    if (!this.#me || this.#again) return;
    const title = uniqueId("again");
    const form = Object.assign(document.createElement("sign-in"), { login: this.#me.login });
    const dialog = h("dialog", { "aria-labelledby": title }, h("h2", { id: title }, ko.signIn.expired), h("p.lead", {}, ko.signIn.expiredLead), form);
    const before = document.activeElement;
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    // A second Escape closes a dialog in some browsers whatever its `cancel` says.
    dialog.addEventListener("close", () => this.#again === dialog && dialog.showModal());
    form.addEventListener("signed-in", ({ detail: me }) => {
      this.#again = null;
      dialog.close();
      dialog.remove();
      if (me.id !== this.#me.id) return this.#open(me);
      this.querySelector("console-shell").resume(me);
      if (before?.isConnected) before.focus({ preventScroll: true });
    });
    this.#again = dialog;
    document.body.append(dialog);
    dialog.showModal();
    form.querySelector("input[type=password]").focus();
    api.get("/me").catch(({ problem }) => problem?.oidc && form.offerSingleSignOn());
  }
}

customElements.define("console-app", ConsoleApp);
