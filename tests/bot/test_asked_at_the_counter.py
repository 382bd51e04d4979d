"""What is asked at the counter and on 129, each alone and as the first words: the answer, and no neighbour's that shares a word."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text

Turn = tuple[str, str, str]
"""The words, the intent the model sees in them, and what the answer must hold."""

HEARING: list[Turn] = [
    ("인공와우 수술비 지원 되나요", "ask_benefits", "두 귀까지"),
    ("아버지 인공와우 수술하신다는데 나라에서 도와주나요", "ask_benefits", "행정복지센터"),
    ("달팽이관 수술비가 너무 비싸요 지원 있어요?", "ask_benefits", "건강보험이 돼요"),
    ("인공와우 재활치료비 지원되나요", "ask_benefits", "1,050만 원"),
    ("인공와우 외부장치 교체 비용 지원", "ask_benefits", "1577-1000"),
    ("문자로 상담 되나요", "ask_contact", "107"),
    ("통화가 어려운데 어디로 문의하나요", "ask_contact", "107"),
]
CHILDREN: list[Turn] = [
    ("청소년산모 의료비 지원 얼마예요", "ask_amount", "120만 원"),
    ("청소년 산모 의료비 지원받고 싶어요", "already_receiving", "1566-3232"),
    ("병원에 당장 낼 돈이 없어요 아기가 니큐에 있어요", "inform", "퇴원하기 전에"),
    ("니큐 병원비 어떡해요", "ask_benefits", "의료사회복지팀"),
    ("손녀 앞으로 나오는 돈 얼마예요", "ask_amount", "30만 원"),
    ("조손가정인데 손녀 키우는데 나라에서 뭐 나와요", "ask_benefits", "23만 원"),
    ("F-6 비자 한부모인데 양육비 지원 되나요", "ask_benefits", "1577-1366"),
    ("결혼비자인데 이혼하고 애 키워요 한부모 돼요?", "ask_eligibility", "외국인등록"),
    ("출생신고 하러 가면 한꺼번에 신청되는 거 있어요?", "ask_how", "행복출산"),
    ("조리원 비용도 나라에서 대주나요", "ask_benefits", "공공산후조리원"),
    ("임산부 교통비 지원 있다던데요", "ask_benefits", "70만 원"),
    ("난임 시술 몇 번까지 지원돼요", "ask_period", "20번"),
    ("난자 냉동 비용 지원해 줘요?", "out_of_scope", "항암치료"),
    ("어린이집 대기가 너무 길어요 방법 없나요", "ask_benefits", "1661-9361"),
    ("쌍둥이 낳으면 뭐 더 나와요", "ask_benefits", "140만 원"),
]
HOME: list[Turn] = [
    ("전세사기 피해자로 결정되면 무슨 지원을 받나요", "ask_benefits", "우선매수권"),
    ("전세사기 피해자 인정되믄 뭐 해주는교", "ask_benefits", "심리 상담"),
    ("전세사기 당했는데 대출 이자 줄일 수 없나요", "ask_benefits", "1566-9009"),
    ("LH가 전세사기 집 사준다는데 언제까지 신청해요", "ask_period", "1600-1004"),
    ("전세사기 당했는데 그냥 이사가면 어떻게 되나요", "ask_benefits", "임차권등기"),
    ("전세사기 피해자 결정 결과 얼마나 걸려요", "ask_period", "60일"),
    ("월세 두 달 밀렸는데 쫓겨나나요", "inform", "법원의 판결"),
    ("전입신고 늦으면 과태료 있어요?", "out_of_scope", "5만 원 이하"),
    ("겨울인데 난방비가 없어요", "inform", "에너지바우처"),
]
FLED: list[Turn] = [
    ("남편이 쉼터로 찾아오면 어떡해요", "ask_benefits", "위치는 비밀"),
    ("쉼터 주소 남편이 알 수 있나요", "ask_privacy", "위치는 비밀"),
    ("쉼터에 남자도 갈 수 있어요", "inform", "남자도"),
    ("신분증도 통장도 다 집에 두고 나왔어요", "life_event", "임시 신분증"),
    ("맨몸으로 나와서 신분증이 없어요", "inform", "1366"),
]
WORK: list[Turn] = [
    ("실업급여 받으면서 알바 신고 안하면 어떻게 되나요", "ask_eligibility", "부정수급"),
    ("실업급여 타면서 알바한 거 안 알리면 걸려요?", "ask_period", "부정수급"),
    ("실업급여 받는데 하루 알바 어떻게 신고해요", "already_receiving", "실업인정 신청서"),
    ("실업급여 받는데 하루 알바 해도 돼요", "ask_eligibility", "일한 날"),
    ("회사가 복직하면 자리 없다는데 지금 퇴사하면 실업급여 되나요", "ask_eligibility", "사직서를 내지 마세요"),
    ("육아휴직 끝나고 돌아갈 자리가 없대요", "life_event", "1350"),
    ("계약만료도 실업급여 되나요", "ask_eligibility", "계약 기간이 끝나"),
    ("지입기사 산재보험 되나", "ask_eligibility", "지입 기사"),
    ("산재 결정 나기 전까지 생활비는 어떻게 해요", "ask_benefits", "긴급복지"),
    ("북한이탈주민 취업장려금 얼마예요", "ask_amount", "200만 원"),
    ("탈북했는데 취업장려금 얼마 나와요", "ask_amount", "200만 원"),
    ("하나센터 전화번호 알려주세요", "ask_contact", "1577-6635"),
    ("농사 짓는 여자들 바우처 있다던데", "inform", "행복바우처"),
    ("불법체류인데 아프면 병원 갈 수 있나요", "ask_benefits", "90%"),
    ("학자금 대출 못 갚고 있어요", "inform", "학자금대출"),
    ("벌금 낼 돈이 없어요 나눠 낼 수 있나요", "ask_benefits", "사회봉사"),
]
LATER_LIFE: list[Turn] = [
    ("보건소 무료 틀니 어떻게 신청해요", "ask_how", "주소지 보건소"),
    ("차상위 틀니 얼마 내요", "ask_amount", "15%"),
    ("노인 틀니 본인부담 얼마예요", "ask_amount", "30%"),
    ("국민연금 5년 낸 남편이 죽었는데 유족연금 받을 수 있나요", "ask_eligibility", "3분의 1"),
    ("국민연금 칠 년 붓고 영감이 죽었는디 유족연금 나온당가", "ask_eligibility", "반환일시금"),
    ("이혼하면 국민연금도 나누나요", "compare", "분할연금"),
    ("경로당 냉난방비는 누가 내주나요", "ask_benefits", "경로당의 냉난방비"),
    ("참전용사 돌아가시면 배우자한테 나와요?", "out_of_scope", "본인께만"),
    ("유공자 자녀 등록금 지원되나요", "ask_benefits", "1577-0606"),
    ("고엽제 환자는 뭐 받아요", "ask_benefits", "1577-0606"),
    ("실종된 아버지 찾고 싶어요", "change_subject", "182"),
]
DISABLED_AND_YOUNG: list[Turn] = [
    ("발달장애 아들 19살인데 학교 졸업하면 낮에 갈 데가 없어요", "inform", "주간활동서비스"),
    ("자폐 아들 스무살인데 하루종일 집에만 있어요 낮에 갈 데 없을까요", "ask_benefits", "주간활동서비스"),
    ("장애 판정 다시 받으라는데 안 받으면 어떻게 돼요", "ask_benefits", "취소될 수"),
    ("정신질환도 장애등록 되나요", "ask_eligibility", "1년 넘게"),
    ("자립수당 받다가 이사 가면 어떻게 돼요", "ask_benefits", "이어서 나와요"),
    ("자립수당 받으면서 생계급여도 되나요", "compare", "함께 받을 수 있어요"),
    ("군대 간 아들 있으면 수급비 줄어요?", "ask_eligibility", "가구에서 빼고"),
    ("병역 면제 받을 수 있나요 집에 돈 버는 사람이 저뿐이에요", "ask_eligibility", "생계유지곤란"),
]


@pytest.mark.parametrize(
    ("words", "intent", "held"), [*HEARING, *CHILDREN, *HOME, *FLED, *WORK, *LATER_LIFE, *DISABLED_AND_YOUNG], ids=lambda each: each
)
def test_the_first_words_are_answered(say: Say, words: str, intent: str, held: str) -> None:
    assert held in text(say(words, intent))


@pytest.mark.parametrize(
    ("words", "intent", "strange"),
    [
        ("인공와우 수술비 지원 되나요", "ask_benefits", "무릎"),
        ("청소년산모 의료비 지원 얼마예요", "ask_amount", "청소년한부모"),
        ("신분증도 통장도 다 집에 두고 나왔어요", "life_event", "희망저축"),
        ("남편이 쉼터로 찾아오면 어떡해요", "ask_benefits", "남자"),
        ("발달장애 아들 19살인데 학교 졸업하면 낮에 갈 데가 없어요", "inform", "1388"),
        ("문자로 상담 되나요", "ask_contact", "1388"),
    ],
)
def test_what_shares_a_word_is_not_told(say: Say, words: str, intent: str, strange: str) -> None:
    assert strange not in text(say(words, intent))


def test_a_boy_of_nineteen_with_nowhere_to_go_hears_of_a_bed(say: Say) -> None:
    assert "1388" in text(say("저 19살인데 갈 데가 없어요", "inform"))
