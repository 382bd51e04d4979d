"""What strangers told in their own words and was taken for somebody else's, or for another thing."""

from __future__ import annotations

import pytest

from tests.bot.factcases import understood


def told(text: str, asked: str | None = None) -> dict[tuple[str, str], object]:
    return {(said.person, said.fact): said.value for said in understood(text, asked).said if not said.derived}


@pytest.mark.parametrize(
    "text",
    [
        "어머니(79세)가 부산에 혼자 사시는데 최근 치매 진단을 받으셨습니다. 저는 서울에 있어 자주 못 가는데 어떤 도움을 받을 수 있을까요?",
        "엄마가 여든이고 시골에 계셔요 저는 멀리 살아서 잘 못 가요",
        "아버지가 일흔다섯이신데 제가 대구 살아서 찾아뵙기가 힘들어요",
    ],
)
def test_who_lives_far_away_is_not_whom_it_is_about(text: str) -> None:
    assert understood(text).subject in ("mother", "father")


def test_who_lives_far_away_and_asks_for_himself_is() -> None:
    assert understood("어머니는 부산에 계시고 저는 서울 살아요 저 서른둘인데 월세 지원 되나요").subject == "self"


def test_an_age_they_hold_against_somebody_is_not_his() -> None:
    assert told("66세 남자입니다. 65세 넘었다고 요양으로 바꾸라고 하네요")[("", "age")] == 66
    assert told("예순여섯인데 65세 넘었다며 안 된대요")[("", "age")] == 66


@pytest.mark.parametrize(
    ("text", "years"), [("나이가 칠십이우다", 70), ("저는 팔십이우다", 80), ("저는 칠십이예요", 72), ("칠십둘이우다", 72)]
)
def test_seventy_in_the_dialect_of_jeju(text: str, years: int) -> None:
    assert [said.value for said in understood(text).said if said.fact == "age"] == [years]


@pytest.mark.parametrize("text", ["실직 3개월. 애 둘. 생활비 없음", "애 8살 5살. 3개월은 실직기간", "퇴사 2개월 됐고 아이 하나예요"])
def test_months_out_of_work_are_no_child(text: str) -> None:
    ages = [said.value for said in understood(text).said if said.fact == "child_ages_months"]
    assert ages in ([], [[[96, 107], [60, 71]]])


def test_twins_of_thirty_weeks_are_not_born() -> None:
    facts = told("쌍둥이 30주인데요 계약직이라 다음달 말에 계약 끝나요")
    assert facts.get(("", "pregnant")) is True or facts.get(("self", "pregnant")) is True
    assert not any(person.startswith("child") for person, _ in facts)


def test_a_wife_who_left_is_not_asked_about() -> None:
    read = understood("마누라는 이십 년 전에 나갔어. 월세 23만원 내고 폐지 주워서 한 20만원 벌어")
    assert read.subject != "spouse"
    assert "spouse" in read.gone
