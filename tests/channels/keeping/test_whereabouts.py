"""A position is used with consent alone, and no trace of it is anywhere: not in a file, not in the log, not in what is exported."""

from __future__ import annotations

from typing import Any

import pytest

from channels.keeping import consents
from channels.keeping.terms import LOCATION
from tests.channels.conftest import Desk, Talk
from tests.channels.keeping.test_consents import TERMS, decide
from tests.channels.test_erasure import traces

SUWON = {"latitude": 37.26361, "longitude": 127.02863}
FORMS = ("37.26361", "127.02863", "37.2636", "127.0286", "3726361", "12702863")
"""As it may be written, whole or cut."""


async def share(talk: Talk, **position: Any) -> Any:
    return await talk.call("POST", "/place", json=position)


async def test_without_consent_a_position_is_not_looked_at(talk: Talk) -> None:
    refused = await share(talk, **SUWON)
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:threeany:problem:no_consent")
    await decide(talk, LOCATION, True, TERMS[LOCATION].version)
    assert (await share(talk, **SUWON)).status_code == 200
    await decide(talk, LOCATION, False)
    assert (await share(talk, **SUWON)).status_code == 403


async def test_a_consent_to_an_older_sentence_is_none(desk: Desk, talk: Talk) -> None:
    await desk.gateway.store.run(consent_to_another, talk.id)
    assert (await share(talk, **SUWON)).status_code == 403


def consent_to_another(connection: Any, conversation_id: str) -> None:
    consents.record(connection, conversation_id, LOCATION, "an older one", True, 1)


@pytest.mark.parametrize(
    ("position", "names"),
    [
        (SUWON, ["경기도 수원시"]),
        ({"latitude": 37.4979, "longitude": 127.0276}, ["서울특별시 강남구", "서울특별시 서초구"]),
        ({**SUWON, "accuracy": 90_000}, []),
        ({"latitude": 35.68, "longitude": 139.76}, []),
    ],
)
async def test_what_comes_back_is_the_sigungu_alone(talk: Talk, position: dict[str, float], names: list[str]) -> None:
    await decide(talk, LOCATION, True, TERMS[LOCATION].version)
    found = (await share(talk, **position)).json()
    assert list(found) == ["places"] and sorted(each["name"] for each in found["places"]) == names
    assert all(set(each) == {"sido", "sigungu", "name"} for each in found["places"])


async def test_no_trace_of_a_position_is_left_and_nothing_is_known_until_they_say_so(
    capfd: pytest.CaptureFixture[str], desk: Desk, talk: Talk
) -> None:
    await share(talk, **SUWON)  # refused
    await decide(talk, LOCATION, True, TERMS[LOCATION].version)
    assert (await share(talk, **SUWON)).json()["places"][0]["name"] == "경기도 수원시"
    await share(talk, latitude=SUWON["latitude"], longitude=1_127.02863)  # no longitude
    await share(talk, latitude="37.26361 N", longitude="127.02863 E")
    assert (await talk.call("GET", "/state")).json()["facts"] == {}
    await talk.say("경기도 수원시에 살아요")
    exported = (await talk.call("GET", "/export")).text
    metrics = (await desk.client.get("/metrics")).text
    logged = "".join(capfd.readouterr())
    for form in FORMS:
        assert traces(desk.settings.var_dir, form) == []
        assert form not in exported and form not in metrics and form not in logged
    assert "수원시" in exported


@pytest.mark.parametrize(
    "wrong", [{"latitude": 91, "longitude": 127}, {"latitude": 37.26361}, {"latitude": "37.26361 N", "longitude": 127.02863}]
)
async def test_a_refusal_does_not_repeat_what_was_sent(talk: Talk, wrong: dict[str, Any]) -> None:
    await decide(talk, LOCATION, True, TERMS[LOCATION].version)
    refused = await share(talk, **wrong)
    assert refused.status_code == 422
    assert not any(form in refused.text for form in FORMS) and "91" not in refused.text.replace("-90", "")


async def test_a_strangers_token_shares_nothing(desk: Desk, talk: Talk) -> None:
    other = await desk.begin()
    assert (await share(Talk(desk.client, talk.id, other.token), **SUWON)).status_code == 401
