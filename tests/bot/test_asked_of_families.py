"""What families, children and people in danger ask: first words and what follows them, in other words than the data lists."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text

Turn = tuple[str, str, str]
"""The words, the intent the model sees in them, and what the answer must hold."""

PREGNANT_ALONE: list[Turn] = [
    ("남자친구가 잠수탔는데 저 임신 5개월이에요 어떡해요", "ask_benefits", "1308"),
    ("식구들이 알면 안 되는데 몰래 도움받을 수 있어요?", "ask_benefits", "1308은 24시간"),
    ("아기 낳고 나면 어디서 지내요", "ask_benefits", "한부모가족복지시설"),
    ("낳으면 나라에서 돈 줘요?", "ask_benefits", "첫만남이용권"),
]
UNPAID_SUPPORT: list[Turn] = [
    ("애들 아빠가 양육비를 석 달째 안 보냈어요", "life_event", "1644-6621"),
    ("선지급은 뭐 내야 됨?", "out_of_scope", "통장 거래내역"),
    ("어디 사는지도 모르는데요", "dont_know", "주소와 직장"),
]
PARTING: list[Turn] = [
    ("합의이혼은 절차가 어떻게 됩니까", "ask_how", "가정법원"),
    ("숙려기간은 몇 달이죠", "ask_period", "3개월"),
    ("애 친권은 누가 가져요", "ask_benefits", "가정법원이 아이에게"),
]
FOSTERED: list[Turn] = [
    ("가정위탁 말이에요. 제가 외할머니인데 신청하면 돈 얼마 나와요", "ask_amount", "30만 원"),
    ("중학생이면요?", "inform", "13세"),
]
BULLIED: list[Turn] = [
    ("애가 반 친구들한테 맞는대요", "life_event", "117"),
    ("담임한테 말하기 싫대요", "skip", "#1388"),
    ("치료비는 누가 내요", "out_of_scope", "학교안전공제회"),
]
AT_THE_OFFICE: list[Turn] = [
    ("동사무소 몇 시까지 해요", "ask_period", "저녁 6시"),
    ("일요일은요", "ask_period", "열지 않아요"),
    ("가면 뭐라고 말해야 돼요", "ask_how", "복지 상담하러 왔어요"),
]
SHELTERED: list[Turn] = [
    ("쉼터에 아들도 데려갈 수 있어요?", "help", "가족보호시설"),
    ("돈 내야 해요?", "ask_documents", "무료"),
    ("얼마나 있을 수 있어요", "ask_period", "6개월"),
]
FOREIGN: list[Turn] = [
    ("한국말이 서툴러요 태국말 되는 데 있어요?", "help", "1577-1366"),
    ("남편이 죽으면 저 태국으로 가야 하나요", "ask_how", "1345"),
]
SWINDLED: list[Turn] = [
    ("통장 번호랑 비밀번호를 불러줬어요", "out_of_scope", "은행"),
    ("지급정지했어요 그다음엔 뭐 해요", "more", "피해구제신청서"),
]
THE_ASSISTANT: list[Turn] = [
    ("여기서 신청도 되나요", "help", "신청을 받지는 못해요"),
    ("네 말 믿어도 돼?", "ask_privacy", "한 번 더 확인"),
]
TALKS = [PREGNANT_ALONE, UNPAID_SUPPORT, PARTING, FOSTERED, BULLIED, AT_THE_OFFICE, SHELTERED, FOREIGN, SWINDLED, THE_ASSISTANT]


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk[0][0])
def test_what_follows_is_answered_of_the_matter_talked_about(say: Say, talk: list[Turn]) -> None:
    for words, intent, held in talk:
        assert held in text(say(words, intent)), words


@pytest.mark.parametrize(
    ("words", "intent", "held"),
    [
        ("5살 둘째 유치원비는요?", "ask_benefits", "1544-0079"),
        ("유치원이랑 어린이집 뭐가 더 싸요", "compare", "28만 원"),
        ("초등학교 전학 어떻게 해요", "out_of_scope", "전입신고"),
        ("교복값 지원 있나요", "ask_benefits", "1544-9654"),
        ("학교 급식은 돈 내야 하나요", "ask_documents", "부모님이 내지 않아요"),
        ("방과후 자유수강권이 뭐예요", "ask_overview", "무료로 듣게"),
        ("제왕절개 수술비도 지원되나요", "ask_benefits", "본인이 내지 않아요"),
        ("육아휴직 아빠도 쓸 수 있어요?", "help", "아빠도 엄마와 똑같이"),
        ("초등학교 2학년인데 육아휴직 돼요?", "ask_eligibility", "초등학교 2학년 이하"),
        ("아이돌봄 밤 10시까지도 되나요", "ask_eligibility", "밤과 새벽"),
        ("제가 수술하는데 세 살 아이를 볼 사람이 없어요", "life_event", "1577-8136"),
        ("남편이 집 나간 지 2년인데 이혼은 안 했어요 한부모 되나요", "ask_eligibility", "이혼하지 않았어도"),
        ("미혼부인데 아기를 혼자 키워요 출생신고가 안 된대요", "inform", "가정법원"),
        ("고등학생인데 자퇴했어요 지원 뭐 있어요", "ask_benefits", "꿈드림"),
        ("청소년인데 문자로 상담되는 데 있어요?", "ask_benefits", "#1388"),
        ("불법체류자인데 아이 병원비 도움 받을 수 있나요", "ask_benefits", "보건소"),
        ("결혼이민자인데 한국 국적 없어요 긴급복지 되나요", "ask_eligibility", "한국 사람과 결혼"),
        ("주민등록이 말소됐다는데 그래도 되나요", "out_of_scope", "다시 살리"),
        ("거동을 못하는데 동사무소 못 가요 신청 어떻게 해요", "ask_how", "집으로 와 주세요"),
        ("국민행복카드 잔액 어떻게 봐요", "ask_amount", "1566-3232"),
        ("등본 떼는 데 얼마예요", "ask_amount", "400원"),
        ("며칠째 인기척이 없습니다. 어디로 전화합니까", "ask_contact", "119"),
        ("방금 모르는 사람한테 500만원 이체했어요 사기 같아요", "life_event", "지급정지"),
        ("아이 지문 미리 등록하는 거 어디서 해요", "ask_how", "안전드림"),
    ],
)
def test_first_words_are_answered_at_once(say: Say, words: str, intent: str, held: str) -> None:
    assert held in text(say(words, intent))
