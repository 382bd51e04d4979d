"""The API of public services in miniature, over invented records, with the faults of the real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import orjson

from channels.gov24 import CONDITIONS, DETAIL, LIST
from tests.services.rows import conditions, detail, listed

URL = "http://api.example.kr/api"
KEY = "abc+/=="

Fault = Callable[[httpx2.Request], httpx2.Response | None]


class FakeApi(httpx2.BaseTransport):
    """Answers like the real one. `faults` are taken first, one a request; None among them lets that request through."""

    def __init__(self, count: int = 10, key: str = KEY) -> None:
        self.key = key
        self.rows = {kind: [make(number) for number in range(1, count + 1)] for kind, make in MAKE.items()}
        self.faults: list[Fault | None] = []
        self.before: Callable[[str, int], None] = lambda kind, page: None
        """Called before a page is answered: what changes while somebody pages."""
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.quota = 10**9

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        kind, wishes = request.url.path.rsplit("/", 1)[-1], dict(request.url.params)
        self.asked.append((kind, wishes))
        if request.headers.get("authorization") != f"Infuser {self.key}":
            return answer(401, {"code": -4, "msg": "등록되지 않은 인증키 입니다."})
        if len(self.asked) > self.quota:
            return answer(429, {"code": -10, "msg": "트래픽을 초과하였습니다."})
        if self.faults and (fault := self.faults.pop(0)) and (found := fault(request)):
            return found
        return self.page(kind, wishes)

    def page(self, kind: str, wishes: dict[str, str]) -> httpx2.Response:
        page, per_page = int(wishes["page"]), int(wishes["perPage"])
        self.before(kind, page)
        rows = [row for row in self.rows[kind] if matches(row, wishes)]
        data = rows[(page - 1) * per_page : page * per_page]
        counts = {"totalCount": len(self.rows[kind]), "currentCount": len(data), "matchCount": len(rows)}
        return answer(200, {"page": page, "perPage": per_page, **counts, "data": data})

    def add(self, number: int, **other: Any) -> None:
        for kind, make in MAKE.items():
            self.rows[kind].append(make(number, **other) if kind == LIST else make(number))

    def drop(self, id: str) -> None:
        for rows in self.rows.values():
            rows[:] = [row for row in rows if row["서비스ID"] != id]

    def touch(self, id: str, time: str, **other: Any) -> None:
        for kind in (LIST, DETAIL):
            for row in self.rows[kind]:
                if row["서비스ID"] == id:
                    row.update(other, 수정일시=time)

    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.asked]


MAKE: dict[str, Callable[..., dict[str, Any]]] = {LIST: listed, DETAIL: detail, CONDITIONS: conditions}


def matches(row: dict[str, Any], wishes: dict[str, str]) -> bool:
    for name, wanted in wishes.items():
        if name.startswith("cond["):
            field, _, operator = name[5:-1].partition("::")
            have = str(row.get(field) or "")
            if not {"EQ": have == wanted, "GTE": have >= wanted}[operator]:
                return False
    return True


def answer(status: int, body: object, **headers: str) -> httpx2.Response:
    return httpx2.Response(status, content=orjson.dumps(body), headers={"content-type": "application/json", **headers})


def status(code: int, **headers: str) -> Fault:
    return lambda request: answer(code, {"code": -10 if code == 429 else -1, "msg": "시스템 에러"}, **headers)


def raising(error: type[httpx2.TransportError]) -> Fault:
    def fault(request: httpx2.Request) -> httpx2.Response:
        raise error("broken", request=request)

    return fault


def cut(request: httpx2.Request) -> httpx2.Response:
    """Breaks off in the middle of the body, as a connection does."""
    return httpx2.Response(200, stream=CutOff())


class CutOff(httpx2.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        yield b'{"page": 1, "perPage": 1000, "data": [{"'
        raise httpx2.RemoteProtocolError("peer closed connection without sending complete message body")


def body(content: bytes, status: int = 200) -> Fault:
    return lambda request: httpx2.Response(status, content=content)
