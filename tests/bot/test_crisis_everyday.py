"""Everyday questions after sad stories raise no alarm; farewells that name no death do."""

import pytest

from bot.understand.crisis import detect
from bot.understand.crisis_forms import form
from tests.bot.test_first_aid import names, talk, text


def said(told: str) -> list[str]:
    return [each.strip() for each in told.split("|")]


HARMLESS = said("""
    출생신고는 저 혼자 해도 돼요? | 이혼 서류는 혼자 해도 되나요 | 집수리를 혼자 해야 되는데 지원 있나요 |
    장례를 저 혼자 다 끝내야 해서요 | 빚을 다 정리하고 싶어요 어디로 가요 | 남편 유품을 정리하고 나서 연금 신청해도 되나요 |
    신변 정리 말고 재산 정리를 하고 싶은데요 | 가게를 정리하고 떠나려고 해요 폐업 지원금 있나요 |
    회사를 그만두고 싶은데 실업급여 나와요? | 다 정리하고 시골로 떠나고 싶어요 귀농 지원금요 | 아이를 친정에 보내고 일하고 싶어요 |
    남편 보내고 나서 유족연금을 신청하려고요 | 엄마를 요양원에 보내는 게 나을까요 | 애 아빠가 아이를 데려가겠다고 해요 양육권은요 |
    애를 누가 데려가게 되나요 | 시설에서 동생을 데려가도 되나요 | 월세 내느라 죽겠어요 지원 좀 | 더워 죽겠는데 에어컨 지원 되나요 |
    배고파 죽겠어요 먹을 것 좀 | 서류 때문에 귀찮아 죽겠어요 | 빚 때문에 힘들어 죽겠어요 개인회생 되나요 |
    사장 때문에 열받아 죽겠어요 | 이 고생 언제 끝나나요 | 치료를 그만하고 집으로 가고 싶대요 | 학교를 그만두고 싶대요 |
    남편이 세상을 떠난 지 한 달 됐어요 | 엄마가 하늘나라로 가셨어요 사망신고는요 | 혼자 다 해야 하니까 힘드네요 |
    수급자 해당되는지 혼자 알아봐도 되나요 | 가입자 해지하면 돈 돌려받나요 | 배우자 해당 사항 없어요 | 건강도 다 잃고 돈도 없어요 |
    학원 가자 해도 안 가요 | 금연 교실 신청하려고요 | 다음 생계급여는 언제 나와요 | 다음 생활비는 언제 들어와요 |
    자격 상실 신고는 어디에 해요 | 제가 두 아이를 혼자 키워요 | 축사가 폭설에 무너졌어요 | 애 아빠가 떠나고 저 혼자 낳아야 해요 |
    빚만 남기고 남편이 떠났어요 | 이자로 융자해 주는 데 있나요 | 그럼 변호사 없이 혼자 해도 돼요? | 끝나자마자 해고됐어요 |
    더는 이 집에서 못 살겠어요 곰팡이 때문에 | 반지하라 도저히 못 살겠어요 | 그림만 그려서 먹고살 수가 없어요 |
    아들이 밥을 통 안 먹어요 | 그게 법에 맞는 소리예요? | 주사 집에서 맞을 수 있어요? | 엄마 모시고 먼저 가요 |
    나중에 제가 죽으면 아이는 누가 돌봐요 | 제가 죽으면 집은 어떻게 돼요 | 애 아빠 없이 낳아도 돼요 | 개인회생 혼자 신청해도 돼요? |
    마지막으로 하나만 더 물어볼게요 | 이제 그만 물어볼게요 | 다 포기하고 개인파산 할까요 | 적금 깨고 끝내고 싶어요 |
    빚을 끝내고 싶어요 | 이 관계를 끝내고 싶어요 이혼하려고요 | 여기서 끝낼게요 고마워요 | 상담 끝내고 싶어요 |
    이사 가고 싶어요 여기서 벗어나고 싶어요 | 아이 데리고 떠나고 싶어요 쉼터 말고 임대주택요 | 외할머니가 손주를 데려가서 키우세요 |
    제 힘으로 못 갚으면 어떻게 돼요 | 상속포기하면 다 끝나나요 | 혼자 죽는 사람 장례는 누가 치러요 | 유산 상속 포기는 혼자 하나요 |
    유족은 저 혼자예요 | 투자해서 날렸어요 | 보호자 해줄 사람이 없어요 | 운전자 해고되면요 | 저희 조카가 엄마 잃고 혼자 울어요 |
    남편 죽고 보험도 없이 살아요
""")
VEILED = said("""
    이제 그만 가고 싶어요 | 다 정리하고 편해지고 싶어요 | 남편 보내고 저도 따라가고 싶어요 | 그동안 고마웠어요 이제 다 끝내려고요 |
    애들 맡길 데만 있으면 저는 이제 가도 되는데 | 빚만 남았는데 제가 없어지면 다 해결되겠죠 | 보험금이라도 나오게 하고 가야겠어요 |
    제가 죽으면 보험금으로 빚 갚을 수 있나요 | 혼자 있고 싶어요 영원히 | 내일이 안 왔으면 좋겠어요 | 눈 감으면 그대로 안 깼으면 |
    더는 못 버티겠어요 | 더 이상 살 자신이 없어요 | 사는 게 지긋지긋해요 이제 그만할래요 | 다 놓아버리고 싶어요 |
    나 하나만 없으면 다 편해질 텐데 | 짐만 되니까 사라져야죠 | 애 낳고 죽고 싶다는 생각만 해요 |
    배 속의 아이랑 같이 가고 싶어요 저세상 | 애랑 같이 떠나려고요 이 세상 | 약을 모아두고 있어요 | 한강 다리에 와 있어요 |
    엄마 곁으로 가고 싶어요 하늘나라로 | 유서를 써놨어요 | 저 자해했어요 | 손목에 또 상처 냈어요 자해요 | 딸이 자꾸 자해를 해요 |
    혼자 자해를 해요 | 여기서 다 끝내버릴까요 인생 | 아침에 눈 뜨는 게 무서워요 | 숨 쉬는 것도 지쳐요 |
    아무도 모르게 조용히 사라지고 싶어요 | 그냥 저를 데려가 줬으면 좋겠어요 하느님이 | 주변 정리는 다 했어요 | 번개탄을 사 왔어요 |
    남편 따라 갈래요 | 장사도 망했고 이제 살아서 뭐해요 | 죽어야 끝나지 이 빚은 | 내가 죽어야 이 고생이 끝나지 |
    이번 생은 글렀어요 그만 살래요 | 더 살아봤자 뭐하겠어요 | 다음 생에는 안 태어나고 싶어요 | 다음 생에 만나요 다들 |
    약 먹고 자고 싶어요 영영 | 못 살겠어요 죽고 싶어요 | 옥상에 서 있어요 | 이제 저 없어도 애들은 잘 살겠죠 그만 갈래요 |
    유 서 썼어요 | 내 명의 보험 다 정리하고 유서도 썼어 | 애들 두고 먼저 가려고요 | 차라리 내가 없는 게 애들한테 나아요 |
    남편이 같이 죽자고 해요 | 남편이 방에 저를 가 둬요 | 남편이 가폭해요 | 아빠가 실신했어요 | 엄마가 실신 했어요 |
    아빠가 저를 가두고 밥을 안 줘요 | 강도가 들었어요 | 아들이 나를 밥도 안 줘요 | 며느리가 밥을 안 먹여요 |
    옆집에서 애 맞는 소리가 나요 | 애가 맞는 소리 나요
""")


@pytest.mark.parametrize("words", HARMLESS)
def test_an_everyday_sentence_is_no_crisis(words: str) -> None:
    assert detect(words) is None


@pytest.mark.parametrize("words", VEILED)
def test_a_veiled_one_is_found(words: str) -> None:
    assert detect(words) is not None


def test_who_registers_the_birth_alone_is_told_how() -> None:
    last = talk(("애아빠가 연락두절이고 저는 임신7개월이에요", "inform"), ("출생신고는 저 혼자 해도 돼요?", "ask_how"))[-1]
    assert last.state["crisis"] is None
    assert "109" not in text(last)
    assert "출생증명서" in text(last)


SWINDLED = ("방금 모르는 사람한테 500만원 이체했어요 사기 같아요", "life_event")


def test_who_was_swindled_is_not_asked_for_their_age() -> None:
    (first,) = talk(SWINDLED)
    assert "지급정지" in text(first)
    assert "몇 살" not in text(first)
    assert "찾지 못했" not in text(first)


def test_the_proof_of_a_swindle_is_no_proof_of_a_rape() -> None:
    last = talk(SWINDLED, ("증거가 사라질까봐요 어디 먼저 가요", "ask_how"))[-1]
    assert "경찰서" in text(last)
    assert "해바라기" not in text(last)


def test_what_is_left_to_live_on_after_a_swindle_is_looked_for() -> None:
    last = talk(
        ("할머니가 보이스피싱 당해서 1800만원 보냈대요", "life_event"),
        ("돈은 언제 돌려받아요", "ask_period"),
        ("지금은 옆에 제가 있어요. 할머니 생활비가 이제 없는데 뭐라도 받을 수 있을까요 83세고 혼자 사세요", "ask_benefits"),
    )[-1]
    assert names(last)[0] == "긴급복지지원"
    assert "2개월" not in text(last)


WORN_OUT = ("치매 엄마를 5년째 혼자 모시는데 빚이 3천이고 월급은 150이에요 이자도 못내고 더는 못 버티겠어요", "inform")


def test_who_is_worn_out_by_money_hears_109_and_the_answer() -> None:
    (first,) = talk(WORN_OUT)
    assert first.state["crisis"] == "suicide"
    assert text(first).startswith("109")
    assert "1600-5500" in text(first)
    assert first.replies[-1].text != first.replies[0].text


def test_the_answer_to_the_question_after_it_is_heard() -> None:
    last = talk(WORN_OUT, ("둘이요", "inform"))[-1]
    assert "2인 가구" in text(last)


def test_who_does_not_mean_to_die_is_answered_at_once() -> None:
    last = talk(WORN_OUT, ("죽고싶다는게 아니고 돈이 없어서 힘들다는 거예요", "correct"))[-1]
    assert last.state["crisis"] is None
    assert names(last)
    assert "이제 받으실 수 있는 도움을 같이 찾아볼까요" not in text(last)


@pytest.mark.parametrize(
    "words", ["월세가 밀려서 더는 못 살겠어요 죽고 싶어요", "빚 때문에 더는 못 버티겠어요 유서 썼어요", "더는 못 버티겠어요"]
)
def test_words_of_death_are_met_by_nothing_else(words: str) -> None:
    kind = detect(words)
    assert kind == "suicide"
    assert form(kind, words) is None


def test_who_spoke_of_dying_is_not_met_more_lightly_when_worn_out() -> None:
    last = talk(("죽고 싶어요", "inform"), ("월세가 밀려서 더는 못 살겠어요", "inform"))[-1]
    assert len(last.replies) == 1
    assert "109" in text(last)


@pytest.mark.parametrize(
    "words", ["길고양이가 다쳤어요 어디다 신고해요", "옆집에서 개를 학대해요 어디 신고해요", "유기견이 차에 치였어요 어디로 전화해요"]
)
def test_a_hurt_animal_is_sent_to_who_helps(words: str) -> None:
    assert "1577-0954" in text(talk((words, "out_of_scope"))[-1])
