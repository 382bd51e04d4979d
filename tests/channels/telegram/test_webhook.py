"""A server that Telegram calls: by its secret alone, each update once, and none confirmed that is not stored."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from pydantic import ValidationError

from bot.settings import Settings
from channels.store import StoreError
from tests.channels.conftest import Desk
from tests.channels.fakes import WELCOME, FakeRasa
from tests.channels.telegram.conftest import SECRET, WEBHOOK, Bot, Opening, Person
from tests.channels.telegram.fake_api import Params, Telegram

PATH = "/api/v1/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def called(opening: Opening, rasa: FakeRasa) -> AsyncIterator[Bot]:
    async with opening(rasa, **WEBHOOK) as bot:
        await bot.api.until(lambda: bot.api.called("setMyCommands"))
        yield bot


async def call(bot: Bot, update: Params, secret: str | None = SECRET) -> httpx2.Response:
    return await bot.desk.client.post(PATH, json=update, headers={HEADER: secret} if secret is not None else {})


async def test_telegram_is_told_where_to_call_and_with_which_secret(called: Bot) -> None:
    assert called.api.webhook["url"] == WEBHOOK["telegram_webhook_url"]
    assert called.api.webhook["secret_token"] == SECRET
    assert not called.api.called("getUpdates")


async def test_what_it_brings_is_answered(called: Bot, person: Person) -> None:
    assert (await call(called, person.says("/start"))).status_code == 200
    assert (await call(called, person.says("안녕하세요"))).status_code == 200
    await person.until(2)
    assert person.reads == [WELCOME, "1: 안녕하세요"]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", SECRET[:-1], None])
async def test_who_does_not_know_the_secret_is_refused(called: Bot, person: Person, secret: str | None) -> None:
    assert (await call(called, person.says("안녕하세요"), secret)).status_code == 401
    assert not called.desk.rasa.questions


async def test_an_update_called_with_twice_at_once_is_answered_once(called: Bot, person: Person) -> None:
    update = person.says("안녕하세요")
    answers = await asyncio.gather(*(call(called, update) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {200}
    await call(called, person.says("고마워요"))
    await person.until(3)
    assert person.reads == [WELCOME, "1: 안녕하세요", "2: 고마워요"]


async def test_two_gateways_called_with_the_same_update_answer_once(opening: Opening, person: Person) -> None:
    async with opening(FakeRasa(), **WEBHOOK, instance="one") as one, opening(FakeRasa(), **WEBHOOK, instance="other") as other:
        update = person.says("안녕하세요")
        answers = await asyncio.gather(call(one, update), call(other, update))
        assert [answer.status_code for answer in answers] == [200, 200]
        await call(other, person.says("고마워요"))
        await person.until(3)
    assert person.reads == [WELCOME, "1: 안녕하세요", "2: 고마워요"]


async def test_an_update_that_cannot_be_stored_is_not_confirmed(called: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    async def down(_incoming: Any) -> int:
        raise StoreError("down")

    update = person.says("안녕하세요")
    with monkeypatch.context() as patch:
        patch.setattr(called.desk.gateway.conversations, "say", down)
        assert (await call(called, update)).status_code == 503
    assert (await call(called, update)).status_code == 200
    await person.until(2)
    assert person.reads == [WELCOME, "1: 안녕하세요"]


async def test_an_update_is_confirmed_while_telegram_takes_nothing(called: Bot, person: Person) -> None:
    await called.api.stop()
    assert (await call(called, person.says("안녕하세요"))).status_code == 200
    await called.api.start()
    await person.until(2)
    assert person.reads == [WELCOME, "1: 안녕하세요"]


@pytest.mark.parametrize("content", [[], {}, {"update_id": "1"}, {"update_id": 5}, "text", {"update_id": 6, "poll_answer": None}])
async def test_what_is_no_update_of_ours_is_confirmed_and_passed_over(called: Bot, content: Any) -> None:
    assert (await call(called, content)).status_code == 200


async def test_what_is_no_json_is_refused(called: Bot) -> None:
    assert (await called.desk.client.post(PATH, content=b"{", headers={HEADER: SECRET})).status_code == 400


async def test_without_a_bot_there_is_no_such_address(desk: Desk) -> None:
    assert (await desk.client.post(PATH, json={}, headers={HEADER: ""})).status_code == 404


async def test_a_bot_that_fetches_is_not_called(opening: Opening) -> None:
    async with opening(FakeRasa()) as bot:
        for secret in ("", None, SECRET):
            assert (await call(bot, {"update_id": 1}, secret)).status_code == 401


async def test_a_bot_that_was_called_before_fetches_again(opening: Opening, person: Person, api: Telegram) -> None:
    async with opening(FakeRasa(), **WEBHOOK):
        await api.until(lambda: api.webhook)
    async with opening(FakeRasa()):
        await person.start()
    assert not api.webhook


@pytest.mark.parametrize("secret", ["", "short", "sixteen letters!", "x" * 257])
def test_an_address_without_a_good_secret_is_no_setting(secret: str) -> None:
    with pytest.raises(ValidationError, match="telegram_webhook_secret"):
        Settings(_env_file=None, telegram_webhook_url="https://gateway.example/api/v1/telegram", telegram_webhook_secret=secret)
