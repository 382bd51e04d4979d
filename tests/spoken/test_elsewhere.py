"""Going on elsewhere by a one-time code: given at a kiosk or on the telephone, taken there, and nothing for who guesses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from channels.clock import millis
from channels.schema import binding, conversation, event, link
from channels.spoken import codes
from tests.channels.conftest import API
from tests.channels.fakes import NOW
from tests.spoken.caller import INVITING, SECRET, SIGNED, URL, OnThePhone, Streamed, voice_of
from tests.spoken.conftest import Booth, Opening
from tests.spoken.test_call_back import at_the_kiosk
from tests.spoken.test_phone import over
from tests.spoken.visitor import Visitor
from voice.speak import Mouth

FIRST = "저희 어머니가 예순여덟이세요"
SHOWN = "화면에 보여 드려요."
ALOUD = "소리 내어 읽어 드릴까요?"
ASK = "받아 오신 번호 여덟 자리를"
JOINED = "다른 기기에서 하시던 이야기를 여기서 이어 갈게요."
LAST = "마지막에는 이렇게 말씀하셨어요."
WRONG = "번호가 맞지 않거나"
TOO_MANY = "맞지 않는 번호가 여러 번"
TYPE = f"{ASK} 말씀하시거나, 숫자 단추로 누르고 우물정자를 눌러 주세요."
"""As it is said where nobody has to press a button to speak."""

Key = dict[str, str]


async def web(booth: Booth, *says: str) -> Key:
    """A talk on the web page."""
    key: Key = (await booth.client.post(f"{API}/conversations", json={"channel": "web"})).json()
    for text in says:
        await on_the_web(booth, key, "POST", "/messages", {"text": text})
    return key


async def on_the_web(booth: Booth, key: Key, method: str, path: str, body: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {key['token']}"}
    response = await booth.client.request(method, f"{API}/conversations/{key['id']}{path}", json=body, headers=headers)
    return response.json()


async def code_of(booth: Booth, key: Key) -> str:
    return str((await on_the_web(booth, key, "POST", "/link"))["code"])


async def join(booth: Booth, code: str) -> Any:
    return await booth.client.post(f"{API}/conversations/join", json={"code": code})


async def ask_for_a_code(visitor: Visitor) -> str:
    await visitor.asks("다른 기기에서 이어하기")
    frame = await visitor.until("code")
    await visitor.hears(SHOWN)
    await visitor.hears(ALOUD)
    return str(frame["code"])


async def texts(booth: Booth, id: str) -> list[str]:
    read = select(event.c.payload).where(event.c.conversation_id == id)
    return await booth.gateway.store.run(lambda connection: list(connection.scalars(read)))


async def ids(booth: Booth) -> set[str]:
    return await booth.gateway.store.run(lambda connection: set(connection.scalars(select(conversation.c.id))))


# Giving


async def test_a_kiosk_shows_a_code_and_the_talk_goes_on_elsewhere(booth: Booth) -> None:
    visitor = await at_the_kiosk(booth)
    await visitor.asks(FIRST)
    await visitor.hears(FIRST)
    await visitor.until("turn", state="idle")
    code = await ask_for_a_code(visitor)
    frame = visitor.of("code")[0]
    assert re.fullmatch(r"\d{8}", code) and frame["valid_s"] == 3600
    assert frame["url"] == f"http://gateway/#code={code}" and frame["qr"].startswith("<svg")
    assert code[:4] not in " ".join(visitor.said()), "not a digit aloud before a yes"
    await visitor.keys("1")
    await visitor.hears(f"{code[:4]} {code[4:]}.")
    await visitor.hears(f"{code[:4]} {code[4:]}.")
    found = (await join(booth, code)).json()
    assert found["id"] == visitor.id
    said = [message["text"] for message in (await on_the_web(booth, found, "GET", "/messages"))["messages"]]
    assert FIRST in said
    assert (await join(booth, code)).status_code == 404, "it opens once"


async def test_a_code_is_neither_stored_nor_logged(booth: Booth, capfd: pytest.CaptureFixture[str]) -> None:
    visitor = await at_the_kiosk(booth)
    code = await ask_for_a_code(visitor)
    await visitor.keys("1")
    await visitor.hears(f"{code[:4]} {code[4:]}.")
    await visitor.hears(f"{code[:4]} {code[4:]}.")
    await visitor.asks("기초연금이 뭐예요")
    await visitor.hears("기초연금이 뭐예요")
    written = " ".join(await texts(booth, visitor.id)) + "".join(capfd.readouterr())
    assert code not in written and f"{code[:4]} {code[4:]}" not in written


async def test_the_button_offers_both_ways(booth: Booth) -> None:
    visitor = await at_the_kiosk(booth)
    await visitor.press("elsewhere")
    await visitor.hears("번호 받기, 일 번.")
    await visitor.keys("1")
    await visitor.until("code")


@pytest.mark.parametrize("redeemed", ["before", "after"])
async def test_who_leaves_the_kiosk_keeps_what_a_code_is_for(booth: Booth, redeemed: str) -> None:
    visitor = await at_the_kiosk(booth)
    code = await ask_for_a_code(visitor)
    found = (await join(booth, code)).json() if redeemed == "before" else None
    await visitor.keys("2")
    await goodbye(visitor)
    if found is None:
        found = (await join(booth, code)).json()
    assert (await on_the_web(booth, found, "GET", "/messages"))["messages"]
    assert (await booth.transcript(visitor)) == [], "the kiosk itself has no way in any more"


async def goodbye(visitor: Visitor) -> None:
    await visitor.until("turn", state="idle")
    await visitor.keys("#")
    await visitor.hears("마칠까요?")
    await visitor.keys("1")
    await visitor.until("wiped")


async def test_a_code_that_nobody_used_keeps_nothing_for_longer(booth: Booth) -> None:
    visitor = await at_the_kiosk(booth)
    await ask_for_a_code(visitor)
    await visitor.keys("2")
    await goodbye(visitor)
    await booth.gateway.keep_house()
    assert visitor.id in await ids(booth)
    await booth.gateway.store.run(lambda connection: connection.execute(link.update().values(expires_at=millis(NOW))))
    await booth.gateway.keep_house()
    assert visitor.id not in await ids(booth)


async def test_who_asked_for_no_code_is_forgotten_as_ever(booth: Booth) -> None:
    visitor = await at_the_kiosk(booth)
    await goodbye(visitor)
    assert visitor.id not in await ids(booth)


# Taking


@pytest.mark.parametrize("how", ["keys", "words"])
async def test_a_talk_goes_on_at_a_kiosk(booth: Booth, how: str) -> None:
    key = await web(booth, FIRST)
    code = await code_of(booth, key)
    visitor = await at_the_kiosk(booth)
    await visitor.asks("번호 받아 왔어요")
    await visitor.hears(ASK)
    if how == "keys":
        await visitor.keys(f"{code}#")
    else:
        await visitor.asks(f"{code[:4]} {code[4:]}")
        await visitor.hears(f"{code[:4]} {code[4:]}.")
        await visitor.keys("1")
    moved = await visitor.until("moved")
    assert moved["id"] == key["id"] and moved["token"] != key["token"]
    await visitor.hears(JOINED)
    await visitor.hears(LAST)
    await visitor.hears(FIRST)
    assert FIRST in [frame["text"] for frame in visitor.of("caption") if frame["who"] == "citizen"]
    await visitor.until("turn", state="idle")
    await visitor.asks("기초연금이 뭐예요")
    await visitor.hears("기초연금이 뭐예요")
    said = [message["text"] for message in (await on_the_web(booth, key, "GET", "/messages"))["messages"]]
    assert "기초연금이 뭐예요" in said, "both have the one conversation"
    assert code not in " ".join(await texts(booth, key["id"]))


async def test_nothing_is_left_of_the_kiosks_own_talk_and_all_of_the_other(booth: Booth) -> None:
    key = await web(booth, FIRST)
    visitor = await at_the_kiosk(booth)
    await takes(visitor, await code_of(booth, key))
    await visitor.hears(LAST)
    await goodbye(visitor)
    assert await ids(booth) == {key["id"]}
    assert FIRST in str(await on_the_web(booth, key, "GET", "/messages")), "who went on at a kiosk loses nothing when they leave it"
    count = select(func.count()).select_from(binding)
    assert await booth.gateway.store.run(lambda connection: connection.scalar(count)) == 1


async def takes(citizen: Any, code: str) -> None:
    await citizen.asks("번호 받아 왔어요")
    await citizen.hears(ASK if isinstance(citizen, Visitor) else TYPE)
    await citizen.keys(f"{code}#")


async def test_its_line_is_found_again_under_the_conversation_it_moved_to(booth: Booth) -> None:
    key = await web(booth, FIRST)
    visitor = await at_the_kiosk(booth)
    await takes(visitor, await code_of(booth, key))
    moved = await visitor.until("moved")
    await visitor.hears(LAST)
    await visitor.drop()
    visitor._key = {"id": moved["id"], "token": moved["token"]}
    await visitor.connect(device="kiosk")
    await visitor.hears("다시 이어졌어요")


async def test_guesses_are_counted_as_everywhere(opening: Opening) -> None:
    async with opening(join_failures=3) as booth:
        code = await code_of(booth, await web(booth, FIRST))
        visitor = await at_the_kiosk(booth)
        await visitor.asks("번호 받아 왔어요")
        await visitor.hears(ASK)
        for _ in range(2):
            await visitor.keys("00000000#")
            await visitor.hears(WRONG)
        await visitor.keys("00000001#")
        await visitor.hears("번호가 자꾸 맞지 않네요.")
        await visitor.until("turn", state="idle")
        await visitor.asks("번호 받아 왔어요")
        await visitor.hears(ASK)
        await visitor.keys(f"{code}#")
        await visitor.hears(TOO_MANY)
        assert not visitor.of("moved") and FIRST not in " ".join(visitor.said())
        assert (await join(booth, code)).status_code == 429, "over HTTP from there too"


async def test_a_code_dies_of_wrong_guesses_at_a_kiosk_too(opening: Opening) -> None:
    async with opening(link_guesses=1) as booth:
        code = await code_of(booth, await web(booth, FIRST))
        wrong = f"{code[:4]}{(int(code[4:]) + 1) % 10_000:04}"
        visitor = await at_the_kiosk(booth)
        await takes(visitor, wrong)
        await visitor.hears(WRONG)
        await visitor.keys(f"{code}#")
        await visitor.hears(WRONG)
        assert not visitor.of("moved")


async def test_who_does_not_want_to_be_heard_there_is_not_heard_here(booth: Booth) -> None:
    key = await web(booth, FIRST)
    await booth.gateway.own_data.said(key["id"], "audio", granted=False)
    visitor = await at_the_kiosk(booth)
    await takes(visitor, await code_of(booth, key))
    await visitor.hears("글로 이어")
    assert not visitor.of("moved")


async def test_a_code_of_this_very_talk_changes_nothing(booth: Booth) -> None:
    visitor = await at_the_kiosk(booth)
    code = await ask_for_a_code(visitor)
    await visitor.keys("2")
    await visitor.until("turn", state="idle")
    await takes(visitor, code)
    await visitor.hears(JOINED)
    await goodbye(visitor)
    assert visitor.id not in await ids(booth)


# The telephone


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Codes that were made, which nothing shows on the telephone."""
    found: list[str] = []

    def remember(code: str, valid_s: int) -> Any:
        found.append(code)
        return device_code(code, valid_s)

    device_code: Callable[..., Any] = codes.CodeIs
    monkeypatch.setattr(codes, "CodeIs", remember)
    return found


async def test_a_call_gives_a_code_that_outlives_it(exchange: Booth, caller: OnThePhone, made: list[str]) -> None:
    await caller.asks("집에 가서 이어 할래요")
    await caller.hears("받아 적어 주세요.")
    await caller.hears("60분 안에 한 번만 쓸 수 있어요.")
    await caller.hang_up()
    await over(exchange)
    found = (await join(exchange, made[0])).json()
    assert (await on_the_web(exchange, found, "GET", "/messages"))["messages"]


async def test_a_call_goes_on_with_what_was_begun_on_the_web(exchange: Booth, caller: OnThePhone) -> None:
    key = await web(exchange, FIRST)
    (call,) = await ids(exchange) - {key["id"]}
    caller.expects(JOINED, LAST)
    await takes(caller, await code_of(exchange, key))
    await caller.hears(JOINED)
    await caller.hears(LAST)
    await caller.asks("기초연금이 뭐예요")
    await Streamed.hears(caller, "2: 기초연금이 뭐예요")
    assert await ids(exchange) == {key["id"]} and call != key["id"]


async def test_callers_have_the_guesses_of_their_line_in_common(opening: Opening, mouth: Mouth) -> None:
    async with opening(phone_secret=SECRET, phone_url=URL, join_failures=1) as booth:
        code = await code_of(booth, await web(booth, FIRST))
        told = {"00000000": f"{WRONG} 쓸 수 있는 시간이 지났어요.", code: f"{TOO_MANY} 들어와서 지금은 번호를 더 받지 못해요."}
        for guess in told:
            caller = OnThePhone(booth.app, voice_of(mouth), booth.speaks)
            await caller.call(SIGNED)
            await Streamed.hears(caller, INVITING)
            await takes(caller, guess)
            await caller.hears(told[guess])
            await caller.hang_up()
