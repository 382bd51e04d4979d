"""Particular questions of people in a tight place, each asked after the matter it belongs to: no neighbour answers by one word."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("first", "line", "said"),
    [
        ("산재 신청하려면요", "앱 두 개를 쓰는데 두 군데서 콜 받아도 괜찮나요", "2023년 7월"),
        ("산재 신청하려면요", "신호위반을 했으면 산재가 안 되나요", "바로 안 되는 것은 아니에요"),
        ("산재 신청하려면요", "합의금을 받으면 휴업급여는 못 받아요?", "두 번 받지는 못해요"),
        ("산재 신청하려면요", "남편이 대신 신청해도 돼요?", "위임장"),
        ("조현병 형을 강제입원 시킬 수 있나요", "보호의무자가 저 하나뿐인데 어떡해요", "한 분의 신청으로도"),
        ("산정특례 등록은 어떻게 해요", "위암이라 생활비가 없어요", "긴급복지 생계지원"),
        ("산정특례 등록은 어떻게 해요", "가발도 지원돼요?", "항암 가발"),
        ("보청기 국가보조 되나요", "등록 안 했는데 그냥 사도 돼요?", "먼저 사시면"),
        ("보청기 국가보조 되나요", "의료급여면 한쪽만 돼요?", "행정복지센터에 먼저 신청"),
        ("에너지바우처 신청했어요", "전기로 되어 있는데 등유로 바꿀 수 있어요?", "실물카드"),
        ("신용회복위원회 상담하려고요", "새출발기금이랑 신용회복위원회랑 뭐가 달라요", "1588-3570"),
        ("퇴직금 받을 수 있나요", "퇴직금은 3년이면 얼마예요", "한 달 치"),
        ("자립수당 신청하려면요", "디딤씨앗통장은 언제 찾아요", "만 24세"),
        ("한부모 아동양육비 신청은 어떻게 해요", "매달 얼마 나와요", "23만 원"),
        ("전세금 못 받고 있어요 어떻게 해요", "임차권등기 하고 이사 가도 되나요", "등기부에 올라간 것"),
        ("전세사기 당했어요", "소액임차인이면 최우선변제 받나요", "확정일자가 없어도"),
        ("우박 맞은 과수원 복구비 신청하려면요", "하우스 피해는 어디에 언제까지 신고해요", "10일"),
    ],
)
def test_a_hard_case_is_answered_where_its_matter_is_talked_about(say: Say, first: str, line: str, said: str) -> None:
    say(first, "ask_how")
    assert said in text(say(line, "ask_eligibility"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("집주인이 보증금을 안 돌려줘요 어떡해요", "임차권등기명령"),
        ("요양원 본인부담을 줄일 방법이 있어요?", "40%나 60%"),
        ("의료급여 1종이면 MRI 찍는 데 얼마예요", "5%"),
        ("새터민도 기초연금 되나요", "될 수 있어요"),
        ("할머니도 한부모 되나요 아들이 교도소에 있어요", "할머니도 돼요"),
        ("미성년자가 혼자 가도 산부인과 진료 받을 수 있어요?", "1308"),
        ("대학교에서 장애학생 도우미는 어디에 신청해요", "장애학생지원센터"),
    ],
)
def test_a_hard_case_is_answered_alone(say: Say, line: str, said: str) -> None:
    assert said in text(say(line, "ask_eligibility"))
