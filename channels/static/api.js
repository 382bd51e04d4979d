/** The conversation API over HTTP. */

const BASE = "/api/v1/conversations";
const PATIENCE_MS = 20_000;
const GONE = new Set([401, 404, 410]);

/** The gateway answered that it cannot be done; `detail` is a sentence for the citizen. */
export class Refusal extends Error {
  constructor(status, problem, retryAfterS) {
    super(problem.detail ?? `HTTP ${status}`);
    this.status = status;
    this.detail = problem.detail ?? null;
    this.retryAfterS = retryAfterS;
  }

  /** The token no longer opens a conversation, or there is none. */
  get gone() {
    return GONE.has(this.status);
  }

  /** Trying again later may help. */
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

/** The gateway was not reached. */
export class Unreachable extends Error {}

async function call(method, path, { token, body } = {}) {
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const signal = AbortSignal.timeout(PATIENCE_MS);
  let response, text;
  try {
    response = await fetch(BASE + path, { method, headers, signal, body: body && JSON.stringify(body), cache: "no-store" });
    text = await response.text();
  } catch (error) {
    throw new Unreachable(error.message);
  }
  const content = parse(text);
  if (response.ok && content !== undefined) return content;
  throw new Refusal(response.ok ? 502 : response.status, content ?? {}, Number(response.headers.get("Retry-After")) || null);
}

async function sound(path, token) {
  return fetched(path, token, "*/*", (response) => response.arrayBuffer());
}

/** What `read` makes of the answer to a GET that is no JSON; throws Refusal or Unreachable. */
async function fetched(path, token, accept, read) {
  const headers = { Authorization: `Bearer ${token}`, Accept: accept };
  let response;
  try {
    response = await fetch(BASE + path, { headers, signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store" });
    if (response.ok) return await read(response);
  } catch (error) {
    throw new Unreachable(error.message);
  }
  throw new Refusal(response.status, parse(await response.text()) ?? {}, Number(response.headers.get("Retry-After")) || null);
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return undefined; // A proxy's page, not the gateway.
  }
}

/** A new conversation: `{id, token}`. */
export function begin(channel = "web") {
  return call("POST", "", { body: { channel } });
}

/** The conversation that a code from another device opens: `{id, token}`. */
export function join(code, channel = "web") {
  return call("POST", "/join", { body: { code, channel } });
}

/** One conversation, opened with its token. Every call throws Refusal or Unreachable. */
export class Conversation {
  constructor({ id, token }) {
    this.id = id;
    this.token = token;
  }

  #call(method, path, body) {
    return call(method, `/${encodeURIComponent(this.id)}${path}`, { token: this.token, body });
  }

  say(text, clientId) {
    return this.#call("POST", "/messages", { text, client_id: clientId });
  }

  /** Message `seq` read aloud, as a WAV file. */
  async speech(seq) {
    return sound(`/${encodeURIComponent(this.id)}/messages/${seq}/speech`, this.token);
  }

  async messages(after) {
    return (await this.#call("GET", `/messages?after=${after}`)).messages;
  }

  state() {
    return this.#call("GET", "/state");
  }

  /** `facts`: name to value; null removes. Answers State. */
  edit(person, facts) {
    return this.#call("PATCH", "/facts", { person, facts });
  }

  handover() {
    return this.#call("POST", "/handover");
  }

  /** A code for another device: `{code, url, qr, valid_s}`. */
  link() {
    return this.#call("POST", "/link");
  }

  /** Leave a number to be called at: `{phone, address?, when?, about?, consent: true}`. Answers State. */
  callMe(wish) {
    return this.#call("POST", "/callback", wish);
  }

  /** What leaving a number agrees to, as the gateway keeps it: `{text}`. */
  callbackTerms() {
    return this.#call("GET", "/callback");
  }

  /** How it was: 1 to 5. */
  rate(score, reason) {
    return this.#call("POST", "/rating", reason ? { score, reason } : { score });
  }

  /** Every consent there is, and what holds of it: `{consents}`. */
  consents() {
    return this.#call("GET", "/consents");
  }

  /** Agree to the sentence of that `version`, or take it back; answers as `consents` does, with `told` where it was taken back. */
  decide(what, granted, version) {
    return this.#call("PUT", `/consents/${encodeURIComponent(what)}`, { granted, version });
  }

  /** In which 시군구 a position lies, where the consent `location` was given: `{places: [{sido, sigungu, name}…]}`. */
  place(position) {
    return this.#call("POST", "/place", position);
  }

  /** Everything kept about the conversation, as a page to read: a Blob. */
  async ownData() {
    return fetched(`/${encodeURIComponent(this.id)}/export`, this.token, "text/html", (response) => response.blob());
  }

  erase() {
    return this.#call("DELETE", "");
  }

  get eventsUrl() {
    return this.#socketUrl("events");
  }

  /** The speech turn. */
  get audioUrl() {
    return this.#socketUrl("audio");
  }

  #socketUrl(name) {
    const url = new URL(`${BASE}/${encodeURIComponent(this.id)}/${name}`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return url.href;
  }
}
