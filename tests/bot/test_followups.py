"""Short questions that live on what was said before."""

from __future__ import annotations

import pytest

from tests.bot.test_dialogue import talk, text

MOTHER = ("어머니가 예순여덟이고 혼자 사세요", "inform")
PENSION = ("기초연금 얼마예요?", "ask_amount")


@pytest.mark.parametrize("line", ["어디서", "어디서 해요", "어디서요?", "어디 가서 하면 돼?"])
@pytest.mark.parametrize("intent", ["out_of_scope", "smalltalk", "ask_how"])
def test_where_after_an_amount_is_where_to_apply(line: str, intent: str) -> None:
    outcome = talk(MOTHER, PENSION, (line, intent))[-1]
    assert (outcome.state["benefit"], outcome.state["aspect"]) == ("기초연금", "how")


@pytest.mark.parametrize("line", ["언제 들어와요?", "돈은 언제 나와요", "며칠에 들어와요?", "입금일이 언제예요"])
def test_when_the_money_comes_is_not_when_to_apply(line: str) -> None:
    said = text(talk(MOTHER, PENSION, (line, "ask_period"))[-1])
    assert "25일" in said
    assert "언제든지 신청" not in said


@pytest.mark.parametrize("line", ["언제 돌려줘요?", "그거 언제 들어와요", "언제 입금돼요?"])
def test_when_it_is_paid_back_is_said_as_far_as_it_is_known_and_whom_to_call(line: str) -> None:
    said = text(talk(("본인부담상한제 뭐예요?", "ask_overview"), (line, "ask_period"))[-1])
    assert "8월 말" in said
    assert "1577-1000" in said
    assert "언제든지" not in said


@pytest.mark.parametrize("line", ["몇 달 동안 줘요?", "얼마 동안 받아요?", "언제까지 줘요", "몇 개월이나 나와요?"])
def test_for_how_long_is_not_until_when_to_apply(line: str) -> None:
    said = text(talk(("구직급여 얼마예요?", "ask_amount"), (line, "ask_period"))[-1])
    assert "120일에서 270일" in said
    assert "12개월" not in said


def test_when_to_apply_is_still_when_to_apply() -> None:
    said = text(talk(("구직급여 얼마예요?", "ask_amount"), ("언제까지 신청해야 해요?", "ask_period"))[-1])
    assert "12개월" in said


@pytest.mark.parametrize("line", ["거기 몇 시까지 해요?", "토요일도 문 열어요?", "점심시간에도 해요?"])
def test_opening_hours_are_not_made_up(line: str) -> None:
    outcome = talk(MOTHER, PENSION, (line, "ask_period"))[-1]
    assert outcome.state["aspect"] == "contact"
    assert "1355" in text(outcome)
    assert "언제든지" not in text(outcome)


def test_a_name_said_in_part_is_the_one_spoken_of_before() -> None:
    start = (("근로장려금은 언제 신청해요?", "ask_period"), ("국민취업지원제도 뭐예요", "ask_overview"))
    outcome = talk(*start, ("아까 그 장려금 전화번호요", "ask_contact"))[-1]
    assert (outcome.state["benefit"], outcome.state["aspect"]) == ("근로장려금", "contact")
    assert "126" in text(outcome)


def test_a_part_that_fits_none_spoken_of_leaves_the_talk() -> None:
    outcome = talk(MOTHER, PENSION, ("그 장려금 얼마예요", "ask_amount"))[-1]
    assert outcome.state["benefit"] in ("기초연금", "근로장려금", "자녀장려금")


@pytest.mark.parametrize(
    ("line", "intent", "place", "aspect"),
    [
        ("첫번째 거 자세히 알려줘요", "more", 0, "overview"),
        ("첫 번째 거", "unclear", 0, "overview"),
        ("두 번째 거 서류", "ask_documents", 1, "documents"),
        ("두번째 거는 얼마예요?", "ask_amount", 1, "amount"),
        ("3번째 신청은 어떻게 해요", "ask_how", 2, "how"),
        ("마지막 거 전화번호", "ask_contact", 2, "contact"),
    ],
)
def test_an_ordinal_counts_on_the_list_shown(line: str, intent: str, place: int, aspect: str) -> None:
    first = talk(MOTHER)[-1]
    third = talk((line, intent), start=first.context)[-1]
    shown = [card.name for reply in first.replies for card in reply.benefits]
    assert (third.state["benefit"], third.state["aspect"]) == (shown[place], aspect)


@pytest.mark.parametrize("line", ["첫째 아이는 다섯 살이에요", "두 번째 달부터는요", "세 번째 임신이에요"])
def test_an_ordinal_of_something_else_points_to_no_list(line: str) -> None:
    first, second = talk(MOTHER, (line, "inform"))
    assert second.state["benefit"] is None or second.context["focus"] == first.context["focus"]


def test_both_are_the_last_two_talked_about() -> None:
    start = (("생계급여 얼마예요?", "ask_amount"), ("주거급여는요?", "ask_overview"))
    said = text(talk(*start, ("둘 다 받을 수 있나요?", "ask_eligibility"))[-1])
    assert "생계급여" in said
    assert "주거급여" in said


def test_two_that_exclude_each_other_are_said_to() -> None:
    start = (("노인장기요양보험 뭐예요?", "ask_overview"), ("노인맞춤돌봄서비스는요?", "ask_overview"))
    assert "함께 받을 수 없어요" in text(talk(*start, ("둘 다 받을 수 있어요?", "compare"))[-1])


@pytest.mark.parametrize("intent", ["ask_eligibility", "compare"])
def test_one_benefit_for_both_is_for_man_and_wife(intent: str) -> None:
    start = ("저는 일흔다섯이고 아내랑 둘이 살아요", "inform")
    said = text(talk(start, ("기초연금 둘 다 받을 수 있습니까?", intent))[-1])
    assert "두 분" in said
    assert "20%" in said
    assert "의료급여" not in said


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("기초연금 신청했는데 떨어졌다고!", "complain"),
        ("기초연금 신청했다가 탈락했어요", "inform"),
        ("기초연금 신청했더니 안 된대요", "smalltalk"),
    ],
)
def test_who_was_turned_down_hears_why_and_what_can_be_done(line: str, intent: str) -> None:
    told, why = talk((line, intent), ("왜 안 되는데?", "ask_why_not"))
    for outcome in (told, why):
        assert "재산" in text(outcome)
        assert "이의신청" in text(outcome)
        assert "129" in text(outcome)
    assert "목록에 있어요" not in text(why)
    assert "속상" in text(told)
    assert "속상" not in text(why)


@pytest.mark.parametrize("line", ["쌀이 떨어졌어요", "기초연금 신청했는데 언제 나와요?", "시력이 많이 떨어졌어요"])
def test_what_is_no_rejection_is_not_heard_as_one(line: str) -> None:
    assert talk((line, "inform"))[-1].context["rejected"] is None
