"""Whole turns through the dialogue, without an engine: the intent is given as the classifier would give it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import dialogue
from bot.errors import Invalid
from bot.message import Heard, Outcome

DAY = date(2026, 11, 23)
DIALOGUE = dialogue.load(Path(__file__).parents[2])


def talk(*lines: tuple[str, str] | str, start: dict[str, Any] | None = None) -> list[Outcome]:
    """Each line with the intent the classifier gives it; a plain text comes without one."""
    context, outcomes = start or DIALOGUE.new_context(), []
    for line in lines:
        text, intent = line if isinstance(line, tuple) else (line, None)
        outcomes.append(DIALOGUE.respond(Heard(text, intent, 0.95 if intent else 0.0), context, DAY))
        context = outcomes[-1].context
    return outcomes


def text(outcome: Outcome) -> str:
    return "\n".join(reply.text for reply in outcome.replies)


def names(outcome: Outcome) -> list[str]:
    return [match["name"] for match in outcome.state["matches"]]


OPENING = ("저희 어머니가 올해 예순여덟이신데 혼자 사시고 소득이 거의 없으세요. 받을 수 있는 게 있을까요?", "ask_benefits")


def test_a_worried_child_learns_what_mother_may_get_and_is_asked_one_thing() -> None:
    (first,) = talk(OPENING)
    assert first.state["subject"] == "mother"
    assert first.state["facts"] == {"age": 68, "sex": "female", "lives_alone": True, "household_size": 1}
    assert {"기초연금", "생계급여", "노인맞춤돌봄서비스"} <= set(names(first))
    assert first.state["next_question"]["fact"] == "monthly_income"
    assert sum("?" in reply.text for reply in first.replies) == 1


def test_an_income_settles_it() -> None:
    last = talk(OPENING, ("월 사십만 원쯤이요", "inform"))[-1]
    assert last.state["facts"]["monthly_income"] == 400_000
    assert last.state["facts"]["income_ratio"] == pytest.approx(15.6)
    assert last.state["next_question"] is None


def test_that_means_the_one_just_discussed() -> None:
    last = talk(OPENING, ("월 사십만 원쯤이요", "inform"), ("그거 신청하려면 뭐 필요해요?", "ask_documents"))[-1]
    assert (last.state["benefit"], last.state["aspect"]) == ("기초연금", "documents")
    assert "통장" in text(last)


def test_a_correction_replaces_the_old_value() -> None:
    last = talk(OPENING, ("아니 예순아홉이세요", "correct"))[-1]
    assert last.state["facts"]["age"] == 69
    assert last.state["subject"] == "mother"


def test_asking_for_a_person_gives_numbers_and_the_assistant_stays() -> None:
    last = talk(OPENING, ("상담원 연결해 주세요", "ask_person"))[-1]
    assert "129" in text(last) and "110" in text(last)
    assert last.state["matches"]


def test_facts_belong_to_the_person_they_were_said_of() -> None:
    outcomes = talk(OPENING, ("이번엔 제 얘기예요 저는 서른이고 월세 살아요", "change_subject"), ("다시 어머니요", "change_subject"))
    assert outcomes[1].state["subject"] == "self"
    assert outcomes[1].state["facts"] == {"age": 30, "housing": "monthly_rent"}
    assert outcomes[2].state["subject"] == "mother"
    assert outcomes[2].state["facts"]["age"] == 68
    assert {person["id"] for person in outcomes[2].state["people"]} == {"self", "mother"}


def test_what_is_already_received_leaves_the_list_and_the_questions() -> None:
    last = talk(OPENING, ("기초연금은 이미 받고 있어요", "already_receiving"))[-1]
    assert last.state["receiving"] == ["기초연금"]
    assert "기초연금" not in names(last)


def test_why_not_names_the_condition_that_failed() -> None:
    last = talk(("마흔다섯이에요", "inform"), ("왜 기초연금은 안 나와요?", "ask_why_not"))[-1]
    assert "만 65세 이상" in text(last)
    assert "결정은 기관이" in text(last)


def test_a_yes_answers_the_question_that_was_asked() -> None:
    context = DIALOGUE.edit(DIALOGUE.new_context(), None, {"age": 70}, DAY).context
    asked = context["question"]["fact"]
    outcome = DIALOGUE.respond(Heard("네", "affirm", 0.9), context, DAY)
    if asked in ("lives_alone",):
        assert outcome.state["facts"][asked] is True
    assert outcome.state["next_question"] != asked


@pytest.mark.parametrize("answer", [("모르겠어요", "dont_know"), ("건너뛰기", "skip")])
def test_what_is_not_known_is_not_asked_again(answer: tuple[str, str]) -> None:
    first, second = talk(OPENING, answer)
    asked = first.state["next_question"]["fact"]
    assert (second.state["next_question"] or {}).get("fact") != asked
    assert asked not in second.state["facts"]


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("죽고 싶어요", "suicide", "109"),
        ("남편이 때려요", "domestic_violence", "112"),
        ("집에 불이 났어요", "fire", "119"),
        ("아버지가 숨을 못 쉬어요", "medical_emergency", "119"),
    ],
)
def test_a_crisis_leads_with_the_number(words: str, kind: str, number: str) -> None:
    (outcome,) = talk((words, "ask_benefits"))
    assert outcome.state["crisis"] == kind
    assert number in outcome.replies[0].text
    assert not re.search(r"\d", outcome.replies[0].text.split(number)[0])


def test_a_crisis_already_answered_by_the_gateway_is_not_answered_twice() -> None:
    outcome = DIALOGUE.respond(Heard("죽고 싶어요", None, 0.0, crisis_answered=True), DIALOGUE.new_context(), DAY)
    assert outcome.replies == ()
    assert outcome.state["crisis"] == "suicide"


def test_hunger_is_no_crisis() -> None:
    (outcome,) = talk(("배고파 죽겠네", "smalltalk"))
    assert outcome.state["crisis"] is None


def test_two_misunderstandings_lead_to_choices_and_a_person() -> None:
    first, second = talk("뷁 쒧 꿻", "ㅁㄴㅇㄹ")
    assert first.state["intent"]["name"] == "unclear"
    titles = [quick.title for reply in second.replies for quick in reply.quick_replies]
    assert len(titles) >= 3 and any("상담원" in title for title in titles)
    assert "129" in text(second)


def test_out_of_scope_says_where_to_ask_and_offers_no_benefit() -> None:
    (outcome,) = talk(("여권 재발급 어떻게 해요", "out_of_scope"))
    assert "110" in text(outcome)
    assert not outcome.replies[0].benefits


def test_repeat_says_the_last_answer_again() -> None:
    first, again = talk(("기초연금이 뭐예요", "ask_overview"), ("다시 말해줘", "repeat"))
    assert text(again) == text(first)
    assert again.state["command"] == "repeat"


def test_restart_forgets_everybody() -> None:
    last = talk(OPENING, ("처음부터 다시 할게요", "restart"))[-1]
    assert last.state["facts"] == {} and last.state["subject"] == "self"
    assert [person["id"] for person in last.state["people"]] == ["self"]


@pytest.mark.parametrize("words", ["다 갈아엎자", "일을 다시 시작했어요"])
def test_nothing_is_forgotten_on_the_classifiers_word_alone(words: str) -> None:
    first, last = talk(OPENING, (words, "restart"))
    assert last.state["facts"].items() >= first.state["facts"].items() and first.state["facts"]


def test_whoever_is_asked_whether_to_start_over_can_say_so() -> None:
    asked = talk(OPENING, ("다 갈아엎자", "restart"))[-1].replies[0]
    assert talk(OPENING, (asked.quick_replies[0].text, "restart"))[-1].state["facts"] == {}


def test_sadness_is_met_with_sympathy_and_changes_no_entitlement() -> None:
    sad, plain = (talk((f"{words}일흔이고 혼자 살아요", "inform"))[0] for words in ("너무 슬프고 눈물이 나요 ", ""))
    assert sad.state["emotion"] == "sadness"
    assert sad.state["matches"] == plain.state["matches"]
    assert text(sad) != text(plain)


def test_every_benefit_statement_names_agency_date_and_that_it_is_guidance() -> None:
    for intent in ("ask_overview", "ask_eligibility", "ask_amount", "ask_how", "ask_documents", "ask_period", "ask_contact"):
        (outcome,) = talk(("기초연금", intent))
        assert "보건복지부" in text(outcome) and "2026년" in text(outcome) and "안내이며 결정은 기관이 해요" in text(outcome)


def aspects() -> Iterable[tuple[str, str]]:
    for benefit in DIALOGUE.knowledge.benefits.values():
        for intent in ("ask_overview", "ask_eligibility", "ask_amount", "ask_how", "ask_documents", "ask_period", "ask_contact"):
            yield benefit.name, intent


@pytest.mark.parametrize(("name", "intent"), list(aspects()))
def test_every_aspect_of_every_benefit_is_answered_and_can_be_said_aloud(name: str, intent: str) -> None:
    (outcome,) = talk((name, intent))
    assert outcome.state["benefit"] == name
    assert outcome.replies and outcome.replies[0].benefits[0].name == name
    for reply in outcome.replies:
        assert reply.text.strip() and "None" not in reply.text and "{" not in reply.text
        assert reply.speech.strip() and not re.search(r"[\d\[\](){}<>]|https?:|www\.", reply.speech)


def test_a_citizens_edit_is_taken_and_null_forgets() -> None:
    context = talk(OPENING)[0].context
    edited = DIALOGUE.edit(context, "mother", {"age": 70, "lives_alone": None}, DAY)
    assert edited.state["facts"]["age"] == 70
    assert "lives_alone" not in edited.state["facts"]


@pytest.mark.parametrize(
    ("person", "facts"),
    [(None, {"age": "예순"}), (None, {"age": -1}), (None, {"colour": "red"}), ("neighbour", {"age": 3}), (None, {"sex": "other"})],
)
def test_a_wrong_edit_is_refused(person: str | None, facts: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        DIALOGUE.edit(DIALOGUE.new_context(), person, facts, DAY)


def test_match_needs_no_conversation() -> None:
    found = DIALOGUE.match({"age": 68, "lives_alone": True, "household_size": 1, "monthly_income": 400_000}, DAY)
    assert "기초연금" in [match["name"] for match in found["possible"]]
    assert found["next_question"] is None
    total = len(found["eligible"]) + len(found["possible"]) + found["open_count"] + found["ineligible_count"]
    assert total == len(DIALOGUE.knowledge.benefits)


def test_search_finds_by_name_alias_misspelling_and_need() -> None:
    queries = (("노령연금", "기초연금"), ("실업급여", "구직급여"), ("기초연굼", "기초연금"), ("월세 도와주는 거", "청년월세 지원"))
    for query, name in queries:
        assert name in [item["name"] for item in DIALOGUE.search(query, 5, DAY)], query


def test_the_welcome_says_that_it_is_automatic() -> None:
    assert "자동 안내" in DIALOGUE.welcome()[0].text


def test_a_context_survives_its_way_through_the_store() -> None:
    outcome = talk(OPENING, ("월 사십만 원쯤이요", "inform"))[-1]
    assert DIALOGUE.state(outcome.context, DAY)["facts"] == outcome.state["facts"]


def test_after_a_danger_the_number_stays_first_and_nothing_is_asked() -> None:
    outcomes = talk(("죽고 싶어요", "smalltalk"), ("말해봐야 뭐해요", "smalltalk"))
    assert "109" in outcomes[1].replies[0].text
    assert outcomes[1].state["crisis"] == "suicide"
    assert not any("몇 살" in reply.text for reply in outcomes[1].replies)


def test_who_says_that_they_are_safe_is_helped_on() -> None:
    outcomes = talk(("남편이 때려요", "life_event"), ("지금은 안전해요", "inform"), ("서른이고 혼자 살아요", "inform"))
    assert outcomes[1].state["crisis"] is None
    assert outcomes[2].state["crisis"] is None
    assert outcomes[2].state["subject"] == "self"
    assert outcomes[2].state["facts"]["age"] == 30


def test_a_question_in_danger_is_answered_after_the_number() -> None:
    outcomes = talk(("남편이 때려요", "life_event"), ("긴급복지지원 어떻게 신청해요", "ask_how"))
    assert "112" in outcomes[1].replies[0].text
    assert outcomes[1].state["benefit"] == "긴급복지지원"


def test_a_question_passed_over_twice_is_not_put_a_third_time() -> None:
    outcomes = talk(OPENING, *[("그냥 그래요", "inform")] * 3)
    assert (outcomes[-1].state["next_question"] or {}).get("fact") != "monthly_income"


def test_a_list_given_along_the_way_does_not_change_what_is_talked_about() -> None:
    last = talk(("참전명예수당 얼마예요", "ask_amount"), ("일흔여덟이고 혼자 살아요", "inform"), ("신청은 어디서 해요", "ask_how"))[-1]
    assert last.state["benefit"] == "참전명예수당"


def test_what_drops_out_is_named_with_its_reason() -> None:
    last = talk(("스물일곱이고 월세 살아요", "inform"), ("월 400 벌어요 혼자 살아요", "inform"))[-1]
    assert "청년월세 지원" in text(last) and "중위소득" in text(last)


def test_a_guess_never_marks_a_benefit_as_received() -> None:
    context = talk(OPENING)[0].context
    outcome = DIALOGUE.respond(Heard("글쎄 그게 그런가", "already_receiving", 0.4), context, DAY)
    assert outcome.state["receiving"] == []


def test_voice_habits_are_heeded_and_the_answer_said_again() -> None:
    first, louder = talk(("기초연금이 뭐예요", "ask_overview"), ("더 크게 말해줘", "louder"))
    assert louder.replies[-1].text == first.replies[0].text
    assert louder.state["command"] == "louder"


def test_who_writes_no_korean_is_told_where_their_language_is_spoken() -> None:
    (outcome,) = talk(("hello i am a foreigner can i get help", "dont_know"))
    assert "1577-1366" in text(outcome) and "1345" in text(outcome)


def test_a_closed_window_is_said_with_the_offer() -> None:
    (outcome,) = talk(("스물일곱이고 월세 살아요", "inform"))
    assert "끝났" in text(outcome)


def test_what_is_received_is_noted_along_the_way_and_taken_back() -> None:
    got, stopped = talk(("일흔둘이고 기초연금만 받아요", "inform"), ("기초연금 받다가 끊겼어요", "inform"))
    assert got.state["receiving"] == ["기초연금"]
    assert stopped.state["receiving"] == []


def test_an_honorific_ending_does_not_hide_an_age() -> None:
    (outcome,) = talk(("아버지요 여든하나시고 장기요양 3등급 받으셨어요", "inform"))
    assert outcome.state["facts"]["age"] == 81


def test_small_talk_of_other_things_says_nothing_of_the_person() -> None:
    (outcome,) = talk(("내일 서울 비 와요?", "out_of_scope"))
    assert outcome.state["facts"] == {}


def test_both_means_the_two_just_compared() -> None:
    last = talk(("장애인연금하고 장애수당이 뭐가 달라요?", "compare"), ("둘 다 받을 수 있나요?", "compare"))[-1]
    assert "장애인연금" in text(last) and "장애수당" in text(last)


def test_a_bare_figure_puts_right_the_figure_given_last() -> None:
    facts = talk(("68세예요", "inform"), ("소득은 200이요", "inform"), ("아니 20이요", "correct"))[-1].state["facts"]
    assert facts == {"age": 68, "monthly_income": 200_000}


def test_of_several_benefits_named_in_one_breath_each_is_answered() -> None:
    (outcome,) = talk(("기초연금이랑 주거급여 얼마인지 알려주세요", "ask_amount"))
    answers = [reply.text for reply in outcome.replies]
    assert [answer.split(",")[0] for answer in answers] == ["기초연금", "주거급여"]
    assert outcome.state["benefit"] == "기초연금"


def test_no_more_than_three_are_answered_at_once() -> None:
    (outcome,) = talk(("부모급여 아동수당 첫만남이용권 보육료 지원 서류 뭐 필요해요?", "ask_documents"))
    assert len(outcome.replies) == 3


def test_a_part_time_job_beside_it_takes_nobody_out_of_looking_for_work() -> None:
    after = talk(("27살 취준생입니다", "inform"), ("알바로 월 60정도", "inform"))[-1]
    assert after.state["facts"]["employment"] == "job_seeking"
    assert after.state["facts"]["monthly_income"] == 600_000
    hired = talk(("27살 취준생입니다", "inform"), ("이제 회사 다녀요", "inform"))[-1]
    assert hired.state["facts"]["employment"] == "employed"
