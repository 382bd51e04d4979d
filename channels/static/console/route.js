/** Where one is in the console: the part of the address after "#", so that the browser's back button works. */

/** `{view, id, part}`: `#/c/ID/panel` is view `c`, conversation ID, its side panel. */
export function here() {
  const [view, id, part] = location.hash.replace(/^#\/?/, "").split("/").map(decoded);
  return { view: view || "c", id: id || null, part: part || null };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

export function address(view, id = null, part = null) {
  return `#/${[view, id, part].filter(Boolean).map(encodeURIComponent).join("/")}`;
}

export function go(view, id = null, part = null) {
  location.hash = address(view, id, part);
}

/** Why single sign-on was refused, where the gateway has sent somebody back, or null. */
export function takeRefusal() {
  const found = location.hash.match(/^#refused=(\w+)$/);
  if (found) history.replaceState(null, "", location.pathname);
  return found && found[1];
}

/** The secret of a one-time set-up link, or null. It is taken out of the address, so that it stays in no history. */
export function takeSetupToken() {
  const found = location.hash.match(/^#setup=([^&]+)/);
  if (!found) return null;
  history.replaceState(null, "", location.pathname);
  return decoded(found[1]);
}
