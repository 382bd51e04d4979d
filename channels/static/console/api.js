/** The console's API over HTTP. Emits `expired` when the session has ended. */

import { Refusal, Unreachable } from "../api.js";
import { ko } from "./ko.js";

const BASE = "/api/v1/console";
const PATIENCE_MS = 20_000;

/** The gateway answered no; `problem` is all it said, `owner` who has the conversation where that is why. */
export class Refused extends Refusal {
  constructor(status, problem, retryAfterS) {
    super(status, problem, retryAfterS);
    this.problem = problem;
    this.code = problem.code ?? problem.problem ?? null;
    this.owner = problem.owner ?? null;
  }
}

/** The sentence to show for an error of a call. Whatever is no error of a call goes on. */
export function sentence(error) {
  if (error instanceof Unreachable) return ko.unreachable;
  if (error instanceof Refusal) return error.detail ?? ko.failed;
  throw error;
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return undefined; // A proxy's page, not the gateway.
  }
}

class Api extends EventTarget {
  /** The token that every change must bring. */
  csrf = null;

  async call(method, path, body) {
    const headers = { Accept: "application/json" };
    if (method !== "GET" && this.csrf) headers["X-CSRF-Token"] = this.csrf;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const options = { method, headers, body: body && JSON.stringify(body), cache: "no-store", credentials: "same-origin" };
    let response, text;
    try {
      response = await fetch(path.startsWith("/api/") ? path : BASE + path, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
      text = await response.text();
    } catch (error) {
      throw new Unreachable(error.message);
    }
    const content = parsed(text);
    if (response.ok && content !== undefined) {
      // Signing in, and whatever makes the session anew, brings a new token.
      this.csrf = content?.csrf ?? this.csrf;
      return content;
    }
    const refused = new Refused(response.ok ? 502 : response.status, content ?? {}, Number(response.headers.get("Retry-After")) || null);
    if (refused.status === 401 && refused.code === "not_signed_in") this.dispatchEvent(new CustomEvent("expired", { detail: refused }));
    throw refused;
  }

  get(path, query = {}) {
    const asked = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
    const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
    return this.call("GET", search ? `${path}?${search}` : path);
  }

  post(path, body = {}) {
    return this.call("POST", path, body);
  }

  /** A call about one conversation. */
  about(id, method, path = "", body = method === "GET" ? undefined : {}) {
    return this.call(method, `/conversations/${encodeURIComponent(id)}${path}`, body);
  }

  findBenefits(text) {
    return this.get("/api/v1/benefits", { q: text, limit: 12 });
  }

  get eventsUrl() {
    const url = new URL(`${BASE}/events`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return url.href;
  }

  get singleSignOnUrl() {
    return `${BASE}/sign-in/oidc`;
  }
}

export const api = new Api();
