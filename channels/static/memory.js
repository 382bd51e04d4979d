/** What this browser remembers. Where storage is blocked or full, the page remembers for as long as it is open. */

const PREFIX = "threeany.";
const inPage = new Map();

function storageOf(kind) {
  try {
    return globalThis[kind];
  } catch {
    return null; // Blocked storage throws on mere access.
  }
}

/** The value kept under `key`, or `fallback`. */
export function recall(key, fallback = null, kind = "localStorage") {
  if (inPage.has(kind + key)) return inPage.get(kind + key);
  try {
    return JSON.parse(storageOf(kind)?.getItem(PREFIX + key) ?? "null") ?? fallback;
  } catch {
    return fallback;
  }
}

/** Keep a JSON value. */
export function remember(key, value, kind = "localStorage") {
  try {
    storageOf(kind).setItem(PREFIX + key, JSON.stringify(value));
    inPage.delete(kind + key);
  } catch {
    inPage.set(kind + key, value);
  }
}

export function forget(key, kind = "localStorage") {
  inPage.delete(kind + key);
  try {
    storageOf(kind)?.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept there.
  }
}
