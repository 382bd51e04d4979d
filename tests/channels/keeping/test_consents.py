"""What a citizen agreed to is recorded with the sentence they saw, and taking it back takes what was kept on its ground."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.settings import Settings
from channels.clock import iso
from channels.keeping import consents, terms
from channels.keeping.terms import AUDIO, CALLBACK, LOCATION, MESSENGER, WHAT
from channels.schema import binding, callback
from tests.channels.conftest import API, Desk, Talk
from tests.channels.desk.people import Counsellor
from tests.channels.fakes import NOW
from tests.channels.keeping.whole import SECRET, leave_traces
from tests.channels.test_erasure import traces

TERMS = terms.load(Settings(_env_file=None))


async def decide(talk: Talk, what: str, granted: bool, version: str | None = None) -> Any:
    return await talk.call("PUT", f"/consents/{what}", json={"granted": granted, "version": version})


async def standing(talk: Talk) -> dict[str, dict[str, Any]]:
    return {each["what"]: each for each in (await talk.call("GET", "/consents")).json()["consents"]}


async def test_the_sentences_are_there_for_anybody_to_read(desk: Desk) -> None:
    found = (await desk.client.get(f"{API}/consents")).json()["terms"]
    assert [each["what"] for each in found] == list(WHAT)
    assert {each["version"] for each in found} == {term.version for term in TERMS.values()}
    assert all(each["text"].endswith("요.") for each in found)


async def test_nobody_has_agreed_before_they_were_asked(talk: Talk) -> None:
    assert {each["granted"] for each in (await standing(talk)).values()} == {None}


@pytest.mark.parametrize("what", WHAT)
async def test_an_agreement_is_kept_with_its_sentence_and_day(talk: Talk, what: str) -> None:
    assert (await decide(talk, what, True, TERMS[what].version)).status_code == 200
    found = (await standing(talk))[what]
    assert found == {**TERMS[what].shown(), "granted": True, "current": True, "at": iso(NOW)}


async def test_agreeing_to_another_sentence_than_the_one_that_holds_is_refused(talk: Talk) -> None:
    for version in ("0123456789abcdef", None):
        refused = await decide(talk, LOCATION, True, version)
        assert (refused.status_code, refused.json()["type"]) == (409, "urn:threeany:problem:other_terms")
    assert (await standing(talk))[LOCATION]["granted"] is None


async def test_a_consent_that_is_never_asked_for_is_not_found(talk: Talk) -> None:
    assert (await decide(talk, "newsletter", True, "x")).status_code == 404


async def test_a_consent_is_for_its_conversation_alone(desk: Desk, talk: Talk) -> None:
    other = await desk.begin()
    await decide(talk, AUDIO, True, TERMS[AUDIO].version)
    assert (await standing(other))[AUDIO]["granted"] is None
    stranger = Talk(desk.client, talk.id, other.token)
    assert (await decide(stranger, AUDIO, False)).status_code == 401
    assert (await standing(talk))[AUDIO]["granted"] is True


async def test_agreeing_twice_is_one_agreement_and_the_whole_history_is_kept(desk: Desk, talk: Talk) -> None:
    for granted in (True, True, False, False, True):
        await decide(talk, AUDIO, granted, TERMS[AUDIO].version)
    history = await desk.gateway.store.run(consents.history, talk.id)
    assert [each.granted for each in history] == [True, False, True]
    assert sorted({each.at for each in history}) == [each.at for each in history], "each later than the one before"
    assert (await standing(talk))[AUDIO]["granted"] is True


async def test_a_changed_sentence_is_not_the_one_agreed_to(desk: Desk, talk: Talk) -> None:
    await desk.gateway.store.run(consents.record, talk.id, LOCATION, "an older one", True, 1)
    found = (await standing(talk))[LOCATION]
    assert (found["granted"], found["current"]) == (True, False)
    assert not await desk.gateway.store.run(consents.holds, talk.id, LOCATION, TERMS[LOCATION].version)
    await decide(talk, LOCATION, True, TERMS[LOCATION].version)
    assert await desk.gateway.store.run(consents.holds, talk.id, LOCATION, TERMS[LOCATION].version)


async def test_leaving_a_number_records_the_consent_by_the_sentence_of_today(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    found = (await standing(talk))[CALLBACK]
    assert (found["granted"], found["current"]) == (True, True)


async def test_the_sentence_about_call_backs_is_the_one_that_is_shown_where_a_number_is_left(talk: Talk) -> None:
    shown = (await talk.call("GET", "/callback")).json()
    assert (shown["text"], shown["version"]) == (TERMS[CALLBACK].text, TERMS[CALLBACK].version)


async def test_taking_back_a_call_back_removes_the_number(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    (sealed,) = await desk.gateway.store.run(lambda connection: list(connection.scalars(select(callback.c.sealed))))
    answer = await decide(talk, CALLBACK, False)
    assert answer.json()["told"] == TERMS[CALLBACK].withdrawn
    assert (await kim.call("GET", "/callbacks")).json()["items"] == []
    assert await desk.gateway.scrubber.clean(30)
    assert traces(desk.settings.var_dir, sealed) == []
    assert traces(desk.settings.var_dir, SECRET), "the conversation itself stays"


async def test_taking_back_a_messenger_removes_its_address_and_no_other_device(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    await decide(talk, MESSENGER, False)
    channels = await desk.gateway.store.run(lambda connection: list(connection.scalars(select(binding.c.channel))))
    assert channels == ["web"]
    assert (await talk.call("GET", "/state")).status_code == 200


async def test_a_conversations_consents_go_with_it(desk: Desk, talk: Talk) -> None:
    await decide(talk, AUDIO, True, TERMS[AUDIO].version)
    await talk.call("DELETE")
    assert await desk.gateway.store.run(consents.history, talk.id) == []
