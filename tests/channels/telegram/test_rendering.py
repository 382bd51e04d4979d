"""What Telegram is given is whole, marked up without a fault, and no longer than it takes."""

from __future__ import annotations

import random
from dataclasses import asdict, replace
from typing import Any

import pytest
from telegram import ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot import knowledge
from bot.answer import Answers
from bot.message import Card
from bot.settings import ROOT
from bot.wording import load
from channels.telegram.pieces import LIMIT, cut, packed, plain, units
from channels.telegram.rendering import Renderer
from tests.channels.conversations import LONG, PENSION
from tests.channels.fakes import NOW
from tests.channels.telegram.fake_api import Markup

RENDERER = Renderer(load(ROOT / "data" / "wording" / "telegram.ko.yml"))


def message(text: str = "답이에요.", *cards: Card, buttons: tuple[str, ...] = (), role: str = "assistant") -> dict[str, Any]:
    quick = [{"title": title, "text": title} for title in buttons]
    return {"id": "1", "role": role, "text": text, "benefits": [asdict(card) for card in cards], "quick_replies": quick}


def shown(content: dict[str, Any]) -> list[str]:
    """Every piece as it is seen; raises where Telegram would refuse one."""
    found = []
    for piece in RENDERER.message(content).pieces:
        assert units(piece.plain) <= LIMIT
        assert Markup(piece.html).plain == piece.plain
        found.append(piece.plain)
    return found


def test_a_long_text_is_cut_between_sentences_and_nothing_is_lost() -> None:
    parts = cut(LONG)
    assert len(parts) > 1
    assert all(units(part) <= LIMIT for part in parts)
    assert all(part.endswith(".") and part[0].isdigit() for part in parts)
    assert "\n".join(parts) == LONG


def test_a_paragraph_is_cut_after_a_sentence() -> None:
    parts = cut("첫 문장이에요. 둘째 문장이에요! 셋째 문장이에요?", 20)
    assert parts == ("첫 문장이에요. 둘째 문장이에요!", "셋째 문장이에요?")


@pytest.mark.parametrize("seed", range(30))
def test_any_text_is_cut_into_parts_that_fit_and_make_it_up(seed: int) -> None:
    chance = random.Random(seed)
    letters = "가나다라 마.바사?아\n자차👨‍👩‍👧카é타파하&<>\"'🇰🇷"
    text = "".join(chance.choice(letters) for _ in range(chance.randrange(1, 900)))
    parts = cut(text, 50)
    assert all(0 < units(part) <= 50 for part in parts)
    assert "".join("".join(part.split()) for part in parts) == "".join(text.split())


def test_a_text_without_any_border_is_cut_between_whole_characters() -> None:
    family = "👨\u200d👩\u200d👧"
    parts = cut(family * 20, 50)
    assert "".join(parts) == family * 20
    assert all(not part.startswith("\u200d") and not part.endswith("\u200d") for part in parts)


def test_signs_of_markup_are_shown_as_they_are() -> None:
    assert shown(message("1 < 2 & <b>굵게</b>")) == ["1 < 2 & <b>굵게</b>"]


def test_a_card_says_how_to_apply_with_which_papers_and_whom_to_call() -> None:
    [text] = shown(message("받으실 수 있어요.", PENSION))[1:]
    for wanted in (
        "기초연금\n말씀하신 조건이 맞아요\n만 65세 이상이면",
        "금액: 한 달에 최대 34만 9,700원",
        "✔ 만 65세 이상",
        "신청: 주소지와",
        "어디서: 읍·면·동",
        "서류: 신분증, 통장 사본 <본인 것>",
        "전화: 보건복지상담센터 129",
        "보건복지부, 2026-11-01 확인",
    ):
        assert wanted in text
    [html] = [piece.html for piece in RENDERER.message(message("받으실 수 있어요.", PENSION)).pieces[1:]]
    assert '<a href="https://www.bokjiro.go.kr/">' in html
    assert "blockquote" not in html


def test_of_several_cards_the_details_are_folded() -> None:
    pieces = RENDERER.message(message("둘이에요.", PENSION, replace(PENSION, name="생계급여"))).pieces
    assert [piece.plain.split("\n")[0] for piece in pieces] == ["둘이에요.", "기초연금", "생계급여"]
    assert all("<blockquote expandable>" in piece.html for piece in pieces[1:])
    shown(message("둘이에요.", PENSION, replace(PENSION, name="생계급여")))


def test_a_card_with_nothing_but_a_name_is_shown() -> None:
    assert shown(message("이거예요.", Card("x", "이름뿐", None, "요약이에요."))) == ["이거예요.", "이름뿐\n요약이에요."]


@pytest.mark.parametrize("folded", [False, True])
def test_a_card_of_any_length_fits(folded: bool) -> None:
    apply = {**PENSION.apply, "how": LONG, "documents": [f"서류 <{number}>" for number in range(900)]}
    long = replace(PENSION, summary=LONG, apply=apply)
    texts = shown(message("길어요.", *([long] * (2 if folded else 1))))
    assert sum(text.count("서류 <899>") for text in texts) == (2 if folded else 1)


def test_an_address_that_is_none_is_no_link() -> None:
    bad = replace(PENSION, apply={**PENSION.apply, "online": 'javascript:alert("1")'})
    assert "href" not in "".join(piece.html for piece in RENDERER.message(message("네.", bad)).pieces)


def test_an_address_with_quotes_stays_inside_its_link() -> None:
    odd = replace(PENSION, apply={**PENSION.apply, "online": 'https://example.kr/?a="><b>&b=1'})
    shown(message("네.", odd))


def test_every_benefit_we_know_is_shown_without_a_fault() -> None:
    known = knowledge.load(ROOT / "data")
    answers = Answers(known, load(ROOT / "data" / "wording" / "ko.yml"))
    assert known.benefits
    for benefit in known.benefits.values():
        card = Card(benefit.id, benefit.name, "possible", benefit.summary, apply=answers.apply(benefit, NOW.date()))
        assert len(shown(message("네.", card))) == 2


def test_short_titles_stand_beside_each_other_and_long_ones_alone() -> None:
    keyboard = RENDERER.keyboard(("네", "아니요", "잘 모르겠어요, 다음에 할게요"))
    assert isinstance(keyboard, ReplyKeyboardMarkup)
    assert [[button.text for button in row] for row in keyboard.keyboard] == [["네", "아니요"], ["잘 모르겠어요, 다음에 할게요"]]


def test_without_buttons_those_of_an_earlier_question_go_away() -> None:
    assert isinstance(RENDERER.message(message()).keyboard, ReplyKeyboardRemove)


def test_a_counsellor_is_named() -> None:
    content = message("제가 도울게요.", role="counsellor")
    assert shown(content) == ["상담원\n제가 도울게요."]
    assert shown({**content, "by": {"id": "1", "name": "한가온"}}) == ["상담원 한가온\n제가 도울게요."]


def test_lines_are_packed_as_many_as_fit() -> None:
    pieces = list(packed(plain("가" * 1000) for _ in range(9)))
    assert [piece.plain.count("\n") + 1 for piece in pieces] == [4, 4, 1]
