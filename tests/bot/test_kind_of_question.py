"""Of the passages that a question reaches, the one of its kind answers: when it is paid, until when, whether it stops, what to bring."""

from __future__ import annotations

import pytest

from bot.asked_kind import kinds
from tests.bot.saying import Say, cards, text

ASKED = [
    ("12년 다녔고 월급은 350이었어요 실업급여 신청하면 첫 입금이 언제쯤 되나요", "ask_period", "2주쯤 뒤"),
    ("위로금 300만원 받았는데 실업급여 깎이나요", "ask_amount", "깎이지는 않아요"),
    ("장애수당은 매달 며칠에 들어와요", "ask_period", "20일"),
    ("부모급여 언제까지 나와요 지금 14개월", "ask_period", "23개월"),
    ("부모급여받는데이사가면어떻게돼요다시신청해야되나요", "ask_how", "다시 신청하지 않아도"),
    ("근로장려금 반기신청 했는데 아직 안들어왔어요 언제 나와요", "ask_period", "12월 말"),
    ("올해 직불금은 언제 나와예", "ask_period", "11월부터 12월"),
    ("농지연금이랑 직불금 둘다 받아도 되는교", "out_of_scope", "둘 다 받을 수 있어요"),
    ("기초수급 서류도 다 떼갔는데 담당자 없다고 접수를 안 받아줘요", "ask_documents", "110"),
    ("제가 일하게 되면 유족연금 끊기나요", "ask_period", "3년"),
    ("취업하믄 생계급여 바로 끊기능교", "ask_eligibility", "117만"),
    ("기초연금은 사위 소득도 보나요", "ask_eligibility", "사위"),
    ("주거급여는 혼자 사는 미혼인데 부모님 소득도 봐요", "ask_eligibility", "서른 살이 안 된"),
    ("청년도약계좌 지금도 돼요", "ask_eligibility", "새 가입이 끝났어요"),
    ("개인회생 하면 회사에 알려지나요", "out_of_scope", "알리지 않아요"),
    ("산정특례면 5%만 내는 거 아니에요 왜 400이나 나와요", "out_of_scope", "비급여"),
    ("애기 낳으면 또 뭐 줘요", "ask_benefits", "부모급여"),
]


@pytest.mark.parametrize(("line", "intent", "said"), ASKED)
def test_the_passage_of_its_kind_answers(say: Say, line: str, intent: str, said: str) -> None:
    assert said in text(say(line, intent))


@pytest.mark.parametrize(
    ("line", "kind"),
    [("첫 입금이 언제예요", "payday"), ("언제까지 나와요", "until"), ("무슨 서류를 떼요", "papers"), ("일하면 끊기나요", "ends")],
)
def test_the_kind_of_a_question_is_read(line: str, kind: str) -> None:
    assert kind in kinds(line)


def test_what_takes_no_applications_now_comes_last(say: Say) -> None:
    outcome = say("25살 혼자 살고 월세 45 알바 130 벌어요. 지금 신청되는 거 알려주세요", "inform")
    assert cards(outcome)[0] != "청년월세 지원"
    assert not any("청년월세" in quick.text for reply in outcome.replies for quick in reply.quick_replies)


def test_what_is_received_already_is_not_offered(say: Say) -> None:
    line = "여든하나 할매인데 혼자 살아 기초연금 삼십만원 쪼매 넘게 받는 거 그거뿐이라 뭐 더 받을 거 없능가"
    assert "기초연금" not in cards(say(line, "ask_benefits"))


def test_what_somebody_has_and_nothing_else_is_not_offered_them(say: Say) -> None:
    say("아버지는 일흔아홉이고 혼자 계세요", "inform")
    say("아버지는 기초연금이랑 논 조금 있는 거 말고는 없으세요", "change_subject")
    assert "기초연금" not in cards(say("아버지는 뭐가 있어요", "ask_benefits"))


def test_after_a_danger_a_bed_for_tonight_is_found(say: Say) -> None:
    say("남편한테 맞고 애 데리고 나왔어요. 지금 찜질방이에요", "life_event")
    assert "긴급피난처" in text(say("112에는 신고했어요. 지금은 괜찮아요. 오늘밤 잘 데가 필요해요", "inform"))
    assert "1366" in text(say("그러니까 오늘밤에 애랑 잘 수 있는 데가 어디냐구요", "ask_benefits"))


def test_who_denies_wanting_to_die_is_answered(say: Say) -> None:
    outcome = say("죽고싶고 그런 건 아니에요. 심리상담 바우처 몇 번까지 무료인가요", "ask_amount")
    assert outcome.state["crisis"] is None
    assert "109" in outcome.replies[0].text
    assert "여덟 번" in text(outcome)
