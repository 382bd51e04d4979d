"""What a message speaks of and nobody told of themselves: a fear, a rule, a price, a figure that is denied."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.dialogue import Dialogue

DAY = date(2026, 11, 30)


def told(assistant: Dialogue, text: str) -> dict[str, Any]:
    return {said.fact: said.value for said in assistant.reader.read(text, DAY).said if said.person in ("", "self")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("병원비가 무서워서 병원도 두 번밖에 못 갔어요", "serious_illness"),
        ("우리 집은 65세 넘고 소득이 적으면 된다던데요", "age"),
        ("65세 넘고 혼자 살면 에너지바우처 되나요", "age"),
        ("70세 이상이고 저소득이면 틀니 해 주나요", "age"),
        ("요양원 한달에 한 칠십만원 드나요", "monthly_income"),
        ("요양병원은 한 달에 백오십만원 듭니까", "monthly_income"),
        ("칠십만원은 내가 번다는게 아니고 요양원 돈이오", "monthly_income"),
        ("백만원은 제가 버는 게 아니고 월세예요", "monthly_income"),
    ],
)
def test_it_is_no_fact(assistant: Dialogue, text: str, fact: str) -> None:
    assert fact not in told(assistant, text)


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("저 65세 넘고 혼자 살면서 힘들어요", "age", 65),
        ("월 150 버는 게 아니고 130 벌어요", "monthly_income", 1_300_000),
        ("병원비가 너무 많이 나왔어요", "serious_illness", True),
        ("여든한살 할멈이오 영감은 먼저 갔고 혼자 사는데", "age", 81),
        ("나는 일흔여섯 할망구여", "age", 76),
    ],
)
def test_it_is_one(assistant: Dialogue, text: str, fact: str, value: object) -> None:
    assert told(assistant, text)[fact] == value
