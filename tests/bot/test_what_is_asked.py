"""What a question is about: the thing named now, one thing done to another, what is asked anew, and what is added to an answer."""

from __future__ import annotations

import pytest

from bot.details import Detail
from bot.put_right import asks_anew, insists
from bot.understand import payment
from tests.bot.saying import Say, cards, text

_ASKS_FACTS = ("몇 살", "못 찾았어요", "찾지 못했", "사정인지 알려")


@pytest.mark.parametrize(
    ("before", "intent_before", "words", "intent", "told"),
    [
        ("실업급여 얼마나 나와요", "ask_amount", "국민연금은언제부터나와요68년생인데", "ask_period", "만 64세부터"),
        ("실업급여 얼마나 나와요", "ask_amount", "국민연금은 언제부터 나와요 68년생인데", "ask_period", "만 64세부터"),
        ("생계급여 신청 어떻게 해요", "ask_how", "국민연금 미리 타면 얼마나 깎여요", "ask_amount", "6%"),
        ("생계급여 얼마예요", "ask_amount", "실업급여는 몇달 나와요", "ask_period", "120일"),
        ("기초연금 얼마예요", "ask_amount", "육아휴직은 몇살까지 돼요", "ask_eligibility", "만 8세"),
        ("장애인연금 얼마예요", "ask_amount", "활동지원은 몇시간 나와요", "ask_amount", "장애인활동지원"),
        ("기초연금 얼마예요", "ask_amount", "에너지바우처는언제신청해요", "ask_period", "에너지바우처"),
        ("주거급여 신청하려는데요", "ask_how", "전세사기당했는데어떡해요", "ask_benefits", "전세사기 피해자"),
        ("주거급여 신청하려는데요", "ask_how", "전세사기 당했는데 어떡해요", "ask_benefits", "전세사기 피해자"),
        ("기초연금 얼마예요", "ask_amount", "틀니는싸게할수있나요", "ask_benefits", "틀니"),
        ("실업급여 얼마나 나와요", "ask_amount", "월급을못받았는데어디신고해요", "out_of_scope", "1350"),
    ],
)
def test_what_is_named_now_is_asked_of_itself(say: Say, before: str, intent_before: str, words: str, intent: str, told: str) -> None:
    say(before, intent_before)
    assert told in text(say(words, intent))


@pytest.mark.parametrize(
    ("before", "intent_before", "words", "intent", "told"),
    [
        ("장기요양 등급 어떻게 받아요", "ask_how", "본인부담은 얼마예요", "ask_amount", "15%"),
        ("주거급여 신청하려는데요", "ask_how", "전세도 되나요", "ask_eligibility", "보증금을 한 해 4%"),
        ("재난적의료비 지원 어떻게 받아요", "ask_how", "실손보험 있으면 안 되나요", "ask_eligibility", "실손보험이 있어도"),
        ("틀니 하려는데 보험 되나요", "ask_eligibility", "본인부담 얼마에요 수급자는", "ask_amount", "1종"),
    ],
)
def test_a_word_of_what_is_talked_about_stays_with_it(
    say: Say, before: str, intent_before: str, words: str, intent: str, told: str
) -> None:
    say(before, intent_before)
    assert told in text(say(words, intent))


def test_a_detail_tells_how_much_of_a_name_is_its_own() -> None:
    detail = Detail("", ("본인부담 얼마", "연금 언제"), "")
    assert detail.share("본인부담은 얼마예요", (0, 4)) == 1.0
    assert detail.share("국민연금은 언제 나와요", (0, 4)) == 0.5
    assert detail.share("기초연금 서류", (0, 4)) == 0.0


@pytest.mark.parametrize(
    ("words", "intent", "told"),
    [
        ("출근길에 넘어져서 다리 부러졌어요 산재 돼요?", "life_event", "산재가 될 수 있어요"),
        ("파산해서 집이 없어요", "inform", "개인파산"),
        ("사장이 두달치 월급을 안줘요", "life_event", "대지급금"),
        ("계약이 끝났는데 집주인이 보증금을 안 줘요", "life_event", "132"),
    ],
)
def test_an_answer_is_followed_by_no_empty_list_and_no_question(say: Say, words: str, intent: str, told: str) -> None:
    said = text(say(words, intent))
    assert told in said
    assert not any(each in said for each in _ASKS_FACTS)


def test_what_else_fits_is_said_in_a_line(say: Say) -> None:
    outcome = say("분식집 8년 하다가 문 닫았다 빚만 6천", "inform")
    assert "새출발기금" in text(outcome)
    assert "그 밖에 맞을 수 있는 혜택" in text(outcome)
    assert 1 <= len(cards(outcome)) <= 3
    assert "몇 명" not in text(outcome)


@pytest.mark.parametrize(
    ("words", "intent", "told", "untold"),
    [
        ("노인일자리 하면 기초연금 깎여요?", "compare", "깎이지 않아요", "나란히"),
        ("장애인연금 받던 건 계속 나오나요 아니면 기초연금으로 바뀌나요", "compare", "부가급여만", "나란히"),
        ("기초연금 받으면 생계급여 깎여요?", "compare", "생계급여가 그만큼 줄어요", "나란히"),
        ("국민연금 받으면 기초연금 깎이나요", "compare", "함께 받을 수 있", "나란히"),
        ("어린이집 다니면 부모급여 안 나와요?", "compare", "보육료를 먼저", "나란히"),
        ("육아휴직 급여 받으면서 실업급여 받을 수 있나요", "compare", "1350", "나란히"),
        ("기초연금이랑 국민연금 뭐가 달라요?", "compare", "나란히", "어떤 두 가지"),
        ("장애인연금이랑 장애수당 차이가 뭐예요", "compare", "나란히", "어떤 두 가지"),
    ],
)
def test_what_one_does_to_another_is_answered_and_only_a_choice_is_laid_side_by_side(
    say: Say, words: str, intent: str, told: str, untold: str
) -> None:
    said = text(say(words, intent))
    assert told in said
    assert untold not in said


def test_the_thing_it_spoke_of_is_asked_on(say: Say) -> None:
    say("귀가 안 들려서 전화를 못해요. 보청기 사고싶은데 지원 되나요?", "ask_benefits")
    say("장애등록은 안했어요", "inform")
    said = text(say("등록하려면 뭘 해야 하나요 검사비도 드나요", "ask_benefits"))
    assert "이비인후과" in said
    assert "산정특례" not in said
    assert "90%" in text(say("얼마 지원돼요? 양쪽 다 되나요", "ask_amount"))


def test_only_what_is_paid_can_end(say: Say) -> None:
    say("주거급여 받는데 집주인이 월세 올려달래요", "ask_documents")
    said = text(say("이사하면 끊겨요?", "ask_period"))
    assert "이사해도 계속 받을 수 있어요" in said
    assert "6개월 전부터" not in said


def test_what_they_get_is_what_may_come_to_less(say: Say) -> None:
    said = text(say("기초연금 받고 있는데 옆집이 밤마다 시끄러워요", "already_receiving"))
    assert not any(each in said for each in _ASKS_FACTS)
    assert "기초연금" in str(say("취직하면 깎이나요", "ask_amount").state["benefit"])


@pytest.mark.parametrize(
    ("words", "ends"),
    [("이사하면 끊겨요?", True), ("일하면 깎이나요", True), ("전기가 끊겨요", False), ("회사에서 짤려요", False), ("얼마예요", False)],
)
def test_what_ends(words: str, ends: bool) -> None:
    assert payment.ends(words) is ends


def test_what_the_record_says_of_the_very_thing(say: Say) -> None:
    say("청년월세 지원 받고 싶어요", "ask_benefits")
    said = text(say("보증금 3000에 55인데 그것도 봐요?", "ask_benefits"))
    assert "보증금 5천만 원, 월세 60만 원" in said
    assert "나와 있지 않아요" not in said


def test_who_is_angry_and_asks_is_answered(say: Say) -> None:
    say("실업급여 신청하려면 뭐 해야돼요", "ask_how")
    said = text(say("아진짜짜증나네그래서나뭐부터해야돼요", "complain"))
    assert "죄송해요" in said
    assert "이직확인서" in said
    assert "고용센터" in said


def test_anger_that_asks_nothing_is_heard(say: Say) -> None:
    say("실업급여 신청하려면 뭐 해야돼요", "ask_how")
    assert "어떤 점이 답답하셨는지" in text(say("아 진짜 짜증나네 말이 안 통해", "complain"))


def test_a_topic_that_is_received_is_noted(say: Say) -> None:
    said = text(say("영농직불금은 받고 있다", "already_receiving"))
    assert "공익직불금" in said
    assert "어떤 것을" not in said


@pytest.mark.parametrize("words", ["의료급여 받고 싶은데요", "한부모 지원 받고 싶은데요", "국민내일배움카드는신청하면바로나와요"])
def test_who_wishes_for_something_does_not_have_it(say: Say, words: str) -> None:
    assert "이미 받고 계시는" not in text(say(words, "already_receiving"))


def test_upper_and_lower_dentures_are_counted_apart(say: Say) -> None:
    say("이빨이 다 빠져부러서 밥을 못묵어라 틀니 할라믄 돈 많이 든당가요", "inform")
    said = text(say("아니 틀니 말이여. 아래는 5년전에 보험으로 했고 위는 안했는디 위는 되제?", "ask_benefits"))
    assert "위와 아래를 따로 쳐서" in said


def test_what_is_named_after_no_is_asked(say: Say) -> None:
    say("회사에서 갑자기 내일부터 나오지 말래요", "life_event")
    assert "진정" in text(say("과태료말고 임금체불 진정 넣는거", "correct"))


def test_a_pension_of_ones_own_beside_the_one_of_the_dead(say: Say) -> None:
    say("영감이 열흘 전에 세상을 떠났는데 사망신고는 어떻게 해요", "ask_how")
    said = text(say("나도 국민연금이 이십팔만 원 나오는데 그러면 두 개 다 받을 수 있는 거예요", "ask_benefits"))
    assert "하나를 골라요" in said
    assert "돌려줘야" not in said


@pytest.mark.parametrize(
    ("words", "anew", "again"),
    [
        ("아니 틀니 말이여", True, True),
        ("그걸 물어본 거예요", True, True),
        ("그게 아니라 보청기요", True, False),
        ("아니 위는 되냐고요", True, False),
        ("아니면 다른 게 있나요", False, False),
        ("틀니는 얼마예요", False, False),
    ],
)
def test_asked_anew(words: str, anew: bool, again: bool) -> None:
    assert asks_anew(words) is anew
    assert insists(words) is again


def test_a_gift_or_an_inheritance_is_a_matter_of_tax(say: Say) -> None:
    say("기초연금 얼마예요", "ask_amount")
    said = text(say("아버지가 저한테 집 주신다는데 증여랑 상속이랑 뭐가 나은가요", "ask_benefits"))
    assert "126" in said
    assert "132" in said
    assert "바로 빠지지 않아요" in text(say("아들한테 집을 증여하면 기초연금 끊기나요", "ask_period"))
