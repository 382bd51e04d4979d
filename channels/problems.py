"""What went wrong, as `application/problem+json` (RFC 9457) with a sentence the citizen can act on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

from bot.errors import DataError, EngineError, Invalid, NotAllowed, NotFound, ThreeAnyError
from bot.wording import Wording
from channels.store import StoreError

STATUS: Mapping[str, int] = {
    "bad_json": 400,
    "not_allowed": 401,
    "not_found": 404,
    "no_such_benefit": 404,
    "wrong_code": 404,
    "wrong_method": 405,
    "too_slow": 408,
    "too_large": 413,
    "invalid": 422,
    "invalid_facts": 422,
    "empty_message": 422,
    "long_message": 422,
    "too_many": 429,
    "too_many_guesses": 429,
    "too_many_waiting": 429,
    "bad_frame": 400,
    "unexpected": 500,
    "not_ready": 503,
    "erased": 410,
    "bad_sound": 400,
    "too_much_sound": 413,
    "no_speech": 503,
    "no_line_free": 503,
    "not_signed_in": 401,
    "not_permitted": 403,
    "no_csrf": 403,
    "wrong_sign_in": 401,
    "wrong_totp": 401,
    "wrong_password": 403,
    "weak_password": 422,
    "wrong_link": 404,
    "name_needed": 422,
    "bad_login": 422,
    "login_taken": 409,
    "last_administrator": 409,
    "taken": 409,
    "not_owned": 409,
    "conversation_closed": 409,
    "not_last": 409,
    "not_there": 409,
    "no_phone": 422,
    "switched_off": 503,
    "decided": 409,
    "no_such_consent": 404,
    "other_terms": 409,
    "voice_refused": 403,
    "no_consent": 403,
}
"""Every problem the API can answer with. Each has a title and a sentence in `data/wording/gateway.ko.yml`."""

_CODES = {NotFound: "not_found", NotAllowed: "not_allowed", Invalid: "invalid_facts", EngineError: "not_ready", StoreError: "not_ready"}


class Problem(ThreeAnyError):
    """A refusal; `values` fill the blanks of its sentence, `retry_after` is in whole seconds."""

    def __init__(self, code: str, retry_after: int | None = None, **values: Any) -> None:
        super().__init__(code)
        self.code, self.retry_after = code, retry_after
        self.values = values if retry_after is None else {"seconds": retry_after, **values}


def of(error: ThreeAnyError) -> Problem:
    """The problem that an error of the programme is to the outside."""
    if isinstance(error, Problem):
        return error
    code = next((code for kind, code in _CODES.items() if isinstance(error, kind)), "unexpected")
    return Problem(code)


def body(problem: Problem, wording: Wording, **more: Any) -> dict[str, Any]:
    return {
        "type": f"urn:threeany:problem:{problem.code}",
        "title": wording.say(f"problem.{problem.code}.title"),
        "status": STATUS[problem.code],
        "detail": wording.say(f"problem.{problem.code}.detail", **problem.values),
        "code": problem.code,
        **({"owner": problem.values["owner"]} if "owner" in problem.values else {}),
        **more,
    }


def response(problem: Problem, wording: Wording, **more: Any) -> Response:
    headers = {}
    if problem.retry_after is not None:
        headers["Retry-After"] = str(problem.retry_after)
    if problem.code == "not_allowed":
        headers["WWW-Authenticate"] = "Bearer"
    content = orjson.dumps(body(problem, wording, **more))
    return Response(content, STATUS[problem.code], headers, media_type="application/problem+json")


def check(wording: Wording) -> None:
    """Raise DataError where a problem has no sentence."""
    for code in STATUS:
        for part in ("title", "detail"):
            if not wording.has(f"problem.{code}.{part}"):
                raise DataError(wording.file, f"problem.{code}.{part}", "a sentence", None)
