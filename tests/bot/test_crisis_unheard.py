"""Dangers told of at home, by a lender, of a night without a bed and of a low mood that were not heard; and what is near to them."""

from __future__ import annotations

import pytest

from bot.understand.crisis import detect
from bot.understand.crisis_forms import form
from tests.bot.saying import Say, cards, text


def said(words: str) -> list[str]:
    return [each.strip() for each in words.split("|")]


@pytest.mark.parametrize(
    "words",
    said(
        "엄마가 약을 안먹고 자꾸 칼을 들어요 오늘도 | 엄마가 조현병인데 칼을 들고 있어요 | 우리 형이 정신병인데 망치를 들고 다녀요 | "
        "아들이 환청이 들린다며 식칼을 꺼내요"
    ),
)
def test_an_ill_relative_with_a_knife_is_a_danger(say: Say, words: str) -> None:
    assert detect(words) == "domestic_violence" and form("domestic_violence", words) == "ill"
    answer = text(say(words, "inform"))
    assert answer.startswith("112") and "1577-0199" in answer and "119" in answer


@pytest.mark.parametrize("words", said("동생이 칼을 휘둘러요 | 오빠가 칼 들고 와요"))
def test_a_brother_with_a_knife_is_a_danger(words: str) -> None:
    assert detect(words) == "domestic_violence"


@pytest.mark.parametrize(
    "words", said("동생이 칼을 갈아 줬어요 | 엄마가 조현병이에요 약은 잘 드세요 | 치매 엄마가 가위를 자꾸 찾아요 | 형이 정신병원에 있어요")
)
def test_a_knife_at_hand_or_an_illness_alone_is_none(words: str) -> None:
    assert detect(words) is None


@pytest.mark.parametrize(
    "words",
    said(
        "급해서 사채 100만원 빌렸는데 일주일에 이자 30이래요 가족한테 사진 뿌린대요 | 사채업자가 회사에 알린대요 | "
        "사채 썼는데 부모님한테 전화한대요 | "
        "대부업체에서 지인들한테 다 퍼뜨리겠대요"
    ),
)
def test_a_lender_who_threatens_is_a_crime(say: Say, words: str) -> None:
    answer = say(words, "out_of_scope")
    assert answer.state["crisis"] == "crime"
    assert all(number in text(answer) for number in ("112", "1332", "132"))


@pytest.mark.parametrize("words", said("사채 광고 문자만 자꾸 와요 | 대출 받으려는데 부모님한테 연락 가나요 | "
    "카드빚이 있는데 가족이 알게 될까요"))
def test_a_loan_without_a_threat_is_none(words: str) -> None:
    assert detect(words) is None


def test_debts_are_answered_after_words_of_dying(say: Say) -> None:
    say("급해서 사채 100만원 빌렸는데 일주일에 이자 30이래요 가족한테 사진 뿌린대요", "out_of_scope")
    assert say("경찰에 신고하면 더 심해질까봐 무서워요 죽고싶네요 진짜", "complain").state["crisis"] == "suicide"
    for words, intent in (
        ("네.. 109 전화해볼게요 근데 빚은 어떡해요 이자가 일주일에 30인데", "ask_benefits"),
        ("사채 빚이요. 불법 이자 신고 어디에 해요", "out_of_scope"),
    ):
        answer = text(say(words, intent))
        assert "1332" in answer and "132" in answer and "109" in answer and "사채를 쓰기 전에" not in answer


def test_debts_are_answered_when_it_is_better(say: Say) -> None:
    say("그냥 다 끝내고 싶어요 유서도 썼어요", "life_event")
    for words, intent in (("지금은 좀 괜찮아요.. 빚 때문에 그래요", "unclear"), ("빚이 4천이에요 이자도 못내요", "inform")):
        answer = text(say(words, intent))
        assert "1600-5500" in answer and "109" in answer


BEDS = {
    "nowhere": said(
        "교도소에서 나온지 일주일 됐습니다. 갈데가 없어서 찜질방에 있습니다 나이 52 | 오늘 밤 잘데요 | 오늘 어디서 자요 잘 데가 없어요 | "
        "지금 차에서 자고 있어요 갈 곳이 없어요 | 오늘밤 잘 곳 좀 알려주세요"
    ),
    "child": said(
        "저 19살이고 애기 낳은지 두달됐어요 애아빠는 연락끊겼고 엄마집에서도 나가래요 | 다음주까지 나가야되는데 애기랑 갈데가 없어요 | "
        "아이 데리고 오늘 밤 잘 데 있을까요 | 시댁에서 아기랑 나가라는데 어디로 가요"
    ),
}


@pytest.mark.parametrize(("kind", "words"), [(kind, each) for kind, all_of in BEDS.items() for each in all_of])
def test_where_to_stay_comes_first(say: Say, kind: str, words: str) -> None:
    answer = say(words, "inform")
    assert "129" in text(answer) and len(answer.replies) == 1
    assert set(cards(answer)) <= {"긴급복지지원"}
    if kind == "child":
        assert "1366" in text(answer) and "1577-4206" in text(answer)


def test_who_has_been_to_prison_is_told_that_he_may_apply(say: Say) -> None:
    say("교도소에서 나온지 일주일 됐습니다. 갈데가 없어서 찜질방에 있습니다 나이 52", "inform")
    first, second = text(say("잘데가 없다고요", "inform")), text(say("오늘 밤 잘데요", "smalltalk"))
    assert "129" in first and "129" in second and first != second
    assert "신청하지 못하는 것은 아니에요" in text(say("전과있다고 안받아주는거 아니에요?", "ask_privacy"))


def test_a_foreign_mother_put_out_hears_the_line_in_her_language(say: Say) -> None:
    say("저는 필리핀 사람 남편 한국 사람 죽었어요 2달전 아이 6살 있어요 비자 F6", "inform")
    assert "1577-1366" in text(say("시어머니 집 나가라고 해요 나는 어디 가요?", "ask_how"))


@pytest.mark.parametrize(
    "words", said("월세 다섯달 밀려서 집주인이 이달말까지 안나가면 짐 다 들어낸다네요 애 둘데리고 어디로가요 | "
        "강제로 짐빼는거 불법아니에요?")
)
def test_who_is_evicted_hears_of_the_law(say: Say, words: str) -> None:
    assert "132" in text(say(words, "out_of_scope")) and "129" in text(say(words, "out_of_scope"))


def test_who_fled_violence_hears_of_a_shelter(say: Say) -> None:
    say("남편이 또 때려요 지금 방에 숨어있어요", "inform")
    assert "긴급피난처" in text(say("갈데가 없어요", "inform"))
    say("지금은 안전해요 친구집이에요", "inform")
    answer = say("아이 데리고 오늘 밤 잘 데 있을까요", "ask_benefits")
    assert "1366" in text(answer) and not cards(answer)


def test_who_fears_for_the_children_in_a_divorce_is_answered(say: Say) -> None:
    say("남편이 술만 먹으면 때려요", "life_event")
    answer = text(say("지금은 출근했어요 이혼하면 애들 못데려올까봐 무서워요 저는 돈이 없어요", "inform"))
    assert "132" in answer and "1366" in answer and "아이돌봄" not in answer


@pytest.mark.parametrize(
    "words",
    said("주말에 아이랑 갈 데가 없어요 심심해요 | 용역회사가 바뀌면서 나가라네요 퇴직금도 못준대요 | "
        "애 맡길 데가 없어요 | 월세 내고 나면 남는 게 없어요"),
)
def test_what_is_near_to_it_is_answered_as_before(say: Say, words: str) -> None:
    assert "갈 곳이 없다고" not in text(say(words, "inform"))


LOW = said(
    "그냥 아무것도 하기싫고 하루종일 누워만있어요 회사도 그만둔지 반년.. | 요즘 아무것도 하기 싫고 회사도 그만뒀어요 | "
    "자꾸 눈물만 나고 잠이 안와요 | "
    "매일 울기만 해요 | 의욕이 하나도 없고 방에만 있어요 | 남편 보내고 눈물만 나고 밥도 안 넘어가요"
)


@pytest.mark.parametrize("words", LOW)
def test_a_low_mood_is_met_before_any_benefit(say: Say, words: str) -> None:
    assert "1577-0199" in say(words, "inform").replies[0].text


@pytest.mark.parametrize(
    "words",
    said("할머니가 하루종일 누워만 계세요 | 허리를 다쳐서 하루종일 누워 있어요 | 아기가 자꾸 울기만 해요 | "
        "서류 떼기 귀찮아요 | 밥하기 싫어요 도시락 지원 되나요"),
)
def test_who_lies_ill_or_is_only_tired_is_not_low(say: Say, words: str) -> None:
    assert "1577-0199" not in text(say(words, "inform"))


def test_a_mother_who_is_low_is_met_too(say: Say) -> None:
    assert "가족도" in say("엄마가 하루종일 누워만 있어요 우울증인가봐요", "inform").replies[0].text


def test_treatment_without_money_is_answered(say: Say) -> None:
    say("요즘 아무것도 하기 싫고 회사도 그만뒀어요", "ask_benefits")
    assert "마음투자" in text(say("상담 받고 싶은데 돈이 없어요", "ask_person"))


def test_treatment_is_answered_while_dying_is_spoken_of(say: Say) -> None:
    say("그냥 다 끝내고 싶어요", "skip")
    answer = say("...그냥 병원 가보면 좋아질까요 돈없는데", "ask_benefits")
    assert "정신건강복지센터" in text(answer) and "109" in text(answer) and not cards(answer)


@pytest.mark.parametrize("words", said("본인이 싫다카는데 강제로 병원 넣을 수 있습니꺼 | 강제입원 시킬 수 있나요"))
def test_who_asks_to_have_somebody_committed_is_answered(say: Say, words: str) -> None:
    assert "1577-0199" in text(say(words, "ask_benefits"))
