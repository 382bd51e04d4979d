"""The widget over HTTP: which pages may hold the chat, and that the page itself may be held by none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.channels.conftest import Desk, Running
from tests.channels.fakes import FakeRasa


def ancestors(policy: str) -> str:
    return next(part.strip() for part in policy.split(";") if part.strip().startswith("frame-ancestors"))


async def test_by_default_no_other_site_may_hold_the_chat(desk: Desk) -> None:
    response = await desk.client.get("/widget")
    assert response.status_code == 200
    assert ancestors(response.headers["Content-Security-Policy"]) == "frame-ancestors 'self'"


async def test_the_sites_that_were_named_may_hold_the_widget_and_nothing_else(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, widget_origins="https://www.example.go.kr, https://city.example.kr:8443") as desk:
        policies = {path: (await desk.client.get(path)).headers["Content-Security-Policy"] for path in ("/", "/kiosk", "/widget")}
    assert ancestors(policies["/widget"]) == "frame-ancestors 'self' https://www.example.go.kr https://city.example.kr:8443"
    assert ancestors(policies["/"]) == ancestors(policies["/kiosk"]) == "frame-ancestors 'self'"
    rest = [policy.replace(ancestors(policy), "") for policy in policies.values()]
    assert rest[0] == rest[1] == rest[2]


async def test_the_script_may_be_loaded_by_any_page_and_is_asked_for_again(desk: Desk) -> None:
    response = await desk.client.get("/widget.js")
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in response.headers
    again = await desk.client.get("/widget.js", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "origin", ["*", "example.kr", "https://a.kr/path", "https://a.kr; script-src *", "javascript:alert(1)", "https://a.kr 'self'"]
)
def test_what_is_no_origin_is_refused(tmp_path: Path, origin: str) -> None:
    with pytest.raises(ValueError, match="no origin"):
        Settings(_env_file=None, var_dir=tmp_path, widget_origins=origin)


@pytest.mark.parametrize("path", ["index.html", "kiosk/index.html", "console/index.html", "console/../index.html"])
async def test_no_other_way_to_a_page_lets_it_be_framed(running: Running, rasa: FakeRasa, path: str) -> None:
    async with running(rasa, widget_origins="https://www.example.go.kr") as desk:
        response = await desk.client.get(f"/static/{path}")
        assert response.status_code == 200
        assert ancestors(response.headers["Content-Security-Policy"]) == "frame-ancestors 'self'"
        again = await desk.client.get(f"/static/{path}", headers={"If-None-Match": response.headers["ETag"]})
        assert (again.status_code, ancestors(again.headers["Content-Security-Policy"])) == (304, "frame-ancestors 'self'")
        assert "Content-Security-Policy" not in (await desk.client.get("/static/main.js")).headers
