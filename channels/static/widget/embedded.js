/** The chat page inside a frame of somebody else's page: a compact layout, and a few words with the launcher around it. Nothing of what is said goes out. */

const params = new URLSearchParams(location.hash.slice(1));

/** Whether this page is the widget's frame. */
export const embedded = location.pathname === "/widget" && parent !== window;

/** The channel of a conversation that begins here. */
export const channel = embedded ? "widget" : "web";

const host = originOf(params.get("origin"));
let hidden = true;
let unread = 0;

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
  if (!embedded || !hidden) return;
  unread += 1;
  tell("unread", { count: unread });
}

function hear({ source, origin, data }) {
  if (source !== parent || origin !== host) return;
  if (data?.threeany === "hidden") hidden = true;
  if (data?.threeany !== "shown") return;
  hidden = false;
  unread = 0;
  tell("unread", { count: 0 });
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
