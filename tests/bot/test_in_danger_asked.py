"""What is asked while a danger is open is answered, in its own words, and not with the same card again."""

import pytest

from tests.bot.test_first_aid import talk, text

BEATEN = ("남편이 술먹으면 때려요", "inform")


@pytest.mark.parametrize(
    "words",
    [
        "문자로는 안돼요?",
        "문자로 신고가 되냐고요",
        "112에 문자로 신고하는 방법 알려주세요",
        "전화 소리 나면 남편이 알아요",
        "전화를 못 하겠어요",
        "소리 안 내고 신고할 수 있어요?",
    ],
)
@pytest.mark.parametrize("intent", ["ask_how", "inform", "out_of_scope"])
def test_who_cannot_speak_hears_that_112_takes_texts(words: str, intent: str) -> None:
    last = talk(BEATEN, (words, intent))[-1]
    assert "문자로도 신고" in text(last)
    assert last.state["crisis"] == "domestic_violence"


def test_who_fears_to_call_hears_it_at_once_and_not_twice_in_the_same_words() -> None:
    first, second = talk(("남편이 때려요 신고하면 더 맞을까봐 전화도 못하겠어요", "inform"), ("문자로 신고가 되냐고요", "ask_how"))
    assert "문자로도 신고" in text(first)
    assert "112에 문자만 보내도" in text(second)


@pytest.mark.parametrize(
    ("danger", "words", "told"),
    [
        ("중2인데 아빠가 저랑 동생 때려요", "1388에 말하면 학교에도 알려져요?", "1388은"),
        ("옆집 아이가 맞고 있어요", "제가 신고한 줄 알면 어떡해요", "알려 줄 수 없게"),
        ("요양원에서 엄마가 맞은것 같아요", "신고하면 엄마가 거기서 더 구박받지 않을까요", "비밀은 지켜"),
        ("남편이 때려요", "신고하면 보복할까 봐 겁나요", "1366에 상담한 일은 비밀"),
    ],
)
def test_who_will_know_is_answered(danger: str, words: str, told: str) -> None:
    assert told in text(talk((danger, "inform"), (words, "ask_how"))[-1])


def test_whether_it_will_be_known_is_answered_with_the_first_word_of_it() -> None:
    (first,) = talk(("아는 오빠한테 당했어요.. 신고하면 알려지나요", "inform"))
    assert "알려지지 않아요" in text(first)
    assert "112" in text(first)


def test_who_harasses_by_text_is_not_asked_for_a_text() -> None:
    last = talk(BEATEN, ("남편이 문자로 욕을 해요", "inform"))[-1]
    assert "문자로도 신고" not in text(last)


def test_a_wife_alone_with_the_child_is_still_the_matter() -> None:
    first, second = talk(
        ("아내가 애기랑 같이 죽어버리고 싶다고 그래요", "inform"),
        ("애기가 두달이고 저는 회사에 있어요 집에 아내 혼자 있는데 무서워요", "inform"),
    )
    assert "둘만 있지 않게" in text(first)
    assert "112나 119에 전화하셨어요" in text(second)


def test_a_friend_who_said_goodbye_is_looked_for_by_the_police() -> None:
    first, second = talk(
        ("친구가 카톡으로 그동안 고마웠다고 보냈는데 전화를 안받아요", "inform"),
        ("자살하려는거 같다고요 어떡해요 어디사는지는 알아요", "ask_how"),
    )
    assert text(first).startswith("112")
    assert "주소를 먼저" in text(second)


def test_who_means_it_is_kept_watch_over() -> None:
    last = talk(("한강가야되나", "smalltalk"), ("농담아님", "smalltalk"))[-1]
    assert last.state["crisis"] == "suicide"
    assert "109" in text(last)
    assert "다행" not in text(last)


def test_a_joke_taken_back_is_followed_by_what_is_asked() -> None:
    last = talk(("시험 망해서 죽고싶다ㅋㅋㅋㅋ", "smalltalk"), ("아니 장난이고 고등학생도 받는 장학금 있어?", "ask_benefits"))[-1]
    assert last.state["crisis"] is None
    assert "교육급여" in text(last)


def test_who_is_in_a_shelter_hears_how_the_address_stays_hidden() -> None:
    (only,) = talk(("가정폭력으로 나와서 쉼터에 있는데요 주소를 옮기면 남편이 찾을까봐 수급 신청을 못하고있어요", "inform"))
    assert only.state["crisis"] is None
    assert "등본이나 초본" in text(only)


def test_threats_of_a_loan_shark_lead_to_free_help_at_law_too() -> None:
    first, second = talk(("사채까지 썼는데 매일 전화와서 협박해요", "inform"), ("경찰서가 시큰둥했어요 이자가 한달에 백프로예요", "inform"))
    assert "112" in text(first) and "132" in text(first)
    assert text(second).startswith("132")


def test_a_busy_office_leaves_no_fact() -> None:
    (only,) = talk(("회사에서 불났어요 일이 너무 많아서 ㅋㅋㅋ", "smalltalk"))
    assert only.state["crisis"] is None
    assert "crisis_event" not in only.state["facts"]


def test_a_neighbour_not_seen_is_looked_after() -> None:
    (only,) = talk(("옆집 할머니가 며칠째 안 보여요", "out_of_scope"))
    assert only.state["crisis"] is None
    assert "안을 살펴봐" in text(only)


def test_a_girl_of_seventeen_hears_of_the_line_for_the_young() -> None:
    assert "1388" in text(talk(("아는 오빠한테 당했어요", "inform"), ("열일곱이에요", "inform"))[-1])


@pytest.mark.parametrize("words", ["병원에 있다고요 석달째!! 119는 무슨", "112는 됐고 병원비나 알려줘요"])
def test_a_number_waved_away_is_not_explained(words: str) -> None:
    assert "소방서예요" not in text(talk((words, "complain"))[-1])
