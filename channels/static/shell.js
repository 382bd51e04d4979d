/** The page around the conversation: what stays in sight, settings on small screens, the panel as a column or a sheet. */

import { recall, remember } from "./memory.js";

const MOST_COVERED = 0.45; // Of the window's height, by header and dock together; where they would take more, the header scrolls away.
const MOST_DOCK = 0.5; // Where the citizen writes takes even more by itself, it scrolls away too: what was said must have room.
const wide = matchMedia("(min-width: 64em)");
const byId = (id) => document.getElementById(id);

/** Connect header and panel. */
export function attachShell() {
  const observer = new ResizeObserver(measure);
  [document.body, ...document.querySelectorAll(".masthead, .bar, .dock")].forEach((element) => observer.observe(element));
  addEventListener("resize", measure);
  measure();
  attachTools();
  attachPanel();
}

/** Decide what stays in sight. On small screens only the row with the two main buttons does; where even that takes too much, nothing. */
function measure() {
  const { style, dataset } = document.documentElement;
  const [masthead, bar, dock] = [".masthead", ".bar", ".dock"].map((selector) => document.querySelector(selector).offsetHeight);
  const header = byId("top").offsetHeight || masthead + bar;
  const sticky = byId("top").offsetHeight || bar;
  const headerStays = sticky + dock <= innerHeight * MOST_COVERED;
  dataset.header = headerStays ? "stays" : "scrolls";
  dataset.dock = dock <= innerHeight * MOST_DOCK ? "stays" : "scrolls";
  style.setProperty("--top", `${headerStays ? sticky : 0}px`);
  style.setProperty("--header", `${header}px`);
  style.setProperty("--dock", `${dataset.dock === "stays" ? dock : 0}px`);
}

function attachTools() {
  const toggle = byId("tools-toggle");
  toggle.addEventListener("click", () => toggle.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") === "false")));
}

function attachPanel() {
  const panel = byId("situation");
  const toggle = byId("situation-toggle");
  toggle.addEventListener("click", () => {
    showPanel(panel.hidden);
    if (wide.matches) remember("panel", !panel.hidden);
    if (!panel.hidden) panel.focus({ preventScroll: wide.matches });
  });
  panel.addEventListener("close", () => {
    showPanel(false);
    if (wide.matches) remember("panel", false);
    toggle.focus();
  });
  wide.addEventListener("change", () => showPanel(wide.matches && recall("panel", true)));
  showPanel(wide.matches && recall("panel", true));
}

/** Bring the panel up, wherever it is. */
export function openPanel() {
  showPanel(true);
  if (wide.matches) remember("panel", true);
}

/** Where the panel covers the page, take it away. */
export function uncover() {
  if (!wide.matches) showPanel(false);
}

function showPanel(open) {
  byId("situation").hidden = !open;
  byId("situation-toggle").setAttribute("aria-expanded", String(open));
  const covered = open && !wide.matches;
  document.body.classList.toggle("covered", covered);
  for (const element of [byId("top"), byId("conversation")]) element.inert = covered;
}
