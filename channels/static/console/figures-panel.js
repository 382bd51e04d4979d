/** <figures-panel>: the load of the moment, and the figures of a period as charts, each with its table. */

import { fill, h } from "../dom.js";
import { ko } from "./supervision-ko.js";
import { busy, calls, field, sentence, statusLine, styled, table } from "./supervision-parts.js";

const LIVE_EVERY_MS = 10_000;
const BASE = "/api/v1/console";
const DAY_MS = 24 * 3600 * 1000;
const named = (names, name) => (name === null ? ko.unknown : (names[name] ?? name));
const { columns } = ko;

/** Name of a chart → its table: the columns and a row for each. */
const TABLES = {
  load: [[columns.day, columns.begun, columns.contained, columns.queued, columns.claimed], ({ days }) => days.map((d) => [d.day, d.begun, d.contained, d.queued, d.claimed])],
  waits: [[columns.day, columns.mean, columns.median, columns.p90], ({ days }) => days.filter((d) => d.claimed).map((d) => [d.day, ...["mean_s", "median_s", "p90_s"].map((name) => ko.seconds(d.wait[name]))])],
  reasons: [[columns.reason, columns.count], ({ reasons }) => reasons.map((r) => [named(ko.reasons, r.name), r.count])],
  outcomes: [[columns.outcome, columns.count], ({ outcomes }) => outcomes.map((o) => [named(ko.outcomes, o.name), o.count])],
  satisfaction: [[columns.score, columns.count], ({ total }) => Object.entries(total.scores).reverse().map(([score, count]) => [ko.score(score), count])],
  topics: [[columns.topic, columns.messages, columns.missed, columns.share], ({ topics }) => topics.map((t) => [t.name, t.messages, t.not_understood, ko.percent(t.fallback)])],
  channels: [[columns.channel, columns.begun, columns.queued, columns.wait, columns.satisfaction, columns.share], ({ channels }) => channels.map((c) => [named(ko.channels, c.channel), c.begun, c.queued, ko.seconds(c.wait.median_s), c.satisfaction ?? ko.none, ko.percent(c.fallback)])],
};

/** The day in Korea, `ago` days before today. */
const day = (ago) => new Date(Date.now() + 9 * 3600 * 1000 - ago * DAY_MS).toISOString().slice(0, 10);

function theme() {
  const { theme: chosen, contrast } = document.documentElement.dataset;
  return contrast === "high" ? "contrast" : chosen === "dark" ? "dark" : "light";
}

class FiguresPanel extends HTMLElement {
  #live = h("dl.tiles");
  #found = h("div.stack");
  #status = statusLine();
  #query = "";
  #timer;
  #looks = new MutationObserver(() => this.#draw());

  connectedCallback() {
    styled();
    this.#looks.observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
    fill(this, h("section", {}, h("h2", {}, ko.live.title), this.#live), this.#filter(), this.#status.line, this.#found);
    this.#timer = setInterval(() => document.hidden || this.#refresh(), LIVE_EVERY_MS);
    this.#load(this.querySelector("button"));
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#looks.disconnect();
  }

  #filter() {
    const from = field(ko.filter.from, { type: "date", name: "from", value: day(29), max: day(0) });
    const to = field(ko.filter.to, { type: "date", name: "to", value: day(0), max: day(0) });
    const channel = field(ko.filter.channel, { name: "channel" }, { as: "select", options: [["", ko.filter.all], ...Object.entries(ko.channels)] });
    const button = h("button.button.primary.small", { type: "submit" }, ko.filter.show);
    const send = (event) => (event.preventDefault(), this.#load(button));
    return h("form.filter", { onsubmit: send, "aria-label": ko.filter.title }, from.row, to.row, channel.row, button);
  }

  async #refresh() {
    try {
      this.#tiles(await (await calls(this.api)).get("/figures/live"));
    } catch {
      // The figures that are shown stay; the next look may find new ones.
    }
  }

  #load(button) {
    const values = [...new FormData(this.querySelector("form"))].filter(([, value]) => value);
    this.#query = new URLSearchParams(values).toString();
    return busy(button, async () => {
      this.#status.done(ko.loading);
      try {
        this.#show(await (await calls(this.api)).get(`/figures?${this.#query}`));
        this.#status.done("");
      } catch (error) {
        this.#status.failed(error?.status === 422 ? ko.filter.wrong : sentence(error));
      }
    });
  }

  #tiles(live) {
    const value = (name) => (name === "longest_wait_s" ? ko.seconds(live[name]) : live[name]);
    fill(this.#live, Object.keys(live).map((name) => h("div", {}, h("dt", {}, ko.live[name] ?? name), h("dd", {}, String(value(name))))));
  }

  #show(figures) {
    this.#tiles(figures.live);
    const download = (of) => h("a.button.tertiary.small", { href: `${BASE}/figures.csv?of=${of}&${this.#query}`, download: "" }, ko.csv[of]);
    const questions = figures.unanswered.map(({ text, count }) => [text, count]);
    fill(this.#found,
      h("section", {}, h("h2", {}, ko.total.title), this.#total(figures.total), h("div.choices", {}, download("days"), download("questions"))),
      Object.keys(TABLES).map((name) => this.#chart(name, figures)),
      h("section", {}, h("h2", {}, ko.unanswered.title), h("p.lead", {}, ko.unanswered.lead),
        questions.length ? table(ko.unanswered.title, [columns.question, columns.count], questions) : h("p.subtle", {}, ko.unanswered.none)));
  }

  #total(total) {
    const waits = ["mean_s", "median_s", "p90_s"].map((name) => ko.seconds(total.wait[name])).join(" · ");
    const told = {
      begun: total.begun, containment: ko.percent(total.containment), queued: total.queued, wait: waits, resolution: ko.percent(total.resolution),
      satisfaction: ko.total.rated(total.satisfaction, total.rated), fallback: ko.percent(total.fallback),
    };
    return h("dl.tiles", {}, Object.entries(told).map(([name, value]) => h("div", {}, h("dt", {}, ko.total[name]), h("dd", {}, String(value)))));
  }

  #chart(name, figures) {
    const [heads, rows] = TABLES[name];
    const title = ko.charts[name];
    const picture = h("img", { "data-chart": name, src: this.#picture(name), alt: ko.charts.alt(title), loading: "lazy" });
    return h("section", {}, h("h2", {}, title), h("div.chart", {}, picture, table(title, heads, rows(figures))));
  }

  #picture(name) {
    return `${BASE}/charts/${name}.svg?theme=${theme()}&${this.#query}`;
  }

  #draw() {
    for (const picture of this.querySelectorAll("img[data-chart]")) picture.src = this.#picture(picture.dataset.chart);
  }
}

customElements.define("figures-panel", FiguresPanel);
