"""Going on elsewhere, and erasing."""

from __future__ import annotations

from sqlalchemy import text

from tests.channels.conftest import Running
from tests.channels.fakes import WELCOME, FakeRasa
from tests.channels.kakao.conftest import ON, conversation_of
from tests.channels.kakao.phone import Phone, components, labels, spoken


async def test_a_code_and_a_link_lead_to_the_web_page(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, public_url="https://any.example.kr/", **ON) as desk:
        phone = Phone(desk)
        await phone.say("한부모예요")
        (shown,) = components(await phone.say("다른 기기에서 이어하기"))
        (button,) = shown["textCard"]["buttons"]
        address, code = button["webLinkUrl"].split("#code=")
        assert address == "https://any.example.kr/"
        assert f"{code[:4]} {code[4:]}" in shown["textCard"]["description"]
        joined = (await desk.client.post("/api/v1/conversations/join", json={"code": code})).json()
        assert joined["id"] == await conversation_of(phone)


async def test_a_code_from_the_web_page_brings_its_conversation(greeted: Phone) -> None:
    talk = await greeted.desk.begin()
    await talk.say("한부모예요")
    code = (await talk.call("POST", "/link")).json()["code"]
    found = spoken(await greeted.say(f"이어하기 {code[:4]} {code[4:]}"))
    assert "이어 갈게요" in found and "1: 한부모예요" in found
    assert spoken(await greeted.say("둘이요")) == "2: 둘이요"
    assert "2: 둘이요" in await talk.said()


async def test_wrong_codes_are_limited_and_leave_everything_as_it_was(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, join_failures=2, **ON) as desk:
        phone = Phone(desk)
        await phone.say("한부모예요")
        assert "맞지 않거나" in spoken(await phone.say("이어하기 0000 0000"))
        assert "맞지 않거나" in spoken(await phone.say("연결 번호 0000-0001"))
        assert "여러 번" in spoken(await phone.say("이어하기 00000002"))
        assert spoken(await phone.say("네")) == "2: 네"


async def test_a_number_in_a_sentence_is_no_code(greeted: Phone) -> None:
    assert spoken(await greeted.say("19580312에 태어났어요")).startswith("1: ")
    assert spoken(await greeted.say("19580312")).startswith("2: ")


async def test_erasing_is_asked_about_first_and_then_leaves_nothing(greeted: Phone) -> None:
    await greeted.say("한부모예요")
    assert "모두 지울까요" in spoken(await greeted.say("대화 지우기"))
    assert labels(greeted.last) == ["모두 지우기", "그대로 두기"]
    kept = dict(greeted.last)
    await greeted.press("그대로 두기")
    assert spoken(await greeted.say("네")) == "2: 네"
    greeted.last = kept
    assert "모두 지웠어요" in spoken(await greeted.press("모두 지우기"))
    for table in ("conversation", "event", "turn", "binding"):
        assert await greeted.desk.gateway.store.run(lambda c, table=table: c.execute(text(f"SELECT count(*) FROM {table}")).scalar()) == 0
    assert spoken(await greeted.say("처음이에요")) == f"{WELCOME}\n\n1: 처음이에요"
