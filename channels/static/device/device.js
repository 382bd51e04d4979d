/** "다른 기기에서 이어하기": a code that opens this conversation elsewhere, and a field for a code from elsewhere. */

import { announce } from "../announcer.js";
import { join } from "../api.js";
import { fill, h } from "../dom.js";
import { problemText } from "../fact-row.js";
import { channel } from "../widget/embedded.js";
import { picture, spaced } from "./code.js";
import { words } from "./words.js";

const CODE = /^\d{8}$/;

/** The code an address brings along, in its fragment (which no server is sent) or its query; it does not stay in the address. */
export function takeInvitation() {
  const code = digitsOf(new URLSearchParams(location.hash.slice(1)).get("code") ?? new URLSearchParams(location.search).get("code") ?? "");
  if (location.hash.startsWith("#code=") || location.search) history.replaceState(null, "", location.pathname);
  return CODE.test(code) ? code : null;
}

/** Digits however they were typed: at full width, with spaces or dashes. */
function digitsOf(text) {
  return text.normalize("NFKC").replace(/[\s-]/g, "");
}

export class Device {
  #hooks;
  #timer = null;
  #code = h("div.device-code", { hidden: true });
  #get = h("button.button.secondary", { type: "button", onclick: () => this.#give() }, words.give.get);
  #giveProblem = h("p.problem", { role: "alert", hidden: true });
  #lead = h("p", { id: "device-lead" }, words.take.lead);
  #leaves = h("p.subtle", { hidden: true }, words.take.leaves);
  #input = h("input.device-input", {
    id: "device-input", name: "code", inputmode: "numeric", autocomplete: "one-time-code", maxlength: 20, "aria-describedby": "device-lead device-problem",
  });
  #problem = h("p.problem", { id: "device-problem", role: "alert", hidden: true });
  #submit = h("button.button.primary", { type: "submit" }, words.take.submit);
  #giving = h("section", { "aria-labelledby": "device-give" });
  #dialog;

  /**
   * `conversation()`: the one that is open, or null; `hasBegun()`: whether the citizen has said something in it; `joined(key)`: go on with
   * another; `goOn()`: the dialog is closed and the citizen may write; `closed()`: it is closed, whatever came of it.
   */
  constructor(button, hooks) {
    this.#hooks = hooks;
    this.#dialog = this.#build();
    document.body.append(this.#dialog);
    button.addEventListener("click", () => this.#open());
    addEventListener("hashchange", () => this.invite(takeInvitation()));
  }

  /** Ask whether the conversation of `code` is to be gone on with here; null asks nothing. */
  invite(code) {
    if (!code) return;
    this.#open(code);
    this.#submit.focus();
  }

  #build() {
    const close = h("button.button.tertiary", { type: "button", onclick: () => this.#dialog.close() }, words.close);
    fill(this.#giving, h("h3", { id: "device-give" }, words.give.title), h("p", {}, words.give.lead), this.#code, this.#giveProblem, this.#get);
    const form = h(
      "form.device-form",
      { novalidate: true },
      h("label", { for: "device-input" }, words.take.label),
      this.#problem,
      h("div.device-row", {}, this.#input, this.#submit),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#take();
    });
    const taking = h("section", { "aria-labelledby": "device-take" }, h("h3", { id: "device-take" }, words.take.title), this.#lead, this.#leaves, form);
    const dialog = h("dialog", { id: "device-dialog", "aria-labelledby": "device-title" }, h("h2", { id: "device-title" }, words.title), this.#giving, taking, h("div.choices", {}, close));
    dialog.addEventListener("close", () => this.#closed());
    return dialog;
  }

  #open(code = "") {
    this.#lead.textContent = code ? words.take.invited : words.take.lead;
    this.#leaves.hidden = !this.#hooks.hasBegun();
    this.#giving.hidden = Boolean(code) || !this.#hooks.conversation();
    this.#input.value = code ? spaced(code) : "";
    this.#show(this.#problem, "");
    this.#show(this.#giveProblem, "");
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  #closed() {
    this.#forget();
    this.#input.value = "";
    this.#hooks.closed();
  }

  // A code for elsewhere

  async #give() {
    if (this.#get.ariaDisabled === "true") return;
    this.#get.ariaDisabled = "true";
    this.#show(this.#giveProblem, "");
    try {
      this.#given(await this.#hooks.conversation().link());
    } catch (error) {
      this.#show(this.#giveProblem, problemText(error));
    }
    this.#get.ariaDisabled = "false";
  }

  #given({ code, url, qr, valid_s: validS }) {
    if (!this.#dialog.open) return;
    this.#get.textContent = words.give.again;
    fill(
      this.#code,
      h("p", {}, h("span.device-digits", { "aria-hidden": "true" }, spaced(code)), h("span.unseen", {}, words.give.spoken([...code].join(" ")))),
      h("p", {}, words.give.valid(Math.floor(validS / 60))),
      h("p.subtle", {}, words.give.secret),
      h("div.device-picture", { role: "img", "aria-label": words.give.picture }, picture(qr)),
      h("button.button.tertiary.small", { type: "button", onclick: ({ currentTarget }) => this.#copy(currentTarget, url) }, words.give.copy),
    );
    this.#code.hidden = false;
    announce(`${words.give.spoken([...code].join(" "))}. ${words.give.valid(Math.floor(validS / 60))}`);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#over(), validS * 1000);
  }

  #over() {
    this.#forget();
    this.#show(this.#giveProblem, words.give.over);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#code.hidden = true;
    this.#code.replaceChildren();
    this.#get.textContent = words.give.get;
  }

  async #copy(button, url) {
    try {
      await navigator.clipboard.writeText(url);
      announce(words.give.copied);
      button.textContent = words.give.copied;
    } catch {
      // Not allowed here, or the page is served without TLS: the citizen can do it by hand.
      const field = h("input.device-address", { readonly: true, value: url, "aria-label": words.give.address });
      button.replaceWith(field);
      field.focus();
      field.select();
    }
  }

  // A code from elsewhere

  async #take() {
    const code = digitsOf(this.#input.value);
    if (!CODE.test(code)) return this.#refuse(words.take.digits);
    if (this.#submit.ariaDisabled === "true") return;
    this.#submit.ariaDisabled = "true";
    try {
      await this.#hooks.joined(await join(code, channel));
      this.#dialog.close();
      this.#hooks.goOn();
      announce(words.take.done);
    } catch (error) {
      this.#refuse(problemText(error));
    }
    this.#submit.ariaDisabled = "false";
  }

  #refuse(text) {
    this.#show(this.#problem, text);
    this.#input.focus();
  }

  #show(line, text) {
    line.textContent = text;
    line.hidden = !text;
    if (line === this.#problem) this.#input.setAttribute("aria-invalid", String(Boolean(text)));
  }
}
