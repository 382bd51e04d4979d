"""Figures as SVG drawn by pygal on the server: no script, the page's fonts and colours, a name and a description for screen readers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from bot.wording import Wording

Theme = Literal["light", "dark", "contrast"]
FONTS = '"Pretendard GOV", Pretendard, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", NanumGothic, sans-serif'
WIDTH, HEIGHT = 720, 360
BAR_HEIGHT, MARGIN, SIZE = 34, 12, 14
MOST_BARS, MOST_DAYS_LABELLED, LONGEST = 12, 10, 18
SVG = "{http://www.w3.org/2000/svg}"

COLOURS: Mapping[Theme, Mapping[str, Any]] = {
    # Of the console's pages: --surface-white, --text-basic, --border-gray; of two series --border-primary, --border-warning (in high
    # contrast --link-default, --text-warning).
    "light": {"ground": "#ffffff", "text": "#1e2124", "guide": "#b1b8be", "series": ("#256ef4", "#9e6a00")},
    "dark": {"ground": "#1e2124", "text": "#e6e8ea", "guide": "#58616a", "series": ("#6f9ff8", "#d9a431")},
    "contrast": {"ground": "#000000", "text": "#f4f5f6", "guide": "#464c53", "series": ("#86aff9", "#ffc95c")},
}


@cache
def _pygal() -> Any:
    """pygal, loaded when the first chart is drawn, without the finder of plug-ins that it hooks into every import of the process: it is of
    a kind that Python warns of, and we have no plug-ins."""
    import pygal.etree
    import pygal.style

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]
    return pygal


def _style(theme: Theme) -> Any:
    of = COLOURS[theme]
    sizes = {f"{name}_font_size": SIZE for name in ("label", "major_label", "value", "value_label", "legend", "tooltip")}
    return _pygal().style.Style(
        background=of["ground"],
        plot_background=of["ground"],
        foreground=of["text"],
        foreground_strong=of["text"],
        foreground_subtle=of["guide"],
        guide_stroke_color=of["guide"],
        major_guide_stroke_color=of["guide"],
        colors=of["series"],
        value_colors=(of["text"], of["text"]),
        font_family=FONTS,
        opacity="1",
        stroke_opacity="1",
        stroke_width="3",
        no_data_font_size=20,
        transition="0s",
        **sizes,
    )


def _made(kind: str, theme: Theme, words: Wording, **more: Any) -> Any:
    return getattr(_pygal(), kind)(
        style=_style(theme),
        js=[],
        disable_xml_declaration=True,
        width=WIDTH,
        height=more.pop("height", HEIGHT),
        margin=MARGIN,
        truncate_label=-1,
        legend_at_bottom=True,
        allow_interruptions=True,
        no_data_text=words.say("supervision.charts.no_data"),
        **more,
    )


def _days(figures: Mapping[str, Any], words: Wording, theme: Theme, kind: str, series: Mapping[str, Callable[..., Any]]) -> Any:
    days = figures["days"]
    every = -(-len(days) // MOST_DAYS_LABELLED)
    chart = _made(kind, theme, words, show_minor_x_labels=False, x_labels_major_every=max(1, every), zero=0)
    chart.x_labels = [_short(day["day"]) for day in days]
    for name, value in series.items():
        chart.add(words.say(f"supervision.charts.{name}"), [value(day) for day in days])
    return chart


def _short(day: str) -> str:
    """11/23 of 2026-11-23."""
    return f"{int(day[5:7])}/{int(day[8:10])}"


def _bars(words: Wording, theme: Theme, rows: Sequence[tuple[str, float]], percent: bool = False) -> Any:
    """One bar a name, the longest on top."""
    formatter = (lambda value: f"{value:.0f}%") if percent else (lambda value: f"{value:,.0f}")
    shown = [
        (f"{name if len(name) <= LONGEST else f'{name[: LONGEST - 1]}…'} {formatter(value)}", value)
        for name, value in reversed(rows[:MOST_BARS])
    ]
    chart = _made(
        "HorizontalBar",
        theme,
        words,
        height=40 + BAR_HEIGHT * max(2, len(shown)),
        # pygal takes a letter to be as wide as a Latin one.
        margin_left=MARGIN + round(0.45 * SIZE * max((len(name) for name, _ in shown), default=0)),
        show_legend=False,
        # Which of them is which pygal turns with the bars.
        show_x_labels=False,
        show_x_guides=False,
        show_y_guides=False,
        value_formatter=formatter,
        zero=0,
        range=(0, max((value for _, value in rows), default=0) or 1),
    )
    chart.x_labels = [name for name, _ in shown]
    chart.add("", [value for _, value in shown])
    return chart


def _named(words: Wording, group: str, rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, float]]:
    return [(label(words, group, row["name"]), row["count"]) for row in rows]


def label(words: Wording, group: str, name: str | None) -> str:
    """A reason, outcome or channel in words; one we have no word for as it is."""
    key = f"supervision.{group}.{name or 'none'}"
    return words.say(key) if words.has(key) else str(name)


def _shares(words: Wording, figures: Mapping[str, Any]) -> list[tuple[str, float]]:
    rows = [(label(words, "channels", row["channel"]), 100 * row["fallback"]) for row in figures["channels"] if row["fallback"] is not None]
    return sorted(rows, key=lambda row: -row[1])


def _topics(figures: Mapping[str, Any]) -> list[tuple[str, float]]:
    return [(str(row["name"]), row["not_understood"]) for row in figures["topics"] if row["not_understood"]]


Drawn = Callable[[Mapping[str, Any], Wording, Theme], Any]
CHARTS: Mapping[str, Drawn] = {
    "load": lambda f, w, t: _days(f, w, t, "Bar", {"begun": lambda d: d["begun"], "queued": lambda d: d["queued"]}),
    "waits": lambda f, w, t: _days(f, w, t, "Line", {"median": lambda d: d["wait"]["median_s"], "p90": lambda d: d["wait"]["p90_s"]}),
    "reasons": lambda f, w, t: _bars(w, t, _named(w, "reasons", f["reasons"])),
    "outcomes": lambda f, w, t: _bars(w, t, _named(w, "outcomes", f["outcomes"])),
    "satisfaction": lambda f, w, t: _bars(
        w, t, [(w.say("supervision.charts.score", score=s), n) for s, n in reversed(f["total"]["scores"].items())]
    ),
    "topics": lambda f, w, t: _bars(w, t, _topics(f)),
    "channels": lambda f, w, t: _bars(w, t, _shares(w, f), percent=True),
}
"""Name → what draws it of `figures`, whose topics bear a `name`."""


def draw(name: str, figures: Mapping[str, Any], words: Wording, theme: Theme) -> bytes:
    """The chart as SVG. KeyError: there is none of that name."""
    chart = CHARTS[name](figures, words, theme)
    period = {"first": figures["from"], "last": figures["to"]}
    title, told = (words.say(f"supervision.charts.{name}_{part}", **period) for part in ("title", "desc"))
    chart.add_xml_filter(lambda root: _described(root, title, told))
    rendered: str = chart.render()
    return rendered.encode()


def _described(root: Any, title: str, told: str) -> Any:
    for made in root.findall(f"{SVG}title") + root.findall("title"):
        root.remove(made)
    root.set("role", "img")
    root.set("aria-labelledby", "chart-title chart-desc")
    for place, (tag, text) in enumerate((("title", title), ("desc", told))):
        element = _pygal().etree.etree.Element(tag, {"id": f"chart-{tag}"})
        element.text = text
        root.insert(place, element)
    # What pygal's script would need, and the web addresses it names itself by.
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.removeprefix(SVG) == "script":
                parent.remove(child)
    return root
