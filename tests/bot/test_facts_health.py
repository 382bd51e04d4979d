"""Disability, care grade, dementia, illness, pregnancy, infertility."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me

CASES: list[Case] = [
    ("중증 장애예요", me(disability="severe")),
    ("중증장애인입니다", me(disability="severe")),
    ("경증 장애인이에요", me(disability="mild")),
    ("장애 2급이에요", me(disability="severe")),
    ("장애 등급은 4급이요", me(disability="mild")),
    ("지체장애 3급입니다", me(disability="severe")),
    ("시각장애 일급이에요", me(disability="severe")),
    ("청각장애 6급", me(disability="mild")),
    ("지체 5급이에요", me(disability="mild")),
    ("심한 장애가 있어요", me(disability="severe")),
    ("장애가 있는데 심하지 않아요", me(disability="mild")),
    ("심하지 않은 장애예요", me(disability="mild")),
    ("장애 정도가 심한 편이에요", me(disability="severe")),
    ("장애는 없어요", me(disability="none")),
    ("장애는 없고 차도 없어요", me(disability="none")),
    ("장애인 아니에요", me(disability="none")),
    ("비장애인이에요", me(disability="none")),
    ("장애등급은 잘 모르겠어요", me(disability=None)),
    ("장기요양 3등급 받았어요", me(care_grade=3)),
    ("요양등급 2등급이에요", me(care_grade=2)),
    ("노인장기요양 오등급이에요", me(care_grade=5)),
    ("장기요양등급이 4등급 나왔어요", me(care_grade=4)),
    ("인지지원등급이에요", me(care_grade="cognitive")),
    ("1등급 판정 받으셨어요", me(care_grade=1)),
    ("치매 진단 받았어요", me(dementia=True)),
    ("치매가 있어요", me(dementia=True)),
    ("치매 판정 받으셨어요", me(dementia=True)),
    ("치매 초기래요", me(dementia=True)),
    ("알츠하이머예요", me(dementia=True)),
    ("치매는 아니에요", me(dementia=False)),
    ("암에 걸렸어요", me(serious_illness=True)),
    ("위암 수술했어요", me(serious_illness=True)),
    ("유방암이래요", me(serious_illness=True)),
    ("백혈병이에요", me(serious_illness=True)),
    ("희귀질환이 있어요", me(serious_illness=True)),
    ("희귀난치병 앓고 있어요", me(serious_illness=True)),
    ("일주일에 세 번 투석 받아요", me(serious_illness=True)),
    ("뇌졸중으로 쓰러졌어요", me(serious_illness=True)),
    ("병원비가 천만원 나왔어요", me(serious_illness=True)),
    ("병원비가 너무 많이 나와요", me(serious_illness=True)),
    ("큰 수술을 받아야 해요", me(serious_illness=True)),
    ("임신 12주예요", me(pregnant=True, sex="female")),
    ("임신했어요", me(pregnant=True, sex="female")),
    ("임신 중이에요", me(pregnant=True, sex="female")),
    ("임신 칠개월이에요", me(pregnant=True, sex="female")),
    ("임산부예요", me(pregnant=True, sex="female")),
    ("애 가졌어요", me(pregnant=True, sex="female")),
    ("만삭이에요", me(pregnant=True, sex="female")),
    ("다음 달에 애 낳아요", me(pregnant=True, sex="female")),
    ("다음 달에 출산 예정이에요", me(pregnant=True, sex="female")),
    ("출산을 앞두고 있어요", me(pregnant=True, sex="female")),
    ("저 임신 7개월인데 뭐 받을 수 있어요?", {"self": {"pregnant": True, "sex": "female"}}),
    ("임신 아니에요", me(pregnant=False)),
    ("임신은 안 했어요", me(pregnant=False)),
    ("난임이에요", me(infertility=True)),
    ("시험관 하고 있어요", me(infertility=True)),
    ("애가 안 생겨요", me(infertility=True)),
    ("불임 판정을 받았어요", me(infertility=True)),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_health_is_read(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


NOTHING = [
    "장애인연금 얼마예요",
    "장애인이면 뭐 받아요?",
    "장애인도 되나요",
    "장애수당이 뭐예요",
    "장애인 등록하려고요",
    "5급 공무원 시험 봐요",
    "장애 등급 신청하고 싶어요",
    "장기요양 등급 신청하려고요",
    "1등급이면 얼마 나와요",
    "신용 3등급이에요",
    "노인장기요양보험이 뭐예요",
    "치매 걱정돼요",
    "치매 검사 받고 싶어요",
    "치매안심센터 어디예요",
    "치매치료관리비 지원 신청",
    "치매일까 봐 무서워요",
    "암 검진 받고 싶어요",
    "국가암검진 언제까지예요",
    "암보험 있어요",
    "아무튼 알겠어요",
    "영암 가는 길이에요",
    "임신하면 뭐 받아요?",
    "임신 준비 중이에요",
    "임신했을 때 뭐 받나요",
    "임신·출산 진료비 지원 얼마예요",
    "난임 지원 알려줘",
    "난임부부 시술비 지원은요",
    "임산부 혜택 뭐 있어요",
    "고위험 임산부 의료비 지원 조건",
    "희귀질환자 의료비 지원 뭐예요",
    "에너지 효율 1등급이에요",
    "무릎이 아파요",
    "감기 걸렸어요",
]


@pytest.mark.parametrize("text", NOTHING)
def test_conditions_questions_and_names_of_benefits_give_nothing(text: str) -> None:
    assert facts_of(text) == {}
