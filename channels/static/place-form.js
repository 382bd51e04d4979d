/**
 * "지금 있는 곳으로 답하기", in a dialog over the page: the sentence to agree to, then the browser's own question, then the 시군구, which the citizen
 * says is theirs or not. What the browser measures is made coarser before it leaves the page.
 */

import { h, uniqueId } from "./dom.js";
import { problemText } from "./fact-row.js";
import { ko } from "./ko.js";

const words = ko.place;
const WHAT = "location";
const WITHIN_MS = 15_000;
const NOT_OLDER_MS = 60_000;
const DIGITS = 3; // Of a degree: some hundred metres, and nobody's house.
const COARSER_M = 100;

/** Whether this browser can tell where it is. */
export const canLocate = "geolocation" in navigator && isSecureContext;

/** Open it. `question` is what is answered; `say(text, event)` sends what the citizen chose. The focus goes back to where it was. */
export function openPlaceForm(conversation, question, say) {
  const before = document.activeElement;
  const [title, body] = [uniqueId("place"), uniqueId("place-body")];
  const text = h("div.place-text", { id: body, "aria-live": "polite" });
  const choices = h("div.choices");
  const heading = h("h2", { id: title, tabindex: -1 }, words.title);
  const dialog = h("dialog", { "aria-labelledby": title, "aria-describedby": body }, heading, text, choices);
  const button = (kind, label, onclick) => h(`button.button.${kind}`, { type: "button", onclick }, label);
  const close = (label) => button("tertiary", label, () => dialog.close());

  /** What stands there now; the first of `buttons` has the focus. */
  const show = (paragraphs, buttons) => {
    text.replaceChildren(...paragraphs.filter(Boolean).map((paragraph) => h("p", {}, paragraph)));
    choices.replaceChildren(...buttons);
    buttons[0].focus();
  };
  const fail = (sentence) => dialog.open && show([sentence], [close(words.close)]);
  /** Do one step; what goes wrong is told in the dialog. */
  const step = (work) => async () => {
    try {
      await work();
    } catch (error) {
      fail(error instanceof Unlocated ? error.message : problemText(error));
    }
  };

  const begin = step(async () => {
    const term = (await conversation.consents()).consents.find(({ what }) => what === WHAT);
    if (term.granted && term.current) return locate();
    const agree = step(async () => {
      await conversation.decide(WHAT, true, term.version);
      await locate();
    });
    if (!dialog.open) return;
    show([term.text, term.kept], [button("primary", words.agree, agree), close(words.cancel)]);
    heading.focus(); // It is to be read first: a key that is pressed too early must not agree.
  });
  const locate = async () => {
    if (!dialog.open) return;
    show([words.locating], [close(words.cancel)]);
    const { places } = await conversation.place(coarse(await position()));
    if (dialog.open) offer(places);
  };
  const offer = (places) => {
    if (!places.length) return fail(words.unknown);
    const chosen = (name) => (event) => {
      dialog.close();
      say(words.says(name), event);
    };
    const answers = places.map(({ name }, index) => button(index ? "secondary" : "primary", words.says(name), chosen(name)));
    show([question, places.length > 1 ? words.nearBorder : words.found(places[0].name)], [...answers, close(words.elsewhere)]);
  };

  dialog.addEventListener("close", () => {
    dialog.remove();
    if (document.activeElement === document.body) (before?.isConnected ? before : document.getElementById("say")).focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  show([words.waiting], [close(words.cancel)]);
  begin();
}

/** The browser does not tell where it is; the message says what to do. */
class Unlocated extends Error {}

function position() {
  return new Promise((resolve, reject) => {
    const refused = ({ code }) => reject(new Unlocated(code === GeolocationPositionError.PERMISSION_DENIED ? words.denied : words.unknown));
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), refused, { timeout: WITHIN_MS, maximumAge: NOT_OLDER_MS });
  });
}

function coarse({ latitude, longitude, accuracy }) {
  const rounded = (degrees) => Number(degrees.toFixed(DIGITS));
  return { latitude: rounded(latitude), longitude: rounded(longitude), accuracy: Math.ceil(accuracy) + COARSER_M };
}
