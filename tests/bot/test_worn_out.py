"""Who would go together with the one they care for, who can care no longer, a knife at night: heard before any benefit."""

from __future__ import annotations

import pytest

from bot.understand.crisis import detect
from tests.bot.saying import Say, cards, text


def said(lines: str) -> list[str]:
    return [line.strip() for line in lines.split("|")]


@pytest.mark.parametrize(
    "words",
    said(
        "집사람 치매 7년째요. 이제 그만 같이 가려고 하오 | 마누라가 치매 십년짼데 둘이 같이 떠나려 하오 | 이제 그만 둘이 같이 가야지 싶소"
        " | 우리 둘 다 그만 가는 게 자식들한테 낫겠지요 | 더는 못하겠어서 영감 데리고 같이 떠나고 싶어요 | 커터칼을 자꾸 들었다 놨다 해요"
    ),
)
def test_who_would_go_together_is_heard(words: str) -> None:
    assert detect(words) == "suicide"


@pytest.mark.parametrize(
    "words",
    said(
        "치매인 아내랑 같이 병원 가려고 하는데 차가 없어요 | 힘들어서 이제 그만 시골로 떠나려고 해요 | 제주도로 같이 여행 가려고 하오"
        " | 혼자 힘들어서 딸이랑 같이 센터에 가려고요 | 치매 엄마 데리고 같이 가야 하나요"
    ),
)
def test_who_goes_somewhere_is_in_no_danger(words: str) -> None:
    assert detect(words) is None


@pytest.mark.parametrize("words", said("어젯밤엔 칼을 들었어요 | 오늘 새벽에 또 칼을 들고 설쳤어요 | 밤마다 망치를 휘둘러요"))
def test_a_weapon_taken_up_at_night_is_a_danger(words: str) -> None:
    assert detect(words) == "domestic_violence"


@pytest.mark.parametrize("words", said("드라마에서 어젯밤에 칼을 휘두르는 장면이 나왔어요"))
def test_a_knife_at_work_is_none(words: str) -> None:
    assert detect(words) is None


@pytest.mark.parametrize(
    "words",
    said(
        "아버지 버리고 도망가고 싶어요 간병 3년째예요 | 치매 어머니 더는 못 모시겠어요 | 애가 장애라 밤낮 돌보는데 이제 도저히 못 하겠어요"
        " | 남편 병수발에 완전히 지쳤어요"
    ),
)
def test_who_can_care_no_longer_is_met_before_benefits(say: Say, words: str) -> None:
    answer = text(say(words, "complain"))
    assert "1577-0199" in answer and "돌보는 분도 쉬어야 해요" in answer


def test_who_cares_for_somebody_told_of_before_is_heard(say: Say) -> None:
    say("아버지가 장기요양 3등급이에요", "inform")
    outcome = say("저도 이제는 한계예요 너무 지쳐요", "complain")
    assert "단기보호" in text(outcome) and cards(outcome) == ["노인장기요양보험"]


def test_who_leaves_a_job_is_not_taken_for_a_carer(say: Say) -> None:
    assert "돌보는 분도" not in text(say("회사 일에 지쳤어요 그만두고 싶어요", "complain"))


def test_secrecy_is_promised_and_the_talk_does_not_end(say: Say) -> None:
    outcome = say("아들한테는 말하지 마시오", "stop")
    assert outcome.state["intent"]["name"] == "ask_privacy"
    assert "가족에게 넘기지 않아요" in text(outcome)
