"""What strangers asked in vain: what their next words ask of a topic or a benefit, and what topics no longer hide."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("first", "line", "said"),
    [
        ("가정위탁 어디에 신청해요", "애를 뺏어간다는 소리여?", "데려가는 것이 아니에요"),
        ("조카 키우는 돈 나와요?", "친권이 매형한테 있어서 통장도 못 만들어요", "132"),
        ("국립묘지 가실 수 있나요", "할머니도 같이 묻힐 수 있나요", "함께 모실 수 있어요"),
        ("보훈병원 진료비 감면 되나요", "지금 요양병원에 계신데요", "위탁병원"),
        ("사채 빌렸는데 어떡해요", "신고하면 더 심해질까봐 무서워요", "112"),
        ("출소했는데 갈 데가 없어요", "일자리도 구해야 되는데", "허그일자리"),
        ("전국민 마음투자 상담 알려줘요", "몇 번 해줘요", "여덟 번"),
        ("유산휴가 쓸 수 있나요", "며칠이에요", "30일"),
        ("유산휴가 쓸 수 있나요", "남편도 쉴 수 있어요?", "제 자료에 나와 있지 않아요"),
        ("보청기 국가보조 되나요", "장애등록은 안 했어", "이비인후과"),
        ("보청기 국가보조 되나요", "어디 병원 가야 돼요", "이비인후과"),
        ("월세 밀려서 나가래요", "강제로 짐 빼는 거 불법 아니에요?", "132"),
        ("기초수급 신청했는데 떨어졌대요", "이의신청은 언제까지 해야 돼", "90일"),
        ("산재 신청하려면요", "사고는 아니고 오래 앉아서 그런 건데요", "업무상 질병"),
        ("산재 신청하려면요", "사장님이 신고하면 비자 취소한대요", "1577-0071"),
        ("산재 신청하려면요", "한국말 어려워요 통역 있어요?", "1345"),
        ("알바비 못 받았어요", "17살인데 신고됨?", "혼자서"),
        ("알바비 못 받았어요", "수습이라고 깎고 준대 이거 맞음?", "석 달"),
        ("전세사기 당했어요", "집이 경매 넘어갔대요", "배당요구"),
        ("F4 비자인데 기초생활수급 되나요", "병원비라도 도움 안 되나요", "의료지원"),
        ("출생신고는 어디서 해요", "벌금 나와요?", "과태료"),
        ("기초수급 신청했는데 떨어졌대요", "이의신청은 어떻게 하는데", "90일"),
        ("수어통역 필요합니다", "전화 못합니다 문자 됩니까", "107"),
        ("빚을 상속받지 않으려면 상속포기 어떻게 해요", "삼촌 빚도요?", "형제자매"),
    ],
)
def test_what_is_asked_next_of_a_topic_is_answered(say: Say, first: str, line: str, said: str) -> None:
    say(first, "ask_how")
    assert said in text(say(line, "unclear"))


@pytest.mark.parametrize(
    ("benefit", "line", "said"),
    [
        ("기초연금", "집이 하나 있는데 그럼 못 받아요?", "1억 3,500만 원"),
        ("기초연금", "자슥이 둘 있는데 그라믄 못 받나", "자녀가 있는지"),
        ("생계급여", "차도 있는데 되나요", "자동차도 재산"),
        ("생계급여", "남편 몰래 신청할 수 있나요", "가구원 모두"),
        ("생계급여", "알바하면 깎여요?", "근로소득공제"),
        ("노인장기요양보험", "예순다섯 안 되면 못 받나요", "노인성 질병"),
        ("노인장기요양보험", "제가 직접 돌보면 저한테 돈이 나오나요", "가족요양비"),
        ("노인장기요양보험", "집으로 와 주시나요", "댁으로"),
        ("부모급여", "언제까지 신청해야 돼요?", "60일"),
        ("한부모가족 아동양육비", "재혼하면 끊겨요?", "재혼"),
        ("노인맞춤돌봄서비스", "돈 내야 헙니까", "무료"),
        ("국민취업지원제도", "알바하면서 해도 돼요?", "1350"),
        ("여성청소년 생리용품 지원", "엄마아빠 몰래 가능?", "보호자의 정보"),
        ("청년월세 지원", "부모님 소득도 봐요?", "부모님을 포함한"),
        ("육아휴직 급여", "회사에서 안 된대요 어떡해요", "허락해야"),
        ("장애인활동지원", "활동지원사가 자꾸 그만둬요 어디서 구해요", "활동지원기관"),
        ("참전명예수당", "병원비도 깎아주나요", "보훈병원"),
        ("참전명예수당", "돌아가시면 할머니가 이어받아요?", "본인께만"),
    ],
)
def test_what_is_asked_of_a_benefit_beside_its_aspects_is_answered(say: Say, benefit: str, line: str, said: str) -> None:
    say(f"{benefit} 알려 주세요", "ask_overview")
    assert said in text(say(line, "ask_eligibility"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("기초생활수급자 집 있어도 되나요", "집이나 차"),
        ("국민연금 지금 당겨받으면 손해예요?", "6%"),
        ("자영업자도 고용보험 있어요?", "국민취업지원제도"),
    ],
)
def test_some_of_it_is_answered_whatever_is_talked_about(say: Say, line: str, said: str) -> None:
    assert said in text(say(line, "unclear"))


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("유족연금 말고 조카들 키우는데 나오는 거요", "kinship_care"),
        ("기초연금은 받고 있고 손주 앞으로 나오는 게 없나요", "kinship_care"),
        ("국민연금 20년 냈는데 장애인 되면 뭐 나오나요", "pension_for_disabled"),
    ],
)
def test_what_is_had_or_set_aside_does_not_hide_what_is_asked(say: Say, line: str, id: str) -> None:
    assert say(line, "ask_benefits").context["topic"] == id


def test_what_is_only_told_is_still_no_topic(say: Say) -> None:
    assert say("임신했는데 뭐 받을 수 있어요", "ask_benefits").context["topic"] is None


def test_who_is_divorced_hears_of_lone_parents(say: Say) -> None:
    assert "1577-4206" in text(say("이혼했는데 받을 수 있는 혜택 있어요?", "ask_benefits"))


def test_what_is_told_besides_an_answer_leads_to_its_topic(say: Say) -> None:
    say("저 스무 살이에요 뭐 받을 수 있어요", "ask_benefits")
    outcome = say("다섯이요 그래서 조카 키우는 돈은 나와요", "inform")
    assert outcome.context["topic"] == "kinship_care"


@pytest.mark.parametrize(
    ("words", "intent", "said"),
    [
        ("건강보험이 한달 15만원씩 나오는데 너무 많아요", "inform", "국민건강보험공단 1577-1000"),
        ("퇴직했더니 건보가 27만원이 나오네 왜 이렇게 많아", "complain", "국민건강보험공단 1577-1000"),
        ("나이 먹어 귀가 안 들려", "inform", "이비인후과"),
        (
            "내가 정지서 미끄러져가 궁디뼈가 뿌러졌는데 수술하고 다음주에 나가라 카네. 집에 아무도 없는데 우야노",
            "life_event",
            "장기요양",
        ),
        ("빙판에서 넘어져 다리가 뿌라졌어 병원에서 나가라는디 집에 가도 아무도 없어", "life_event", "1522-0365"),
        ("아버지가 뇌졸중으로 입원했는데 다음주 퇴원하래요 저는 일해서 못 돌봐요", "life_event", "1522-0365"),
    ],
)
def test_what_is_told_reaches_the_topic(say: Say, words: str, intent: str, said: str) -> None:
    found = text(say(words, intent))
    assert said in found and "외로우셨" not in found


def test_bills_of_treatment_are_no_premiums(say: Say) -> None:
    assert "보험료 조정" not in text(say("건강보험이 안되는 비급여가 너무 많아요", "inform"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1308에 전화하면 부모님한테 연락 가나요", "1308이 부모님이나 학교에 먼저 연락하지 않아요"),
        ("임신 14주 고3인데 부모님께 아직 말 못 했어요 어디에 상담해요", "1308"),
        ("임신했는데 엄마 모르게 상담받을 수 있어요?", "1308"),
        ("말을 못해서 전화 대신 문자로 물어보고 싶어요", "107"),
    ],
)
def test_who_keeps_a_pregnancy_from_their_parents_hears_of_the_secret_line(say: Say, line: str, said: str) -> None:
    assert said in text(say(line, "ask_contact"))
    assert "보호자에게 알리는 것이 보통" not in text(say(line, "ask_contact"))


@pytest.mark.parametrize(
    "line", ["부모급여랑 아동수당 둘 다 받을 수 있어요?", "첫만남이용권이랑 아동수당 둘 다 되나요", "기초연금이랑 장기요양 둘 다 되나요"]
)
def test_two_that_are_known_to_go_together_are_said_to(say: Say, line: str) -> None:
    assert "함께 받을 수 있어요" in text(say(line, "compare"))
