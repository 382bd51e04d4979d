"""Which illness or disability it is decides what is offered first; a name heard excludes nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.diagnosis import name_of
from bot.message import Heard

DAY = date(2026, 11, 28)
ROOT = Path(__file__).parents[2]
DIALOGUE = dialogue.load(ROOT)
CANCER, RARE, CARE = "암환자 의료비 지원", "희귀질환자 의료비 지원", "노인장기요양보험"
REHAB, CHILD_ALLOWANCE, DAYTIME = "발달재활서비스", "장애아동수당", "발달장애인 주간활동서비스"
PARCEL, WALK = "여성안심택배", "여성 안심귀가 서비스"


def offered(*said: str) -> list[str]:
    context: dict = {}
    state: dict = {}
    for text in said:
        outcome = DIALOGUE.respond(Heard(text, "inform", 0.95), context, DAY)
        context, state = outcome.context, outcome.state
    return [match["name"] for match in state["matches"]]


@pytest.mark.parametrize(
    "said",
    [
        ("아버지가 파킨슨병이에요. 62세예요",),
        ("제가 뇌졸중으로 치료받고 있어요. 55세예요",),
        ("아빠가 뇌경색이세요 일흔다섯이에요",),
        ("58세인데 뇌출혈로 수술했어요",),
        ("엄마가 중풍이세요. 예순하나예요", "수급자예요"),
        ("아버지가 파킨슨병이에요. 62세예요", "병원비가 너무 많이 나와요"),
    ],
)
def test_a_stroke_or_parkinsons_leads_to_care_and_to_no_help_for_cancer(said: tuple[str, ...]) -> None:
    names = offered(*said)
    assert CARE in names
    assert not {CANCER, RARE} & set(names)


@pytest.mark.parametrize(
    ("said", "there", "not_there"),
    [
        (("58세 수급자인데 위암이에요",), CANCER, RARE),
        (("저는 49세예요. 유방암 진단을 받았어요", "차상위예요"), CANCER, RARE),
        (("58세 수급자인데 암 수술을 했어요", "병원비가 너무 많이 나와요"), CANCER, RARE),
        (("42세인데 희귀질환이에요",), RARE, CANCER),
        (("39세예요. 크론병을 앓고 있어요",), RARE, CANCER),
        (("58세 수급자예요. 암은 아니고 뇌경색이에요",), CARE, CANCER),
        (("58세예요. 병원비가 천만 원 넘게 나왔어요",), "재난적의료비 지원", CANCER),
        (("58세 수급자예요. 투석을 받아요",), "재난적의료비 지원", CANCER),
    ],
)
def test_the_name_of_an_illness_leads_to_its_own_help(said: tuple[str, ...], there: str, not_there: str) -> None:
    names = offered(*said)
    assert there in names
    assert not_there not in names


@pytest.mark.parametrize("facts", [{"serious_illness": True, "age": 55, "basic_livelihood": True}])
def test_a_serious_illness_without_a_name_may_be_any(facts: dict) -> None:
    matched = DIALOGUE.match(facts, DAY)
    names = {match["name"] for match in (*matched["eligible"], *matched["possible"])}
    assert {CANCER, RARE} <= names
    assert CARE not in names


def test_help_for_cancer_is_still_told_of_where_somebody_with_a_stroke_asks() -> None:
    context = DIALOGUE.respond(Heard("58세 수급자예요. 뇌졸중이에요", "inform", 0.95), {}, DAY).context
    asked = DIALOGUE.respond(Heard("암환자 의료비 지원 받을 수 있어요?", "ask_eligibility", 0.95), context, DAY)
    text = " ".join(reply.text for reply in asked.replies)
    assert "암 진단" in text
    assert "어려워 보여요" not in text


def test_a_name_goes_with_the_person_it_was_said_of() -> None:
    context = DIALOGUE.respond(Heard("엄마는 암이고 아빠는 뇌졸중이에요", "inform", 0.95), {}, DAY).context
    kinds = {person: someone["facts"].get("illness", {}).get("value") for person, someone in context["people"].items()}
    assert (kinds["mother"], kinds["father"]) == ("cancer", "geriatric")


def test_an_illness_denied_takes_its_name_along() -> None:
    context = DIALOGUE.respond(Heard("58세예요. 위암이에요", "inform", 0.95), {}, DAY).context
    after = DIALOGUE.edit(context, None, {"serious_illness": False}, DAY)
    assert "illness" not in after.context["people"]["self"]["facts"]
    assert "illness" not in DIALOGUE.edit(context, None, {"serious_illness": None}, DAY).context["people"]["self"]["facts"]


def test_the_name_of_an_illness_is_no_public_fact() -> None:
    state = DIALOGUE.respond(Heard("58세예요. 위암이에요", "inform", 0.95), {}, DAY).state
    assert "illness" not in state["facts"]


@pytest.mark.parametrize(
    "said",
    [
        ("엄마가 장애 4급이세요",),
        ("아버지가 심한 장애가 있으세요", "수급자예요"),
        ("할머니가 시각장애 1급이세요",),
        ("제가 장애 4급이에요",),
        ("저는 46세이고 지체장애 3급이에요", "수급자예요"),
    ],
)
def test_help_for_disabled_children_is_not_offered_to_who_is_none(said: tuple[str, ...]) -> None:
    assert not {REHAB, CHILD_ALLOWANCE} & set(offered(*said))


@pytest.mark.parametrize("said", [("아들이 자폐성 장애예요",), ("일곱 살 딸이 지적장애 2급이에요",), ("딸이 뇌병변장애 2급이에요",)])
def test_help_for_disabled_children_is_offered_of_a_child(said: tuple[str, ...]) -> None:
    assert REHAB in offered(*said)


@pytest.mark.parametrize("said", ["지체장애 2급이에요. 마흔 살이에요", "저는 40세 시각장애 1급입니다", "33세이고 신장장애 2급이에요"])
def test_day_care_for_developmental_disabilities_is_not_offered_for_others(said: str) -> None:
    assert DAYTIME not in offered(said)


@pytest.mark.parametrize(
    "said", ["지적장애 2급이에요. 스물다섯 살이에요", "동생이 발달장애 1급이고 30세예요", "저는 25세이고 심한 장애가 있어요"]
)
def test_day_care_for_developmental_disabilities_is_offered_where_it_may_be_one(said: str) -> None:
    assert DAYTIME in offered(said)


@pytest.mark.parametrize(
    "said", [("장모님이 혼자 사세요",), ("엄마가 혼자 사세요", "수급자예요"), ("혼자 사는 여자예요",), ("할머니 혼자 사세요",)]
)
def test_an_elder_who_lives_alone_is_not_sent_to_a_parcel_locker(said: tuple[str, ...]) -> None:
    assert not {PARCEL, WALK} & set(offered(*said))


def test_a_young_woman_who_lives_alone_hears_of_the_parcel_locker() -> None:
    assert {PARCEL, WALK} <= set(offered("스물여섯 살 여자고 혼자 살아요"))


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("illness", "췌장암 말기", "cancer"),
        ("illness", "안암동 사는데 큰 병이에요", None),
        ("illness", "장암동 사는데 큰 병이에요", None),
        ("illness", "마음이 암담해요, 큰 병이에요", None),
        ("illness", "암이 아니고 뇌졸중", "geriatric"),
        ("illness", "간이식", "other"),
        ("illness", "산정특례", None),
        ("disability_kind", "자폐 1급", "developmental"),
        ("disability_kind", "발달이 느려요", None),
        ("disability_kind", "지적장애는 아니고 청각장애", "other"),
        ("disability_kind", "중증장애", None),
    ],
)
def test_names_are_read(kind: str, text: str, name: str | None) -> None:
    assert name_of(kind, text) == name
