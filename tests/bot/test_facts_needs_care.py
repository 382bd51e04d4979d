"""Who cannot get through the day without help, and who only seems not to."""

from __future__ import annotations

import pytest

from tests.bot.factcases import understood

CARED_FOR = {
    "어머니가 걷지를 못하세요": "mother",
    "아버지가 쓰러지셔서 혼자 못 움직이세요": "father",
    "시아버지 구십이신데 누워만 계세요": "father:in_law",
    "아부지가 자리보전하고 누웠심더": "father",
    "친정엄마 혼자 화장실도 못 가요": "mother",
    "남편이 풍 맞아서 반신불수예요": "spouse",
    "밥을 떠먹여 드려야 해요 아버지 86세": "father",
    "어머니 수발을 제가 다 들어요": "mother",
    "엄마가 옷도 혼자 못 입으세요": "mother",
    "할매가 꼼짝을 못혀": "grandmother",
    "엄마를 이제 혼자 두기가 겁나요": "mother",
    "어머님이 혼자서는 아무것도 못하세요": "mother",
    "외할머니 기저귀 차세요": "grandmother",
    "팔순 아버지 대소변을 못 가리셔": "father",
    "어무이가 몸을 몬 가눕니더": "mother",
    "퇴원하면 집에서 못 돌봐요 아버지 79세": "father",
    "거동이 많이 불편하십니다 장모님이": "mother:in_law",
    "오른쪽 팔다리를 못 쓰세요 아버지가": "father",
    "엄마가 밥도 못 해 드세요": "mother",
    "어머니가 못 걸으세요. 돈이 없어요": "mother",
    "할머니가 못 걸으시는데 돈이 없어요": "grandmother",
    "엄마 혼자 두기가 무서워요": "mother",
    "아버지가 수술하고 3개월째 못 걸으세요": "father",
    "우울해서 죽겠어요. 어머니가 누워만 계세요": "mother",
    "시간이 없는데 아버지 대소변을 제가 받아요": "father",
}
NOT = (
    "아기가 아직 못 걸어요",
    "차가 없어서 못 움직여요",
    "애 보느라 꼼짝을 못해요",
    "아들이 아침에 못 일어나요",
    "우울해서 누워만 있어요",
    "손주 돌보기가 힘들어요",
    "남편이 집 밖으로 못 나가게 해요",
    "애들 돌봐줄 사람이 없어요",
    "어머니가 못 걸으시면 뭐 받을 수 있어요?",
    "거동 불편한 노인은 뭐 받나요?",
    "보일러가 고장 나서 씻지를 못해요",
    "가스 끊겨서 밥도 못 해 먹어유",
    "무서워서 혼자 화장실을 못 가요",
    "10개월 된 아기가 못 일어나요",
)


@pytest.mark.parametrize(("text", "person"), CARED_FOR.items())
def test_who_needs_care(text: str, person: str) -> None:
    told = {(said.person, said.value) for said in understood(text).said if said.fact == "needs_care"}
    assert told == {(person, True)}


@pytest.mark.parametrize("text", NOT)
def test_needs_no_care(text: str) -> None:
    assert [said for said in understood(text).said if said.fact == "needs_care"] == []
