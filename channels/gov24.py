"""Client of the government's open API 대한민국 공공서비스(혜택) 정보 (data.go.kr 15113968): one page, or one service's rows.

Polite: what fails for a moment is asked again, later each time and as late as the server says; the calls of a day are counted.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx2
import orjson
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from bot.errors import KeyRefused, QuotaSpent, SourceError
from channels import clock

LIST, DETAIL, CONDITIONS = "serviceList", "serviceDetail", "supportConditions"
PER_PAGE = 1000
"""The most the API gives at once."""
ATTEMPTS = 6
TIMEOUT = httpx2.Timeout(30, connect=10)
LONGEST_PAUSE_S = 60.0
MAX_BODY = 64 << 20
GET_A_KEY = (
    "a key is free: sign in at https://www.data.go.kr, open https://www.data.go.kr/data/15113968/openapi.do, choose 활용신청,"
    " and put the key (either form) into THREEANY_GOV24_KEY or .env; a new key works after an hour or two"
)
_KEY_CODES = (-4, -401)
_REFUSED = {
    -2: "the API does not accept our parameters",
    -3: "the API has no service at this address: check THREEANY_GOV24_URL",
    -9: "the API has retired this service: a newer version of this programme is needed",
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Page:
    rows: tuple[Row, ...]
    number: int
    per_page: int
    """What the server made of our wish."""
    matching: int
    """Rows under the condition asked for, over all pages."""
    total: int


class _Passing(SourceError):
    """Worth another attempt. `after_s`: the server said when."""

    def __init__(self, message: str, after_s: float | None = None, code: int = 0) -> None:
        super().__init__(message)
        self.after_s, self.code = after_s, code


class Calls:
    """How many calls the current day (in Korea) has seen, kept in a small file; raises QuotaSpent once they are used up."""

    def __init__(self, path: Path, limit: int, now: clock.Clock = clock.now) -> None:
        self._path, self._limit, self._now = path, limit, now
        self.made = 0
        """By this object."""

    def today(self) -> int:
        try:
            kept = orjson.loads(self._path.read_bytes())
            return int(kept["calls"]) if kept["day"] == self._day() else 0
        except (OSError, ValueError, TypeError, KeyError):
            return 0  # none yet, or cut off by a crash: the API itself still counts

    def count(self) -> None:
        """One more."""
        used = self.today()
        if used >= self._limit:
            raise QuotaSpent(f"{used} of {self._limit} calls of today are used; {CONTINUE}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_bytes(orjson.dumps({"day": self._day(), "calls": used + 1}))
            beside.replace(self._path)
        except OSError as error:
            raise SourceError(f"{self._path} cannot be written: {error}") from error
        self.made += 1

    def _day(self) -> str:
        return self._now().date().isoformat()


CONTINUE = "what was fetched is kept; go on with the same command after midnight in Korea"


class Gov24:
    """Raises KeyRefused, QuotaSpent, or SourceError where all attempts failed."""

    def __init__(
        self,
        url: str,
        key: str,
        calls: Calls,
        client: httpx2.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.url, self.calls = url.rstrip("/"), calls
        self._headers = {"Authorization": f"Infuser {decoded(key)}", "Accept": "application/json"}
        self._client = client or _client(self.url)
        self._retrying = Retrying(
            retry=retry_if_exception_type(_Passing), stop=stop_after_attempt(ATTEMPTS), wait=_pause, sleep=sleep, reraise=True
        )

    def __enter__(self) -> Gov24:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def page(self, kind: str, number: int, per_page: int = PER_PAGE, condition: dict[str, str] | None = None) -> Page:
        """Page `number` (from 1) of `kind`, where `condition` maps `수정일시::GTE` and the like to a value."""
        wishes = {f"cond[{name}]": value for name, value in (condition or {}).items()}
        parameters = {"page": str(number), "perPage": str(per_page), "returnType": "JSON", **wishes}
        try:
            return self._retrying(lambda: self._page(kind, parameters))
        except _Passing as error:
            if error.code == -10:
                raise QuotaSpent(
                    f"the API says that the calls of today are used up ({self.calls.today()} counted here); {CONTINUE}"
                ) from error
            raise SourceError(f"{kind}, page {number}: {error}, {ATTEMPTS} times; what was fetched is kept, try again later") from error

    def one(self, kind: str, id: str) -> Row | None:
        """The row of one service, None where there is none."""
        rows = self.page(kind, 1, 10, {"서비스ID::EQ": id}).rows
        return next((row for row in rows if row.get("서비스ID") == id), None)

    def _page(self, kind: str, parameters: dict[str, str]) -> Page:
        self.calls.count()
        try:
            with self._client.stream("GET", f"{self.url}/gov24/v3/{kind}", params=parameters, headers=self._headers) as response:
                content = _content(response)
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise SourceError(f"{self.url} is no address of an API: check THREEANY_GOV24_URL") from error
        except (httpx2.TransportError, httpx2.DecodingError) as error:
            raise _Passing(f"no whole answer ({type(error).__name__}: {error})") from error
        except httpx2.HTTPError as error:
            raise SourceError(f"{self.url}: {error}") from error
        return _page(_body(response, content), parameters)


def _client(url: str) -> httpx2.Client:
    """No proxy stands before loopback."""
    try:
        host = urlsplit(url).hostname
    except ValueError as error:
        raise SourceError(f"{url} is no address of an API: check THREEANY_GOV24_URL") from error
    return httpx2.Client(timeout=TIMEOUT, trust_env=host not in ("127.0.0.1", "localhost", "::1"))


def decoded(key: str) -> str:
    """data.go.kr shows each key twice, once percent-encoded. Sent that way in a header it is unknown (-4)."""
    key = key.strip()
    key = unquote(key) if "%" in key else key
    if not (key.isascii() and key.isprintable()):
        raise KeyRefused(f"THREEANY_GOV24_KEY has characters that no key has: {GET_A_KEY}")
    return key


def _content(response: httpx2.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > MAX_BODY:
            raise SourceError(f"an answer of more than {MAX_BODY >> 20} MB")
    return bytes(content)


def _body(response: httpx2.Response, content: bytes) -> dict[str, Any]:
    """The JSON object answered; raises what an error in it, or the status, means."""
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError:
        body = None
    code = body.get("code") if isinstance(body, dict) else None
    said = f"{response.status_code}, {body.get('msg')}" if isinstance(body, dict) and code else f"{response.status_code}"
    if code in _KEY_CODES or response.status_code in (401, 403):
        raise KeyRefused(f"the API does not know the key ({said}): {GET_A_KEY}")
    if response.status_code == 429 or response.status_code >= 500 or code in (-1, -10):
        after_s = _retry_after(response)
        if after_s is not None and after_s > LONGEST_PAUSE_S:
            raise SourceError(f"the API asks to come back in {after_s:.0f} s ({said}); what was fetched is kept")
        raise _Passing(f"answered {said}", after_s, code if isinstance(code, int) else 0)
    if code is not None and code != 0 or response.status_code != 200:
        raise SourceError(f"{_REFUSED.get(code, 'the API answered an error')} ({said})")
    if not isinstance(body, dict):
        raise _Passing("answered no JSON object")
    return body


def _page(body: dict[str, Any], parameters: dict[str, str]) -> Page:
    rows = body.get("data")
    if not isinstance(rows, list):
        raise _Passing("answered no list `data`")
    numbers = [body.get(name) for name in ("page", "perPage", "currentCount", "matchCount", "totalCount")]
    if not all(isinstance(number, int) and number >= 0 for number in numbers):
        raise _Passing(f"answered counts that are none: {numbers}")
    page, per_page, current, matching, total = (int(number or 0) for number in numbers)
    if current != len(rows) or str(page) != parameters["page"] or per_page < 1:
        raise _Passing(f"answered {len(rows)} rows for page {page}, where {current} for page {parameters['page']} were to come")
    # A row that is no object is kept as one without an id, so that it is reported like any other that cannot be read.
    return Page(tuple(row if isinstance(row, dict) else {"": row} for row in rows), page, per_page, matching, total)


def _retry_after(response: httpx2.Response) -> float | None:
    """Seconds, or a date, as HTTP allows."""
    said = response.headers.get("retry-after", "")
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(clock.SEOUL)).total_seconds())
    except (TypeError, ValueError):
        return None


def _pause(state: RetryCallState) -> float:
    """0.5, 1, 2, 4, 8 s, each up to half longer by chance, so that many clients do not come back at once."""
    error = state.outcome.exception() if state.outcome else None
    said = error.after_s if isinstance(error, _Passing) else None
    backoff = 0.5 * 2 ** (state.attempt_number - 1) * random.uniform(1, 1.5)
    return max(backoff, said or 0.0)
