/** The web chat: puts the parts together. */

import "./composer.js";
import "./consents.js";
import "./log.js";
import "./notices.js";
import "./situation.js";
import { Aloud } from "./aloud.js";
import { Conversation, Refusal, begin } from "./api.js";
import { Connection } from "./connection.js";
import { Device, takeInvitation } from "./device/device.js";
import { Follow } from "./follow.js";
import { Handover } from "./handover.js";
import { Outbox } from "./outbox.js";
import { Rating } from "./rating.js";
import { Talk } from "./talk.js";
import { announce } from "./announcer.js";
import { askToErase, attachErase } from "./erase.js";
import { attachOwnData } from "./own-data.js";
import { attachAppearance } from "./appearance.js";
import { attachFullPage } from "./widget/full-page.js";
import { attachShell, openPanel, uncover } from "./shell.js";
import { came, channel } from "./widget/embedded.js";
import { byKeyboard } from "./dom.js";
import { forget, recall, remember } from "./memory.js";
import { ko } from "./ko.js";
import { canLocate, openPlaceForm } from "./place-form.js";
import { openCallbackForm } from "./callback-form.js";
import { problemText } from "./fact-row.js";
import { spokenMessage } from "./message.js";

const BEGIN_AGAIN_MS = 5000;
const byId = (id) => document.getElementById(id);
const log = document.querySelector("chat-log");
const composer = document.querySelector("chat-composer");
const situation = byId("situation");
const consents = document.querySelector("my-consents");
const follow = new Follow(log, byId("news"));
const problem = (text) => (composer.problem = text);
const handover = new Handover(byId("mode"), composer.input, (text) => open?.connection.preview(text));
const rating = new Rating(byId("rating"));
const talk = new Talk(byId("hold"), { conversation: () => open?.conversation ?? null, moved: (key) => goOnWith(key, { voiceStays: true }), problem, habits: byId("habits") });
const aloud = new Aloud(byId("aloud"), { fetch: (seq) => open.conversation.speech(seq), problem });

/** The conversation that is open: what opens it, its outbox, its line. Null while there is none. */
let open = null;

// Opening a conversation

async function start() {
  const kept = recall("conversation");
  if (kept) return resume(kept);
  try {
    const key = await begin(channel);
    remember("conversation", { ...key, heard: 0 });
    resume({ ...key, heard: 0 });
  } catch (error) {
    showOffline(problemText(error));
    setTimeout(start, (error.retryAfterS ?? 0) * 1000 || BEGIN_AGAIN_MS);
  }
}

function resume(kept) {
  const conversation = new Conversation(kept);
  const outbox = new Outbox(kept.id);
  const connection = new Connection(conversation, outbox);
  open = { conversation, outbox, connection, heard: kept.heard ?? 0, heardBefore: kept.heard ?? 0, state: null };
  log.clear();
  showOffline("");
  outbox.waiting.forEach((letter) => log.addPending(letter));
  connection.addEventListener("message", ({ detail }) => onMessage(detail));
  connection.addEventListener("state", ({ detail }) => onState(detail));
  connection.addEventListener("typing", ({ detail: { who } }) => (who === "counsellor" ? log.writes() : expectAnswer()));
  connection.addEventListener("online", ({ detail }) => onOnline(detail));
  connection.addEventListener("refused", ({ detail }) => onRefused(detail));
  connection.addEventListener("gone", () => anew(ko.gone));
  connection.start();
}

/** Leave this conversation and begin another, or go on with the one another tab has begun meanwhile. */
function anew(because) {
  const kept = recall("conversation");
  if (kept?.id === open.conversation.id) {
    forget("conversation");
    forget("outbox");
  }
  leave();
  announce(because);
  return start();
}

/** Go on with a conversation from another device. What was said in it is there, and not said again. `voiceStays`: it moved there by itself. */
async function goOnWith(key, { voiceStays = false } = {}) {
  const said = await new Conversation(key).messages(0);
  const kept = { ...key, heard: said.at(-1)?.seq ?? 0 };
  if (open) leave(voiceStays);
  forget("outbox");
  remember("conversation", kept);
  remember("visit", key.id, "sessionStorage");
  resume(kept);
}

function leave(voiceStays = false) {
  open.connection.stop();
  if (!voiceStays) talk.close();
  aloud.stop();
  open = null;
  log.clear();
  situation.state = { people: [], matches: [], receiving: [], next_question: null };
  consents.close();
  handover.become("assistant");
  rating.take();
  byId("resume").hidden = true;
}

// What comes in

function onMessage(message) {
  handover.heard(message);
  const element = log.add(message);
  if (!element) return;
  const live = message.seq > open.heardBefore;
  if (message.seq > open.heard) {
    open.heard = message.seq;
    const { id, token } = open.conversation;
    remember("conversation", { id, token, heard: message.seq });
    if (message.role !== "citizen") announce(spokenMessage(message));
    if (message.role !== "citizen" && live) came();
    if (message.role !== "citizen" && live && aloud.always && !talk.speaking) aloud.read(message.seq);
  }
  if (message.role === "assistant" || message.role === "counsellor") aloud.attach(element);
  if (message.role === "citizen") offerToResume(message);
  follow.added(element, live);
}

function onState(state) {
  open.state = state;
  situation.state = state;
  consents.refresh();
  log.ask(state.next_question?.text ?? "", canLocate && state.next_question?.fact === "region");
  handover.become(state.mode);
  if (state.mode === "closed") rating.offer(open.conversation.id, (score, reason) => open.conversation.rate(score, reason));
  else rating.take();
  if (state.crisis) log.showCrisis();
  log.turnOver();
  follow.grown();
}

/** The State a call answers, unless the line brought one meanwhile: that is as new, or newer. */
async function answered(call) {
  const asked = open;
  const before = asked?.state;
  const state = await call;
  if (asked && open === asked && asked.state === before) onState(state);
}

function onOnline(online) {
  log.online = online;
  if (online && !byId("offline").hidden) announce(ko.backOnline);
  showOffline(online ? "" : ko.offline);
}

function onRefused({ letter, detail }) {
  log.removePending(letter.clientId);
  composer.text = [letter.text, composer.text].filter(Boolean).join("\n");
  composer.problem = detail ?? ko.failed;
}

function showOffline(text) {
  const strip = byId("offline");
  if (text && strip.hidden) announce(text);
  strip.hidden = !text;
  strip.querySelector("span").textContent = text;
}

/** On a new visit, say that this is an earlier conversation. */
function offerToResume(message) {
  if (message.seq > open.heardBefore || recall("visit", null, "sessionStorage") === open.conversation.id) return;
  byId("resume").hidden = false;
}

// What the citizen does

function say(text, origin) {
  if (!open) {
    composer.problem = ko.unreachable;
    return;
  }
  aloud.stop();
  if (origin === composer) composer.clear();
  byId("resume").hidden = true;
  remember("visit", open.conversation.id, "sessionStorage");
  const letter = open.outbox.add(text);
  log.addPending(letter);
  open.connection.send(letter);
  handover.emptied();
  expectAnswer();
  uncover();
  // The chosen button is gone: go on from where the citizen would write, without calling up a keyboard on a touch screen.
  if (origin !== composer) (byKeyboard(origin) ? composer.input : log).focus({ preventScroll: true });
  follow.again();
}

/** The assistant answers at once or says that it is looking; a person takes the time they take. */
function expectAnswer() {
  if (handover.mode !== "counsellor") log.expect();
}

async function askForPerson({ currentTarget: button }) {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  try {
    if (!open) throw new Refusal(503, { detail: ko.unreachable });
    composer.problem = "";
    await answered(open.conversation.handover());
    await open.connection.refresh();
    follow.again();
  } catch (error) {
    composer.problem = problemText(error);
  }
  button.ariaDisabled = "false";
}

/** A quick reply that opens a form: to say where one is, to leave a telephone number. */
async function openForm({ detail: { form } }) {
  if (form === "place" && open) openPlaceForm(open.conversation, open.state.next_question?.text, say);
  if (form !== "callback" || !open) return;
  const { conversation } = open;
  const terms = await conversation.callbackTerms().then(({ text }) => text, () => undefined);
  openCallbackForm(async (wish) => {
    await answered(conversation.callMe(wish));
    await open.connection.refresh();
  }, terms);
}

/** A sentence where it could not be done; `done` is called once it is. */
async function erase(done) {
  try {
    await open?.conversation.erase();
  } catch (error) {
    if (!error.gone) return problemText(error);
  }
  done();
  uncover();
  composer.clear();
  if (open) await anew(ko.erased);
  composer.input.focus();
  return null;
}

function attachResume() {
  const [goOn, startAnew] = byId("resume").querySelectorAll("button");
  goOn.addEventListener("click", () => {
    remember("visit", open.conversation.id, "sessionStorage");
    byId("resume").hidden = true;
    composer.input.focus();
  });
  startAnew.addEventListener("click", askToErase);
}

attachAppearance();
attachShell();
attachErase(erase);
attachOwnData(byId("own-data"), () => open?.conversation, problem);
attachResume();
document.addEventListener("say", ({ detail: { text, origin } }) => say(text, origin));
document.addEventListener("form", openForm);
byId("handover").addEventListener("click", askForPerson);
consents.conversation = () => open?.conversation ?? null;
consents.addEventListener("decided", ({ detail: { what, granted } }) => what === "audio" && !granted && talk.close());
byId("privacy").addEventListener("click", () => {
  openPanel();
  consents.open();
});
situation.edit = async (person, facts) => {
  if (!open) throw new Refusal(503, { detail: ko.unreachable });
  return open.conversation.edit(person, facts);
};
attachFullPage(byId("full-page"), { conversation: () => open?.conversation ?? null, otherwise: () => byId("device").click(), problem });
const invitation = takeInvitation();
const device = new Device(byId("device"), {
  conversation: () => open?.conversation ?? null,
  hasBegun: () => Boolean(log.querySelector(".message.citizen")),
  joined: goOnWith,
  goOn: () => composer.input.focus(),
  closed: () => {
    if (undecided && !open) start();
    undecided = false;
  },
});
// Who comes with a code and without a conversation of their own need not have one begun for them, unless they decline.
let undecided = invitation !== null && !recall("conversation");
if (!undecided) start();
device.invite(invitation);
