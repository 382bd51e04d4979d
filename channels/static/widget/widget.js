/**
 * The chat on any page: `<script src="https://…/widget.js" async></script>`, with
 *   data-title     title of the window                     data-color     its colour, as #256ef4
 *   data-label     what stands on the button               data-position  "right" or "left"
 *
 * One button and one frame, in a shadow root with constructed style sheets: it needs no inline style or script, sets no cookie and loads
 * nothing but the frame, once it is opened. A page with a content security policy allows this site under script-src and frame-src.
 */
(() => {
  "use strict";

  const words = {
    title: "3-Any 개인비서",
    label: "혜택 상담하기",
    region: "혜택 상담",
    close: "닫기",
    unread: (count) => `새 답 ${count}개`,
    news: "상담 창에 새 답이 있어요.",
    failed: "여기서는 상담 창을 열 수 없어요.",
    elsewhere: "새 창에서 열기",
  };
  const ID = "threeany-widget";
  const BLUE = "#256ef4"; // KRDS primary-50
  const READY_WITHIN_MS = 10_000;
  const PATHS = {
    mark: "M6 3h20a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4H15l-7 5v-5H6a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z",
    cross: "m8 8 16 16m0-16L8 24",
  };

  const script = document.currentScript;
  if (!script?.src || document.getElementById(ID)) return;
  const home = new URL(script.src).origin;
  const title = script.dataset.title || words.title;
  const small = matchMedia("(max-width: 30em), (max-height: 30em)");

  // Looks

  function ground(color) {
    return /^#[0-9a-f]{6}$/i.test(color ?? "") ? color : BLUE;
  }

  /** White on `color` where that is read well enough (4.5 : 1), or else black. */
  function ink(color) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    return 1.05 / (luminance + 0.05) >= 4.5 ? "#ffffff" : "#000000";
  }

  const color = ground(script.dataset.color);
  const side = script.dataset.position === "left" ? "left" : "right";
  const css = `
    :host { all: initial; font: 400 17px/1.5 "Pretendard GOV", Pretendard, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; word-break: keep-all; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, a { font: inherit; font-weight: 700; cursor: pointer; }
    :focus-visible { outline: 3px solid #000; outline-offset: 2px; box-shadow: 0 0 0 5px #fff; }
    svg { flex: none; width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linecap: round; }
    .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .launch {
      position: fixed; z-index: 2147483000; ${side}: 24px; bottom: 24px; display: flex; align-items: center; gap: 8px; min-width: 56px; min-height: 56px;
      padding: 8px 20px; border: 2px solid #fff; border-radius: 28px; background: ${color}; color: ${ink(color)}; box-shadow: 0 4px 16px rgb(0 0 0 / 30%);
    }
    .badge { display: grid; place-items: center; min-width: 24px; height: 24px; padding: 0 6px; border-radius: 12px; background: #bd2c0f; color: #fff; font-size: 14px; line-height: 1; }
    dialog {
      position: fixed; z-index: 2147483000; inset: auto; ${side}: 24px; bottom: 96px; flex-direction: column; width: min(420px, calc(100vw - 48px)); height: min(700px, calc(100vh - 120px));
      max-width: none; max-height: none; margin: 0; padding: 0; border: 1px solid #b1b8be; border-radius: 12px; overflow: hidden; background: #fff; color: #1e2124; box-shadow: 0 8px 32px rgb(0 0 0 / 25%);
    }
    dialog[open] { display: flex; }
    dialog:modal { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
    header { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 4px 8px 4px 16px; border-bottom: 1px solid #cdd1d5; }
    h2 { margin: 0; font-size: 17px; line-height: 1.4; }
    header button { display: inline-flex; align-items: center; gap: 4px; min-width: 44px; min-height: 44px; padding: 4px 12px; border: 0; border-radius: 8px; background: none; color: #1e2124; }
    header button:hover { background: #f4f5f6; }
    header svg { width: 22px; height: 22px; }
    iframe { flex: 1; width: 100%; min-height: 0; border: 0; background: #f4f5f6; }
    .failed { margin: 0; padding: 24px; }
    .failed a { display: inline-block; padding: 10px 0; color: #0b50d0; }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] { animation: rise 160ms ease-out; }
      @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
    }
    @media (forced-colors: active) { .launch, .badge, dialog, header button { border: 2px solid ButtonText; } }
    @media print { .launch, dialog { display: none; } }
  `;

  // Parts

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function icon(path) {
    const [svg, line] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    svg.setAttribute("viewBox", "0 0 32 32");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  const badge = make("span", { class: "badge", "aria-hidden": "true" });
  const count = make("span", { class: "unseen" });
  const launch = make(
    "button",
    { class: "launch", type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" },
    icon(PATHS.mark), make("span", {}, script.dataset.label || words.label), badge, count,
  );
  const close = make("button", { type: "button" }, icon(PATHS.cross), words.close);
  const failed = make("p", { class: "failed" }, words.failed, " ", make("a", { href: home, target: "_blank", rel: "noopener" }, words.elsewhere));
  const dialog = make("dialog", { "aria-labelledby": "title" }, make("header", {}, make("h2", { id: "title" }, title), close), failed);
  const status = make("p", { class: "unseen", role: "status" });
  const host = make("div", { id: ID });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(make("section", { "aria-label": words.region }, launch, dialog, status));
  badge.hidden = failed.hidden = true;

  // The frame

  let frame = null;
  let isReady = false;

  function load() {
    if (frame) return;
    frame = make("iframe", {
      src: `${home}/widget#origin=${encodeURIComponent(location.origin)}`, title, allow: `microphone ${home}; geolocation ${home}; clipboard-write ${home}`, referrerpolicy: "no-referrer",
    });
    dialog.append(frame);
    setTimeout(() => (failed.hidden = isReady), READY_WITHIN_MS);
  }

  function tell(type, detail = {}) {
    if (isReady) frame.contentWindow.postMessage({ threeany: type, ...detail }, home);
  }

  function show(unread) {
    if (unread && badge.textContent !== String(unread)) status.textContent = words.news;
    if (!unread) status.textContent = "";
    badge.textContent = unread || "";
    badge.hidden = !unread;
    count.textContent = unread ? words.unread(unread) : "";
  }

  function hear({ source, origin, data }) {
    if (!frame || source !== frame.contentWindow || origin !== home) return;
    if (data?.threeany === "ready") {
      isReady = true;
      failed.hidden = true;
      if (dialog.open) tell("shown", { focus: root.activeElement === frame });
    }
    if (data?.threeany === "unread") show(Number(data.count) || 0);
    if (data?.threeany === "close") shut();
  }

  // Open and closed

  /** Whether the window was open on the page before, in this tab: no more than that is kept, and nothing of what was said. */
  function kept(is) {
    try {
      if (is !== undefined) sessionStorage.setItem(ID, is);
      return sessionStorage.getItem(ID);
    } catch {
      return null; // Blocked: it starts closed on each page.
    }
  }

  function open() {
    load();
    if (small.matches) dialog.showModal();
    else dialog.show();
    opened();
    frame.focus();
    tell("shown", { focus: true });
  }

  function opened() {
    launch.setAttribute("aria-expanded", "true");
    show(0);
    kept("open");
  }

  /** All at once, not with the dialog's own event, which comes later: what is said from now on is unread. */
  function shut() {
    if (!dialog.open) return;
    dialog.close();
    launch.setAttribute("aria-expanded", "false");
    kept("closed");
    tell("hidden", { since: Date.now() });
    launch.focus();
  }

  /** Where the window's size changes from a phone's to a desktop's or back, the chat changes between covering the page and standing beside it. */
  function fit() {
    if (!dialog.open || dialog.matches(":modal") === small.matches) return;
    dialog.close();
    open();
  }

  launch.addEventListener("click", () => (dialog.open ? shut() : open()));
  close.addEventListener("click", shut);
  dialog.addEventListener("cancel", (event) => (event.preventDefault(), shut()));
  root.addEventListener("keydown", (event) => event.key === "Escape" && shut());
  small.addEventListener("change", fit);
  addEventListener("message", hear);

  function begin() {
    document.body.append(host);
    const before = kept();
    if (before) load();
    if (before !== "open" || small.matches) return;
    // As it was on the page before, and without taking the focus.
    dialog.setAttribute("open", "");
    opened();
  }

  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin, { once: true });
})();
