"""A page that holds one view of the console, and an API of a few canned answers behind it; nothing leaves the test."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Page, Route

from bot import wording
from channels.supervision import charts

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "channels" / "static"
ORIGIN = "http://console.example"
API = "/api/v1/console"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
GROUND = ("ground.css", "console/theme.css", "console/console.css")
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
PAGE = f"""<!doctype html>
<html lang="ko" data-theme="THEME" data-contrast="CONTRAST"><head><meta charset="utf-8"><title>현황</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="{CSP}">
<link rel="stylesheet" href="/static/tokens.css">{"".join(f'<link rel="stylesheet" href="/static/{each}">' for each in GROUND)}
<script type="module" src="/mount.js"></script></head><body><main></main></body></html>"""
MOUNT = """
import "/static/console/MODULE.js";
async function call(method, path, body) {
  const response = await fetch("/api/v1/console" + path, {method, body: body && JSON.stringify(body)});
  const content = await response.json();
  if (!response.ok) throw {status: response.status, detail: content.detail};
  return content;
}
const by = (method) => (path, body) => call(method, path, body);
const api = {get: by("GET"), post: by("POST"), put: by("PUT"), del: by("DELETE")};
document.querySelector("main").append(Object.assign(document.createElement("TAG"), {api, me: {id: "s1", role: "ROLE"}}));
"""
WAIT = {"mean_s": 45.0, "median_s": 40.0, "p90_s": 90.5}
SCORES = {"1": 1, "2": 0, "3": 2, "4": 5, "5": 9}


def counted(n: int) -> dict[str, Any]:
    counts = {"begun": 3 * n, "contained": 2 * n, "containment": 0.667, "queued": n, "claimed": n, "closed": n, "resolved": n}
    more = {"resolution": 0.8, "callbacks": 1, "rated": 17, "satisfaction": 4.24, "scores": SCORES}
    return {**counts, **more, "messages": 9 * n, "not_understood": n, "fallback": 0.111, "wait": {**WAIT, "median_s": 2.0 * n}}


LIVE = {
    "waiting": 3,
    "longest_wait_s": 154,
    "with_counsellors": 2,
    "with_assistant": 41,
    "counsellors_present": 4,
    "counsellors_away": 1,
    "callbacks_open": 2,
    "held": 1,
}
FIGURES = {
    "live": LIVE,
    "from": "2026-11-01",
    "to": "2026-11-30",
    "channel": None,
    "total": counted(60),
    "days": [{"day": f"2026-11-{day:02d}", **counted(day)} for day in range(1, 31)],
    "channels": [{"channel": "web", **counted(40)}, {"channel": "telegram", **counted(20)}],
    "reasons": [{"name": "asked", "count": 40}, {"name": "misunderstood", "count": 12}, {"name": "crisis", "count": 3}],
    "outcomes": [{"name": "resolved", "count": 44}, {"name": "callback", "count": 6}, {"name": None, "count": 1}],
    "topics": [
        {"about": None, "name": "특정 주제 없음", "messages": 300, "not_understood": 44, "fallback": 0.147},
        {"about": "basic_pension", "name": "기초연금", "messages": 120, "not_understood": 6, "fallback": 0.05},
    ],
    "unanswered": [{"text": "우리 동네 무료 급식소 어디예요?", "count": 7}, {"text": "강아지 예방접종도 지원되나요?", "count": 3}],
}
HELD = {
    "minutes": 10,
    "items": [
        {
            "id": "h1",
            "conversation": "c1",
            "channel": "web",
            "about": "basic_pension",
            "name": "기초연금",
            "question": "기초연금 얼마 받아요?",
            "replies": [
                {
                    "text": "기초연금은 매달 최대 34만 원쯤 드려요.\n129에 물어보세요.",
                    "benefits": [{"id": "basic_pension", "name": "기초연금"}],
                }
            ],
            "created_at": "2026-11-23T14:00:00.000+09:00",
        }
    ],
}
SWITCH = {
    "key": "benefit:basic_pension",
    "kind": "off",
    "name": "기초연금",
    "text": None,
    "by": "김관리",
    "created_at": "2026-11-23T14:00:00.000+09:00",
}
NOTICE = {
    "id": "n1",
    "text": "태풍으로 오늘 주민센터가 오후 3시에 닫아요. 급하시면 129에 전화하세요.",
    "in_force": True,
    "starts_at": "2026-11-23T14:00:00.000+09:00",
    "ends_at": "2026-11-23T18:00:00.000+09:00",
}


def audit_rows(before: int, action: str, sought: str) -> dict[str, Any]:
    """As the gateway does: of all rows those sought, a page of them."""
    kinds = (("kim", "view", "c1"), ("lee", "claim", "c2"), ("system", "erase", "c3"), ("kim", "switch", "benefit:basic_pension"))
    rows = [
        {
            "seq": seq,
            "at": "2026-11-23T14:00:00.000+09:00",
            "actor": who,
            "action": what,
            "target": on,
            "detail": {"kind": "off", "text": None},
        }
        for seq in range(before - 1, 0, -1)
        for who, what, on in [kinds[seq % 4]]
        if action in ("", what) and sought in who + on
    ]
    return {"items": rows[:50], "next": rows[49]["seq"] if len(rows) > 50 else None}


@dataclass
class Console:
    """The API behind the page: what was called, and what it answers."""

    calls: list[tuple[str, str, Any]] = field(default_factory=list)
    refuse: dict[str, Any] | None = None
    """Answered to every change instead."""
    held: dict[str, Any] = field(default_factory=lambda: json.loads(json.dumps(HELD)))
    switches: list[dict[str, Any]] = field(default_factory=list)
    notices: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        if method != "GET":
            self.calls.append((method, path, body))
        name, _, rest = path.removeprefix("/").partition("/")
        found: Callable[..., Any] = getattr(self, f"_{name}")
        return found(method, rest, query, body)

    def _figures(self, _method: str, rest: str, query: dict[str, list[str]], _body: Any) -> Any:
        self.calls.append(("GET", "/figures", {name: values[0] for name, values in query.items()})) if not rest else None
        return LIVE if rest else FIGURES

    def _held(self, method: str, *_: Any) -> Any:
        if method == "POST":
            self.held["items"] = []
        return self.held

    def _switches(self, method: str, rest: str, _query: Any, body: Any) -> Any:
        kept = [each for each in self.switches if each["key"] != rest]
        self.switches = kept if method in ("GET", "DELETE") and rest else self.switches
        if method == "PUT":
            name = None if rest == "assistant" else "기초연금"
            self.switches = [{**SWITCH, "key": rest, "name": name, **body}, *kept]
        return {"items": self.switches}

    def _switchable(self, _method: str, _rest: str, query: dict[str, list[str]], _body: Any) -> Any:
        known = [{"key": "benefit:basic_pension", "name": "기초연금"}, {"key": "benefit:disability_pension", "name": "장애인연금"}]
        return {"items": [each for each in known if query.get("q", ["-"])[0] in each["name"]]}

    def _announcements(self, method: str, rest: str, _query: Any, body: Any) -> Any:
        if method == "POST":
            self.notices.append({**NOTICE, **{name: value for name, value in body.items() if value}})
        if method == "DELETE":
            self.notices = [each for each in self.notices if each["id"] != rest]
        return {"items": self.notices}

    def _audit(self, _method: str, _rest: str, query: dict[str, list[str]], _body: Any) -> Any:
        return audit_rows(int(query.get("before", ["91"])[0]), query.get("action", [""])[0], query.get("q", [""])[0])


def mount(page: Page, console: Console, module: str, tag: str, role: str = "supervisor", theme: str = "light") -> None:
    words = wording.load(ROOT / "data" / "wording" / "gateway.ko.yml")
    mode = {"THEME": "light" if theme == "light" else "dark", "CONTRAST": "high" if theme == "contrast" else "standard"}

    def handle(route: Route) -> None:
        url = urlsplit(route.request.url)
        path, query = unquote(url.path), parse_qs(url.query)
        if path == "/":
            route.fulfill(body=_filled(PAGE, mode), content_type="text/html; charset=utf-8")
        elif path == "/mount.js":
            route.fulfill(body=_filled(MOUNT, {"MODULE": module, "TAG": tag, "ROLE": role}), content_type="text/javascript")
        elif path.startswith(f"{API}/charts/"):
            asked = next(each for each in charts.COLOURS if each == query["theme"][0])
            drawn = charts.draw(Path(path).stem, FIGURES, words, asked)
            route.fulfill(body=drawn, content_type="image/svg+xml")
        elif path.startswith(API):
            refused = console.refuse if route.request.method != "GET" else None
            body = json.loads(route.request.post_data or "null")
            answer = refused or console.answer(route.request.method, path.removeprefix(API), query, body)
            route.fulfill(status=409 if refused else 200, json=answer)
        elif (file := STATIC / path.removeprefix("/static/")).is_file():
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            route.fulfill(status=404)

    page.route("**/*", handle)
    page.goto(f"{ORIGIN}/")


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text
