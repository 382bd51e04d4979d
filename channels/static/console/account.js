/** <own-account>: password, second factor, alarms, how the console looks. Needs `me`; fires `changed-me`. */

import { announce } from "../announcer.js";
import { fill, h } from "../dom.js";
import { ALARM, setSound, sound, soundIsOn } from "./alarm.js";
import { api, sentence } from "./api.js";
import { busy, field, problemLine, radios, toggle } from "./form.js";
import { ko } from "./ko.js";
import { more } from "./ko-more.js";
import { setShortcuts, shortcutsAreOn } from "./shortcuts.js";
import { THEMES, chooseTheme, chosenTheme } from "./theme.js";
import { secondFactor } from "./second-factor.js";

const words = more.account;
const SHORTEST = 10;

class OwnAccount extends HTMLElement {
  connectedCallback() {
    const { name, login, role } = this.me;
    const second = h("section.part", {});
    const changed = (totp) => this.dispatchEvent(new CustomEvent("changed-me", { detail: { totp } }));
    fill(this, h("div.view", {}, h("div", {}, h("h1", {}, words.title), h("p.lead", {}, [name, ko.roles[role], login].join(" · "))),
      this.#password(), second, this.#alarms(), this.#appearance()));
    secondFactor(second, this.me, changed);
  }

  #password() {
    const current = field(words.current, { type: "password", autocomplete: "current-password" });
    const next = field(words.next, { type: "password", autocomplete: "new-password" }, { hint: ko.setup.rule });
    const again = field(words.again, { type: "password", autocomplete: "new-password" });
    const problem = problemLine();
    const submit = h("button.button.tertiary.small", { type: "submit" }, words.change);
    const send = async (event) => {
      event.preventDefault();
      if (!current.input.value) return problem.say(ko.setup.needed, current.input);
      if ([...next.input.value].length < SHORTEST) return problem.say(ko.setup.short, next.input);
      if (next.input.value !== again.input.value) return problem.say(ko.setup.differ, again.input);
      problem.say("");
      await busy(submit, async () => {
        await api.post("/me/password", { current: current.input.value, password: next.input.value });
        event.target.reset();
        announce(words.changed);
      }, (error) => problem.say(sentence(error), current.input));
    };
    return h("section.part", {}, h("h2", {}, words.password), h("form.stack", { onsubmit: send, novalidate: true }, current.row, next.row, again.row, problem.line, submit));
  }

  #alarms() {
    const place = h("section.part");
    const show = () => {
      const permission = globalThis.Notification?.permission ?? "denied";
      const askFor = h("button.button.tertiary.small", { type: "button", onclick: async () => (await Notification.requestPermission(), show()) }, words.notifyAsk);
      fill(place, h("h2", {}, words.alarms), toggle(words.sound, { checked: soundIsOn(), onchange: ({ target }) => setSound(target.checked) }).row,
        h("button.button.text.small", { type: "button", onclick: () => sound(ALARM) }, words.test),
        permission === "default" ? askFor : h("p.subtle", {}, permission === "granted" ? words.notifyOn : words.notifyOff),
        toggle(words.shortcuts, { checked: shortcutsAreOn(), hint: ko.keys.lead, onchange: ({ target }) => setShortcuts(target.checked) }).row);
    };
    show();
    return place;
  }

  #appearance() {
    const choice = radios(words.appearance, THEMES.map((theme) => [theme, words.themes[theme]]), chosenTheme());
    choice.group.addEventListener("change", () => chooseTheme(choice.value));
    return h("section.part", {}, h("h2", {}, words.appearance), choice.group);
  }
}

customElements.define("own-account", OwnAccount);
