"""An alarm is left at once when it is not now or in good hands; what is asked then is answered by the ordinary path."""

from __future__ import annotations

import pytest

from bot.understand import crisis, crisis_lost, crisis_settled
from tests.bot.saying import Say, cards, text


def said(words: str) -> list[str]:
    return [each.strip() for each in words.split("|")]


ASKED_AGAIN = ("전화하셨어요", "전화하지 않으셨으면")
DANGERS = {
    "영감이 갑자기 말을 못하고 한쪽이 축 늘어졌어": said(
        "119 불러서 병원 왔어 뇌경색이래 병원비가 걱정이네 | 구급차 왔어요 병원비 많이 나올까요 | "
        "지금 응급실이라니까요 간병비 지원되나요 | "
        "벌써 119 불렀당께 | 병원에 모시고 왔어요 중풍이래요"
    ),
    "애가 열이 40도고 경련해요": said(
        "이제 멈췄어요 119 불렀어요 병원비 많이 나올까요 한부모인데 | 전화했다고요 구급차 왔어요 | 병원 왔어요 열성경련이래요"
    ),
    "엄마가 쓰러지셨어요 반신마비 왔는데": said(
        "아 지금 쓰러진건 아니고 작년에 뇌졸중이요 | 작년 일이라고요 장기요양 되나요 | 3년 전에 쓰러지셨다고요 | "
        "지난달에 있었던 일이에요 | 지금은 괜찮으세요"
    ),
    "갑자기 숨이 막혀요": said("아니 안 아파요 월세가 비싸다고요 | 119 아니라니까요 | 그런 말이 아니고요 답답하다고요"),
}


@pytest.mark.parametrize(("danger", "over"), [(danger, each) for danger, all_of in DANGERS.items() for each in all_of])
def test_the_alarm_is_left_at_once(say: Say, danger: str, over: str) -> None:
    assert say(danger, "life_event").state["crisis"] == "medical_emergency"
    after = say(over, "inform")
    assert after.state["crisis"] is None
    assert not any(words in text(after) for words in ASKED_AGAIN)
    later = say("그럼 어떤 도움이 있어요?", "ask_benefits")
    assert not any(words in text(later) for words in ASKED_AGAIN)


@pytest.mark.parametrize(
    "words",
    said("119 불렀는데 아직 안 와요 | 의식이 없어요 아직 | 119 불렀는데 숨을 안 쉬어요 | 아직 못 일어나세요 | 또 경련해요"),
)
def test_it_is_not_left_while_it_goes_on(say: Say, words: str) -> None:
    say("엄마가 쓰러지셨어요", "life_event")
    assert say(words, "inform").state["crisis"] == "medical_emergency"


def test_who_called_is_not_asked_whether_they_did(say: Say) -> None:
    say("엄마가 쓰러지셨어요", "life_event")
    for words in ("119 불렀는데 아직 안 와요", "숨을 안 쉬어요", "빨리요"):
        answer = say(words, "inform")
        assert answer.state["crisis"] == "medical_emergency"
        assert not any(again in text(answer) for again in ASKED_AGAIN)


def test_the_illness_is_kept_of_the_one_who_has_it(say: Say) -> None:
    say("영감이 갑자기 말을 못하고 한쪽이 축 늘어졌어", "life_event")
    after = say("119 불러서 병원 왔어 뇌경색이래 병원비가 걱정이네", "inform")
    facts = {who["id"]: who["facts"] for who in after.state["people"]}
    assert facts["spouse"].get("serious_illness") and not facts["self"].get("serious_illness")
    assert "재난적의료비 지원" in cards(after)
    assert "재난적의료비 지원" in cards(say("아니 벌써 병원이라니까 병원비", "correct"))


@pytest.mark.parametrize(
    "words",
    said(
        "프레스에 손가락 두개 잘렸어요 3주전에 회사에서는 공상처리 하재요 | 지난달에 손가락이 잘렸어요 산재 되나요 | 작년에 감전됐어요 | "
        "엄마가 쓰러지셔서 119 불러서 병원 왔어요 병원비가 걱정이에요 | 애가 경련해서 응급실 왔어요 열성경련이래요"
    ),
)
def test_what_is_past_or_with_doctors_raises_no_alarm(words: str) -> None:
    assert crisis.detect(words) is None


@pytest.mark.parametrize("words", said("프레스에 손가락 두개 잘렸어요 | 지금 손가락이 잘렸어요 | 기계에 손이 끼어서 안 빠져요"))
def test_what_happens_now_raises_it(words: str) -> None:
    assert crisis.detect(words) == "medical_emergency"


def test_a_past_accident_told_again_raises_no_alarm(say: Say) -> None:
    first = say("프레스에 손가락 두개 잘렸어요 3주전에 회사에서는 공상처리 하재요", "life_event")
    assert "1588-0075" in text(first)
    after = say("제 사정 손 잘렸다구요 저 베트남 사람이에요 비자 E9 서른한살", "inform")
    assert after.state["crisis"] is None and "119" not in text(after)
    assert "job_lost" not in after.state["facts"]
    assert say("지금 또 손가락이 잘렸어요 빨리요", "inform").state["crisis"] == "medical_emergency"


def test_a_man_who_lost_his_job_is_still_heard(say: Say) -> None:
    assert say("회사에서 잘렸어요", "life_event").state["facts"]["job_lost"] is True


HABITS = said(
    "아버지가 작년부터 치매신데 요즘은 집을 못 찾아오세요 제가 회사 다니면서 모시는데 한계네요 | 치매 엄마가 밤마다 자꾸 나가세요 | "
    "치매인 할머니가 요새 집을 자주 못 찾으세요 | 어머니가 치매라 툭하면 배회하세요"
)


@pytest.mark.parametrize("words", HABITS)
def test_who_strays_by_habit_is_no_emergency(say: Say, words: str) -> None:
    first = say(words, "inform")
    assert first.state["crisis"] is None
    assert "지금 어디 계신지 모르시면 112" in first.replies[0].text and "1899-9988" in first.replies[0].text
    assert "노인장기요양보험" in cards(first)
    assert "112" not in text(say("아니 지금은 집에 계세요 장기요양은 어떻게 신청해요", "ask_how"))


@pytest.mark.parametrize(
    "words",
    said("아빠가 또 나가서 안들어와요 지금 두시간째 | 아버지가 나가셨는데 연락이 안 돼요 | "
        "아까 나가셨는데 못 찾겠어요 | 또 없어지셨어요 어디 가셨는지 모르겠어요"),
)
def test_who_is_known_to_stray_and_is_gone_now_is_missing(say: Say, words: str) -> None:
    say("아버지가 작년부터 치매신데 요즘은 집을 못 찾아오세요", "inform")
    say("지금은 집에 계세요", "inform")
    gone = say(words, "life_event")
    assert gone.state["crisis"] == "medical_emergency" and gone.replies[0].text.startswith("112")
    assert not cards(gone)
    found = say("찾았어요 감사해요.. 치매 배회할때 위치추적 그런거 주는데 있나요", "thank")
    assert found.state["crisis"] is None and "축하" not in text(found) and "배회감지기" in text(found)


@pytest.mark.parametrize("words", said("할머니가 안 보여요 치매세요 | 엄마가 치매인데 집에 안 계세요 | 치매 아버지가 방에 없어요"))
def test_who_has_dementia_and_is_not_seen_is_missing(say: Say, words: str) -> None:
    assert say(words, "inform").state["crisis"] == "medical_emergency"


@pytest.mark.parametrize("words", said("할머니가 치매신데 눈이 안 보여요 | 치매 아버지 글씨가 안 보이신대요 | "
    "치매 엄마가 있는데 저는 형제가 없어요"))
def test_who_cannot_see_is_not_missing(say: Say, words: str) -> None:
    assert say(words, "inform").state["crisis"] is None


@pytest.mark.parametrize("words", said("딸이 나가서 살아요 | 아들이 군대 가서 안 들어와요 | 남편이 나갔는데 연락이 안 돼요"))
def test_without_dementia_nobody_is_thought_missing(say: Say, words: str) -> None:
    assert say(words, "inform").state["crisis"] is None


@pytest.mark.parametrize(
    "words",
    said("월세 때문에 숨막혀 죽겠네 | 대출 이자 때문에 숨이 턱 막혀요 | 속에 천불이 나요 | "
        "가게가 불난 집 같아요 | 물가가 올라서 숨이 막혀 죽겠어요"),
)
def test_what_is_only_said_so_raises_no_alarm(words: str) -> None:
    assert crisis.detect(words) is None


@pytest.mark.parametrize("words", said("떡 먹다가 숨이 막혀요 | 일하다가 숨이 막혀요 | 가슴이 답답하고 숨이 막혀요 살려주세요"))
def test_who_cannot_breathe_is_heard(words: str) -> None:
    assert crisis.detect(words) == "medical_emergency"


def test_what_says_that_it_is_over_is_told_apart() -> None:
    assert crisis_settled.key("집에 계세요", lost=True) == "home"
    assert crisis_settled.key("집에 쓰러져 계세요 의식이 없어요", lost=True) is None
    assert crisis_settled.key("119 불러야 하나요", lost=False) is None
    assert crisis_settled.key("병원에 가야 하나요", lost=False) is None
    assert not crisis_lost.strays("길을 잃으셨어요 지금 밖이에요", known=True)


def test_who_reported_a_neighbour_is_not_congratulated(say: Say) -> None:
    say("옆집 할아버지가 며칠째 안보이고 신문이 쌓여있어요 문을 두드려도 대답이 없네요", "life_event")
    after = say("네 방금 신고했어요 감사합니다", "thank")
    assert "축하" not in text(after) and "몇 살" not in text(after) and after.state["crisis"] is None
    next_one = say("할아버지 돌아가셨을까봐 무서워요 평소 혼자 사시는 분 챙겨주는 제도 있나요", "ask_benefits")
    assert {"노인맞춤돌봄서비스", "응급안전안심서비스"} <= set(cards(next_one)) and "몇 살" not in text(next_one)


@pytest.mark.parametrize("thanks", said("감사합니다 정말 다행이에요 기뻐요 | 고맙습니다 살았네요 | 네 신고했어요 정말 감사해요"))
def test_nothing_is_congratulated_after_a_danger(say: Say, thanks: str) -> None:
    say("엄마가 쓰러지셨어요", "life_event")
    assert "축하" not in text(say("119 불렀어요", "inform"))
    assert "축하" not in text(say(thanks, "thank"))


def test_a_girl_who_dares_tell_nobody_is_not_congratulated(say: Say) -> None:
    assert "축하" not in text(say("임신했는데 아직 아무한테도 말 못했어요.. 19살이에요", "inform"))


def test_driving_there_oneself_is_answered(say: Say) -> None:
    say("영감이 갑자기 말을 못하고 한쪽이 축 늘어졌어", "life_event")
    for words, intent in (("내 차로 데려가도 되나", "ask_eligibility"), ("제 차로 모시고 가는 게 낫나요", "inform")):
        assert "구급차를 기다리는" in text(say(words, intent))
