"""The client of the public-service API: what it asks, what it tries again, and what each error means."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest

from bot.errors import KeyRefused, QuotaSpent, SourceError
from channels import gov24
from channels.clock import SEOUL
from channels.gov24 import DETAIL, LIST, Calls, Gov24
from tests.channels.gov24_fake import KEY, URL, FakeApi, Fault, answer, body, cut, raising, status

NOON = datetime(2026, 3, 1, 12, tzinfo=SEOUL)


@pytest.fixture
def fake() -> FakeApi:
    return FakeApi()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def api(fake: FakeApi, pauses: list[float], tmp_path: Path) -> Iterator[Gov24]:
    calls = Calls(tmp_path / "calls.json", 10_000, lambda: NOON)
    with Gov24(URL, KEY, calls, httpx2.Client(transport=fake), pauses.append) as found:
        yield found


def test_a_page_is_asked_for_as_the_api_wants_it(api: Gov24, fake: FakeApi) -> None:
    page = api.page(LIST, 2, 3, {"수정일시::GTE": "20260101000000"})
    assert [row["서비스ID"] for row in page.rows] == ["999900000004", "999900000005", "999900000006"]
    assert (page.number, page.per_page, page.matching, page.total) == (2, 3, 10, 10)
    wishes = {"page": "2", "perPage": "3", "returnType": "JSON", "cond[수정일시::GTE]": "20260101000000"}
    assert fake.asked == [(LIST, wishes)]


def test_one_service_is_asked_for_by_its_id(api: Gov24) -> None:
    row = api.one(DETAIL, "999900000007")
    assert row
    assert row["서비스ID"] == "999900000007"
    assert api.one(DETAIL, "999900000099") is None


@pytest.mark.parametrize("key", ["abc+/==", "abc%2B%2F%3D%3D", " abc+/==\n"])
def test_either_form_of_the_key_works(key: str, fake: FakeApi, tmp_path: Path) -> None:
    calls = Calls(tmp_path / "calls.json", 10)
    with Gov24(URL, key, calls, httpx2.Client(transport=fake)) as api:
        assert api.page(LIST, 1).total == 10


@pytest.mark.parametrize("key", ["키", "abc%0d%0aHost: x", "abc%00"])
def test_a_key_that_can_be_none_is_never_sent(key: str, tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match="THREEANY_GOV24_KEY"):
        Gov24(URL, key, Calls(tmp_path / "calls.json", 10), httpx2.Client())


@pytest.mark.parametrize("url", ["ftp://x.kr/api", "nowhere", "http://[", "http://x:y/"])
def test_an_address_that_is_none_is_said_at_once(url: str, tmp_path: Path, pauses: list[float]) -> None:
    with pytest.raises(SourceError, match="THREEANY_GOV24_URL"), Gov24(url, KEY, Calls(tmp_path / "c", 10), sleep=pauses.append) as api:
        api.page(LIST, 1)
    assert pauses == []


@pytest.mark.parametrize(
    "fault",
    [
        *map(status, (429, 500, 502, 503)),
        *map(raising, (httpx2.ReadTimeout, httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.RemoteProtocolError)),
        cut,
        *map(body, (b"", b"<html>", b'{"data": [{"a"', b"[]", b"null", b"{}", b'{"data": {}}', b'{"code": -1, "msg": "x"}')),
        body(b'{"page":1,"perPage":1000,"totalCount":2,"currentCount":2,"matchCount":2,"data":[{}]}'),
        body(b'{"page":7,"perPage":1000,"totalCount":1,"currentCount":1,"matchCount":1,"data":[{}]}'),
        body(b'{"page":1,"perPage":1000,"totalCount":"many","currentCount":1,"matchCount":1,"data":[{}]}'),
        body(b'{"page":1,"perPage":0,"totalCount":1,"currentCount":1,"matchCount":1,"data":[{}]}'),
    ],
)
def test_what_fails_for_a_moment_is_asked_again(api: Gov24, fake: FakeApi, pauses: list[float], fault: Fault) -> None:
    fake.faults = [fault, fault]
    assert api.page(LIST, 1).total == 10
    assert len(fake.asked) == 3
    assert 0.5 <= pauses[0] <= 0.75
    assert 1 <= pauses[1] <= 1.5


def test_what_fails_every_time_is_given_up(api: Gov24, fake: FakeApi, pauses: list[float]) -> None:
    fake.faults = [status(500)] * 99
    with pytest.raises(SourceError, match="6 times"):
        api.page(LIST, 1)
    assert len(fake.asked) == 6
    assert pauses == sorted(pauses)


@pytest.mark.parametrize("dated", [False, True])
def test_it_waits_as_long_as_the_server_says(api: Gov24, fake: FakeApi, pauses: list[float], dated: bool) -> None:
    said = format_datetime(datetime.now(SEOUL) + timedelta(seconds=40)) if dated else "40"
    fake.faults = [status(429, **{"retry-after": said})]
    api.page(LIST, 1)
    assert 20 <= pauses[0] <= 40


@pytest.mark.parametrize("said", ["soon", "-1", "", "Sun, 99 Foo"])
def test_a_wait_that_is_none_is_ignored(api: Gov24, fake: FakeApi, pauses: list[float], said: str) -> None:
    fake.faults = [status(503, **{"retry-after": said})]
    api.page(LIST, 1)
    assert pauses[0] < 1


def test_a_wait_of_an_hour_is_not_sat_out(api: Gov24, fake: FakeApi, pauses: list[float]) -> None:
    fake.faults = [status(503, **{"retry-after": "3600"})]
    with pytest.raises(SourceError, match="3600 s"):
        api.page(LIST, 1)
    assert pauses == []


@pytest.mark.parametrize("found", [answer(401, {"code": -4}), answer(200, {"code": -401}), answer(401, {}), httpx2.Response(403)])
def test_a_key_that_is_not_known_says_how_to_get_one(api: Gov24, fake: FakeApi, found: httpx2.Response) -> None:
    fake.faults = [lambda request: found]
    with pytest.raises(KeyRefused, match="data.go.kr"):
        api.page(LIST, 1)
    assert len(fake.asked) == 1


def test_a_quota_that_is_spent_says_when_to_go_on(api: Gov24, fake: FakeApi) -> None:
    fake.quota = 1
    api.page(LIST, 1)
    with pytest.raises(QuotaSpent, match="after midnight in Korea"):
        api.page(LIST, 1)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (answer(400, {"code": -2, "msg": "x"}), "parameters"),
        (answer(404, {"code": -3, "msg": "x"}), "THREEANY_GOV24_URL"),
        (answer(200, {"code": -9, "msg": "x"}), "retired"),
        (answer(200, {"code": -77, "msg": "뭔가"}), "뭔가"),
        (answer(404, {}), "404"),
        (httpx2.Response(302, headers={"location": "http://elsewhere.example"}), "302"),
    ],
)
def test_what_cannot_get_better_is_not_tried_again(api: Gov24, fake: FakeApi, found: httpx2.Response, words: str) -> None:
    fake.faults = [lambda request: found]
    with pytest.raises(SourceError, match=words):
        api.page(LIST, 1)
    assert len(fake.asked) == 1


def test_a_body_without_an_end_is_cut_off(api: Gov24, fake: FakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gov24, "MAX_BODY", 1 << 20)
    fake.faults = [body(b" " * (2 << 20))]
    with pytest.raises(SourceError, match="MB"):
        api.page(LIST, 1)


def test_a_row_that_is_no_object_is_kept_to_be_reported(api: Gov24, fake: FakeApi) -> None:
    fake.rows[LIST][3] = 7
    assert api.page(LIST, 1).rows[3] == {"": 7}


def test_the_calls_of_a_day_are_counted_across_runs(tmp_path: Path) -> None:
    day = NOON
    first = Calls(tmp_path / "calls.json", 3, lambda: day)
    first.count()
    first.count()
    again = Calls(tmp_path / "calls.json", 3, lambda: day)
    again.count()
    assert (again.made, again.today()) == (1, 3)
    with pytest.raises(QuotaSpent, match="3 of 3"):
        again.count()
    day = NOON + timedelta(hours=12)
    again.count()
    assert again.today() == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b'{"day": "2026-03-01", "calls": "x"}', b'{"day": "2026-03-01"}'])
def test_a_broken_count_begins_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "calls.json").write_bytes(content)
    calls = Calls(tmp_path / "calls.json", 3, lambda: NOON)
    calls.count()
    assert calls.today() == 1


class Server(BaseHTTPRequestHandler):
    """A real socket: the first answer is cut off in the middle, the second comes too late, the third is whole."""

    protocol_version = "HTTP/1.1"
    asked = 0
    late = threading.Event()

    def log_message(self, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        Server.asked += 1
        turn = Server.asked
        if turn == 2:
            self.late.wait(5)
            self.close_connection = True
            return
        content = orjson.dumps(
            {"page": 1, "perPage": 1000, "totalCount": 1, "currentCount": 1, "matchCount": 1, "data": [{"서비스ID": "A"}]}
        )
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:40] if turn == 1 else content)
        self.close_connection = turn == 1


def test_a_real_connection_that_breaks_or_stalls_is_tried_again(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/api"
        client = httpx2.Client(timeout=0.3, trust_env=False)
        with Gov24(url, KEY, Calls(tmp_path / "calls.json", 10), client, lambda seconds: None) as api:
            assert api.page(LIST, 1).rows == ({"서비스ID": "A"},)
        assert Server.asked == 3
    finally:
        Server.late.set()
        server.shutdown()
        thread.join()
        server.server_close()
