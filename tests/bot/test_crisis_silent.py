"""A parent or somebody who lives alone does not answer for a night or longer."""

import pytest

from bot.understand.crisis import detect


@pytest.mark.parametrize(
    "words",
    [
        "시골 어머니가 그저께부터 연락이 안 돼요",
        "혼자 사는 이모가 며칠째 전화를 안 받으십니다",
        "장모님이 아침부터 전화를 안 받으시는데 지금 밤 열 시예요",
        "할배가 사흘째 전화를 안 받는다",
        "아버지 핸드폰이 하루 종일 꺼져 있어요 심장이 안 좋으신데",
        "노모가 이틀째 연락두절입니다",
    ],
)
def test_somebody_must_look(words: str) -> None:
    assert detect(words) == "medical_emergency"


@pytest.mark.parametrize(
    "words",
    [
        "아버지랑 연락 끊긴 지 십 년 됐어요",
        "어머니가 귀가 어두워서 전화를 못 받으세요",
        "공단이 이틀째 전화를 안 받아요",
        "엄마랑 싸워서 며칠째 연락을 안 해요",
        "어제 할머니가 전화를 안 받으셔서 놀랐는데 오늘 받으셨어요",
        "아버지가 빚 때문에 며칠째 전화를 안 받아요",
        "자식들이 어제도 전화를 안 하네요",
        "요양원 계신 할머니와 며칠째 통화를 못 했어요",
    ],
)
def test_nobody_is_alarmed(words: str) -> None:
    assert detect(words) is None
