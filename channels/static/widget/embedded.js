/** The chat page inside a frame of somebody else's page: a compact layout, and a few words with the launcher around it. Nothing of what is said goes out. */

const params = new URLSearchParams(location.hash.slice(1));

/** Whether this page is the widget's frame. */
export const embedded = location.pathname === "/widget" && parent !== window;

/** The channel of a conversation that begins here. */
export const channel = embedded ? "widget" : "web";

const host = originOf(params.get("origin"));
let hiddenSince = 0; // Infinity while it is shown.
let arrivals = []; // When what was said came, since it was last shown.

function originOf(text) {
  try {
    return new URL(text).origin === text ? text : null;
  } catch {
    return null;
  }
}

function tell(type, detail = {}) {
  if (host) parent.postMessage({ threeany: type, ...detail }, host);
}

/** Somebody else than the citizen has said something. */
export function came() {
  if (!embedded) return;
  arrivals.push(Date.now());
  tellUnread();
}

/** What comes while the word that it was closed is under way is unread too. */
function tellUnread() {
  tell("unread", { count: arrivals.filter((at) => at >= hiddenSince).length });
}

function hear({ source, origin, data }) {
  if (source !== parent || origin !== host) return;
  if (data?.threeany === "hidden") {
    hiddenSince = data.since;
    tellUnread();
  }
  if (data?.threeany !== "shown") return;
  hiddenSince = Infinity;
  arrivals = [];
  tellUnread();
  // On a touch screen the keyboard would cover what is to be read.
  if (data.focus) (matchMedia("(pointer: coarse)").matches ? document.querySelector("chat-log") : document.getElementById("say"))?.focus();
}

/** Escape closes what is open here first: a dialog, the panel, a field that is being edited. */
function leave(event) {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  if (document.querySelector("dialog[open]") || event.target.closest?.("my-situation")) return;
  tell("close");
}

if (embedded) {
  document.documentElement.dataset.layout = "widget";
  addEventListener("message", hear);
  addEventListener("keydown", leave);
  tell("ready");
}
