"""Neighbours who apply for another, the blind and deaf, the widowed, veterans and grandchildren who care: what they ask."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("할매는 고흥 사시고 자식이 서울이랑께 나는 이장이고 가족이 아니여", "inform"),
        ("이웃이 대신 신청해도 되나요", "ask_how"),
    ],
)
def test_a_neighbour_may_apply(say: Say, line: str, intent: str) -> None:
    say("노인맞춤돌봄서비스 알려 주세요", "ask_overview")
    assert "이장님이나 이웃" in text(say(line, intent))


def test_a_neighbour_may_tell_of_who_needs_help_at_once(say: Say) -> None:
    say("할매 돈버는거 기초연금 그거뿐이여 서른몇만원", "inform")
    said = text(say("긍께 긴급복지 그거 이장이 신청하믄 되는거요?", "ask_how"))
    assert "누구나" in said and "349,700" not in said


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("마을에 치매 영감이 하나 있는디 마을회관서 돌봐주는 사업 있소", "ask_benefits", "1899-9988"),
        ("군에서 급한대로 쌀이라도 주는거 없소", "ask_benefits", "129"),
        ("윗집 할매 밥 갖다주는 사업 이름이 뭣이요", "correct", "도시락"),
        ("옆집 사람인데 할머니가 굶으셔요 제가 신청해도 돼요?", "ask_eligibility", "이웃 누구나"),
    ],
)
def test_what_a_village_head_asks(say: Say, line: str, intent: str, told: str) -> None:
    assert told in text(say(line, intent))


def test_who_was_seen_to_is_not_waited_for(say: Say) -> None:
    say("우리 마을 윗집 할매가 사흘째 마당에 안 나온당게요 불러도 대답이 없어라", "life_event")
    said = text(say("119 와서 병원은 갔다왔고 인자 집에 혼자 계신디 누가 좀 들여다봐줄 사람 없소", "ask_benefits"))
    assert "기다려" not in said and "노인맞춤돌봄" in said


@pytest.mark.parametrize(
    "line",
    ["흰지팡이가 부러졌는데 새로 살 때 지원되나요", "흰 지팡이 새로 사려는데 보험 되나요", "시각장애인인데 케인이 부러졌는데 얼마 줘요"],
)
def test_a_white_cane_is_paid_by_the_insurance(say: Say, line: str) -> None:
    assert "90%" in text(say(line, "ask_benefits"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("활동지원을 월 120시간 받고 있는데 내년에 만 65세가 되면 끊긴다고 들었습니다. 사실인가요?", "그다음 달까지"),
        ("예순다섯 넘으면 활동지원 끊깁니까", "그다음 달까지"),
        ("65세 넘으면 장애인등록을 다시 해야 합니까", "다시 하지는 않아요"),
        ("장애 경증인데 수급자예요 얼마 받아요", "6만 원"),
    ],
)
def test_what_changes_at_65_and_what_a_mild_disability_brings(say: Say, line: str, told: str) -> None:
    assert told in text(say(line, "ask_eligibility"))


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("나 어른 74 청각장애 주민센터 가도 말 안통해 어떡해", "ask_how", "수어통역센터"),
        ("귀가 안들려요 주민센터 가면 말이 안 통해서 답답해요", "ask_how", "수어통역센터"),
        ("주민센터에서 서류쓸때 수어되는분 있나요", "ask_documents", "수어통역센터"),
        ("밤에 응급실 가게되면 어떡해요 새벽엔 통역 안하잖아요", "ask_benefits", "107"),
        ("집에 초인종 누르면 불 번쩍이는 그거도 나라에서 해주나요", "ask_benefits", "시각신호표시기"),
        ("나 보청기 있어 배터리 돈 줘?", "ask_benefits", "보청기 건전지"),
        ("밀린 월세 2달 도와주는 데 문자로 물어보고 싶어 전화 못해", "correct", "107"),
    ],
)
def test_what_the_deaf_ask(say: Say, line: str, intent: str, told: str) -> None:
    assert told in text(say(line, intent))


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("나는 71이고 남편은 일흔다섯에 갔어요 사망신고는 아직 안했는데", "inform", "한 달 안에"),
        ("저도 국민연금 31만원 받는데 남편것도 받을수있나요 남편은 68만원 받았어요", "ask_eligibility", "30%"),
        ("남편 통장에 돈이 있는데 은행에서 안준대요 어떻게 찾아요", "ask_how", "상속인"),
        ("상속 말이에요 빚도 좀 있다던데 얼만지 몰라요", "dont_know", "상속"),
        ("아이구 고마워요 장례비도 준다던데 맞아요?", "thank", "장제급여"),
        ("집이 남편 이름인데 명의 바꾸려면 어떻게 해요 세금은요", "out_of_scope", "취득세"),
    ],
)
def test_what_a_widow_asks(say: Say, line: str, intent: str, told: str) -> None:
    first = text(say("남편이 보름전에 갔어요 뭐부터 해야 하는지 모르겠어요", "life_event"))
    assert "위로" in first and "몇 살" not in first
    assert told in text(say(line, intent))


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("고엽제는 당뇨도 된다카대 내 당뇨 이십년됐다", "inform", "고엽제후유증 병"),
        ("고혈압도 고엽제 되나", "ask_eligibility", "후유의증 병"),
        ("보청기도 공짜로 준다카던데 참전자는", "ask_benefits", "1577-0606"),
        ("다리를 절어가 보훈청까지 못간다 마누라가 대신 해도 되나", "ask_how", "직접 못 가셔도"),
        ("고엽제 수당이랑 둘다 받나", "ask_eligibility", "골라"),
    ],
)
def test_what_a_veteran_asks(say: Say, line: str, intent: str, told: str) -> None:
    say("참전명예수당 받는데 구청에서 주는 건 따로예요?", "ask_overview")
    assert told in text(say(line, intent))


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("검사비비싸?", "smalltalk", "무료"),
        ("내가낮에학교가야하는데그동안할머니봐주는데있어?", "ask_benefits", "주·야간보호"),
        ("치매진단나오면그담엔뭐신청해", "ask_benefits", "치매치료관리비"),
    ],
)
def test_what_a_grandson_asks(say: Say, line: str, intent: str, told: str) -> None:
    say("할머니가요즘자꾸가스불을안끄고길을잃어버려서무서운데어디다말해야돼", "ask_how")
    assert told in text(say(line, intent))


def test_who_cares_hears_of_money_too(say: Say) -> None:
    say("할머니돌보느라알바를못해", "ask_benefits")
    assert "자기돌봄비" in text(say("돈으로 주는건 없어? 어디서 200만원 준다던데", "ask_benefits"))


def test_children_who_live_apart_are_not_looked_at(say: Say) -> None:
    assert "따로 사는 자녀가 있어도" in text(say("아들이 있으마 맞춤돌봄 못 받나 그말이다", "ask_eligibility"))
    assert "무료" in text(say("밥해주러 오는 사람 말이다 돈 내야 되나 공짜가", "ask_person"))


def test_what_is_paid_is_asked_of_what_is_talked_about(say: Say) -> None:
    say("틀니도 해주나", "ask_benefits")
    said = text(say("나는 수급자 아이다 기초연금만 받는다 그라마 얼매 내노", "ask_amount"))
    assert "30%" in said and "349,700" not in said


def test_what_is_received_is_not_said_to_fit_no_more(say: Say) -> None:
    say("혼자 사는 83세예요 기초연금 받을 수 있나요", "ask_benefits")
    say("기초연금은 받고 있어요", "already_receiving")
    assert "뺐어요" not in text(say("기초생활수급자는 아니에요", "inform"))
    assert "응급안전안심서비스" in cards(say("혼자 있다가 자빠지마 우짜노 무섭다", "inform"))
