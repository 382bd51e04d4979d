"""What strangers asked in vain in every field: of savings, gifts, the sea, a move, a discharge, and what comes after the first answer."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text

FIRST = [
    # savings
    ("예금자보호 한도 얼마예요", "ask_amount", "1억 원"),
    ("새마을금고에 1억 넣어놨는데 안전한가요", "ask_privacy", "중앙회의 기금"),
    ("저축은행이 문 닫으면 맡긴 돈은 어떡해요", "ask_benefits", "1588-0037"),
    ("딴사람 계좌로 돈을 잘못 보냈어요", "life_event", "착오송금"),
    # no such help, and what there is
    ("49재 비용도 지원되나요", "ask_benefits", "제도는 없어요"),
    ("제사 지낼 돈이 없는데 우짜노", "inform", "제도는 없어요"),
    # gift or inheritance
    ("아버지가 저한테 집 주신다는데 증여랑 상속이랑 뭐가 나은가요", "ask_benefits", "126"),
    ("증여세는 얼마까지 안 내요", "ask_amount", "5천만 원"),
    # moving together
    ("어머니랑 합가하면 뭐가 달라지나요", "ask_benefits", "전입신고 전에"),
    ("부모님 모시고 살면 뭐가 바뀌어요", "ask_how", "다시 셈해"),
    # the sea
    ("해녀 은퇴하면 나오는 돈 있나요", "ask_benefits", "120"),
    ("나 물질 허당 이젠 몸이 아팡 못허쿠다 뭐 받을 거 이수과", "ask_benefits", "120"),
    ("조업하다가 허리를 다쳐서 석 달째 배를 못 타요", "life_event", "어선원보험"),
    # leaving hospital
    ("엄마가 다음주 퇴원하시는데 걷지를 못하세요 어떡하죠", "ask_benefits", "1522-0365"),
    ("고관절이 뿌러져 수술했는데 나가라 카네 집에 아무도 없어", "life_event", "병원 사회복지팀"),
    # what recipients earn and are given
    ("폐지 줍는데 수급자면 신고해야 하나요", "ask_benefits", "행정복지센터에 말씀"),
    ("수급자인데 박스 주워 팔면 걸려?", "ask_eligibility", "행정복지센터에 말씀"),
    ("자식 있으면 수급자 안 된다던데 맞나요", "ask_eligibility", "1억 3천만 원"),
    ("기초수급 신청하면 바로 나와요?", "ask_period", "30일"),
    # the blind and the deaf
    ("눈이 안 보여서 고지서를 못 읽어요", "inform", "대독"),
    ("우편물 읽어주는 데 있나요", "ask_how", "02-6925-1114"),
    ("전화 말고 다른 방법으로 물어볼 수 있나요", "ask_contact", "손말이음센터 107"),
    ("통화 못하는데 딴 방법으로 문의하고 싶어요", "ask_contact", "필담"),
    # others
    ("군대 간 아들이 다쳐서 병원에 있어요", "inform", "1577-0606"),
    ("국민연금 안 낸 기간이 있는데 지금 내도 되나요", "ask_period", "추후납부"),
    ("어머니가 나가셨다가 길을 잃은 적이 있는데 미리 해둘 게 있나요", "ask_benefits", "지문"),
    ("시어머니 요양원비가 밀렸는데 나가라고 해요", "inform", "나눠 내는 것"),
    ("치매 엄마가 홈쇼핑에서 자꾸 물건을 사요 환불되나요", "out_of_scope", "7일"),
    ("알바비에서 3.3% 떼던데 이거 맞아요?", "help", "피보험자격"),
    ("엄마 욕실에 손잡이를 달아드리고 싶어요", "inform", "복지용구"),
]


@pytest.mark.parametrize(("line", "intent", "said"), FIRST)
def test_what_is_asked_first(say: Say, line: str, intent: str, said: str) -> None:
    assert said in text(say(line, intent))


AFTER = [
    ("예금자보호 되나요", "ask_eligibility", "우체국은요", "change_subject", "모두 책임져요"),
    ("장애인활동지원 알려줘요", "ask_overview", "65세 넘었다고 요양으로 바꾸라는데 시간이 줄어요", "ask_how", "보전급여"),
    ("활동지원 시간 늘리려면요", "ask_how", "예순다섯이라 옮기면 줄어드는 만큼 채워 주나요", "ask_benefits", "보전급여"),
    ("장애인연금 알려줘요", "ask_overview", "내년에 예순다섯인데 끊기나요", "ask_period", "기초연금은 저절로"),
    ("보청기 사고 싶은데 지원 되나요", "ask_benefits", "등록하려면 뭘 해야 하나요 검사비도 드나요", "ask_benefits", "본인이 내"),
    ("보청기 사고 싶은데 지원 되나요", "ask_benefits", "얼마 지원돼요?", "ask_amount", "131만 원"),
    ("장애인 등록 어떻게 하나요", "ask_how", "등록하면 아이한테 불이익이 있나요", "ask_benefits", "불이익은 없어요"),
    ("수술하고 다음주 퇴원인데 집에 아무도 없어요", "life_event", "병원에 누워 있는데도 등급 신청되나", "ask_how", "입원해 계셔도"),
    ("사망신고 언제까지 해요", "ask_period", "나도 국민연금이 나오는데 두 개 다 받을 수 있는 거예요", "ask_benefits", "30%"),
    ("생계급여 알려줘요", "ask_overview", "딸이 용돈을 삼십만원씩 줘요 잡히나요", "ask_eligibility", "사적이전소득"),
    ("에너지바우처 알려줘요", "ask_overview", "작년에 쓰고 남은 건 어떻게 돼요", "ask_benefits", "없어지고"),
    ("에너지바우처 알려줘요", "ask_overview", "이장인데 제가 대신 신청해도 됩니까", "ask_how", "직권신청"),
    ("자식 있으면 수급자 안 되나요", "ask_eligibility", "의료급여도 똑같아요?", "ask_eligibility", "까다로워요"),
    ("틀니 하려면 얼마예요", "ask_amount", "아래는 5년 전에 했고 위는 안 했는데 되나요", "ask_eligibility", "따로 쳐"),
    ("가게를 닫으려고 해요 지원 있나요", "ask_benefits", "폐업하면 대출을 한꺼번에 갚으라고 하나요", "ask_eligibility", "1588-7365"),
    ("새출발기금이 뭐예요", "ask_overview", "연체 안 해도 되나요", "ask_eligibility", "아직 밀리지 않았어도"),
    ("자립수당 알려줘요", "ask_overview", "얼마씩 언제까지 나옴?", "ask_period", "5년"),
    ("자립수당 알려줘요", "ask_overview", "지금 친구집에 사는데 집 구하는 거 도와줌?", "ask_benefits", "1600-1004"),
    ("카드값이 밀려서 못 갚겠어요 채무조정 되나요", "ask_benefits", "집에 찾아오면 어떻게 해요", "ask_benefits", "밤 9시"),
    ("건강보험료 밀린 거 어떡해요", "ask_how", "나눠서 낼 수 있어요?", "help", "3번 이상"),
    ("상속포기 언제까지 해요", "ask_period", "혼자서 할 수 있어요?", "help", "가정법원"),
    ("산정특례 알려줘요", "ask_overview", "병원에서 해줍니꺼 제가 신청해야 됩니꺼", "ask_how", "30일 안에"),
    ("부당해고 구제신청 어떻게 해요", "ask_how", "진정서는 인터넷으로도 되나", "ask_how", "labor.moel.go.kr"),
    ("국가유공자 공상군경 등록 신청 방법", "ask_how", "등급 안 나오면?", "ask_benefits", "이의신청"),
    ("국가유공자 공상군경 등록 신청 방법", "ask_how", "본인이 안 가고 아내가 대신 신청?", "ask_how", "보훈청"),
    ("기초연금 받을 수 있어요?", "ask_eligibility", "미국 영주권은 있어요", "inform", "한국 국적"),
    ("출산휴가 급여 알려줘요", "ask_overview", "계약직인데 계약이 끝나면 못 받나요", "ask_eligibility", "남은 휴가 몫"),
    ("대리 신청 되나요", "ask_how", "옆집 할아버지인데 제가 신청해도 돼요?", "ask_eligibility", "직권신청"),
]


@pytest.mark.parametrize(("first", "first_intent", "line", "intent", "said"), AFTER)
def test_what_is_asked_next(say: Say, first: str, first_intent: str, line: str, intent: str, said: str) -> None:
    say(first, first_intent)
    assert said in text(say(line, intent))


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("보일러 기름이 떨어져서 불을 못 때요", "긴급복지 연료비"),
        ("월세 밀려서 나가래요 어떡해요", "긴급복지 주거지원"),
        ("전기가 끊긴다고 종이가 붙었어요 어떡해요", "요금 도움"),
        ("엄마가 다음주 퇴원하시는데 혼자 걷지를 못하세요 어떡하죠", "긴급돌봄과"),
    ],
)
def test_what_to_say_at_the_desk_is_what_was_told(say: Say, first: str, said: str) -> None:
    say(first, "life_event")
    assert said in text(say("주민센터 가면 뭐라고 말하면 돼요", "ask_how"))


@pytest.mark.parametrize(
    ("line", "intent", "unsaid"),
    [
        ("전남 해남에 사는데 뭐 받을 수 있어요", "ask_benefits", "해녀"),
        ("집주인이 이제 나가라는데 어떡해요", "life_event", "긴급돌봄"),
        ("계약직인데 다음 달에 끝나요 뭐 받을 수 있어요", "ask_benefits", "출산휴가를 시작"),
        ("나라에서 노인한테 돈 주신다던데 어디서 받아요", "ask_benefits", "증여"),
        ("아들이 전화가 안 되는데 어떡해요", "life_event", "손말이음"),
        ("고관절 수술비도 지원되나요", "ask_benefits", "긴급돌봄"),
    ],
)
def test_what_only_shares_their_words(say: Say, line: str, intent: str, unsaid: str) -> None:
    assert unsaid not in text(say(line, intent))
