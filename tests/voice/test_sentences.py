import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.korean.reading import spoken
from voice.sentences import PERSON_NUMBERS, SECONDS_AT_ONCE, SHORT_S, parts, seconds, split, syllables_a_second

SHORT = ("받을 수 있어요.", "신청은 쉬워요.", "서류는 두 가지예요.", "언제든지 오세요.")


@pytest.mark.parametrize(("text", "sentences"), [
    ("안녕하세요. 반가워요!", ("안녕하세요.", "반가워요!")),
    ("금리는 3.5 퍼센트예요. 낮아요.", ("금리는 3.5 퍼센트예요.", "낮아요.")),
    ("2026. 11. 29. 까지예요. 서두르세요.", ("2026. 11. 29. 까지예요.", "서두르세요.")),
    ("1. 신분증을 챙겨요. 2. 통장을 챙겨요.", ("1. 신분증을 챙겨요.", "2. 통장을 챙겨요.")),
    ("가. 나이가 맞아요. 나. 소득이 낮아요.", ("가. 나이가 맞아요.", "나. 소득이 낮아요.")),
    ("“아파요. 도와주세요.”라고 말하세요. 바로 와요.", ("“아파요. 도와주세요.”라고 말하세요.", "바로 와요.")),
    ('"아파요. 도와주세요." 하고 말하세요. 바로 와요.', ('"아파요. 도와주세요." 하고 말하세요.', "바로 와요.")),
    ("‘네!’ 하고 답하세요. 끝이에요.", ("‘네!’ 하고 답하세요.", "끝이에요.")),
    ("음… 글쎄요. 그건... 모르겠어요.", ("음… 글쎄요.", "그건... 모르겠어요.")),
    ("정말요?! 네.", ("정말요?!", "네.")),
    ("표시가 없는 문장\n둘째 줄", ("표시가 없는 문장", "둘째 줄")),
    ("끝에 표시가 없어요. 이렇게", ("끝에 표시가 없어요.", "이렇게")),
    ("“닫지 않은 말. 그래도 나눠요.", ("“닫지 않은 말.", "그래도 나눠요.")),
    ("", ()), (" . … \n", ()),
])  # fmt: skip
def test_a_text_is_split_where_a_sentence_ends(text, sentences):
    assert split(text) == sentences


@given(st.text(alphabet="가나 .!?…\n“”\"'1,", max_size=60))
def test_nothing_said_is_lost_by_splitting(text):
    letters = [char for char in text if char.isalnum()]
    assert [char for sentence in split(text) for char in sentence if char.isalnum()] == letters


def test_what_is_said_aloud_is_split_into_the_same_sentences():
    text = "기초연금은 월 349,700원이에요. 9:30에 여는 행정복지센터에 가세요. 전화는 129예요."
    assert [spoken(sentence) for sentence in split(text)] == list(split(spoken(text)))


@pytest.mark.parametrize(("rate", "speed"), [(100, 2.95), (110, 3.245), (140, 4.18), (150, 4.48), (200, 6.02), (260, 7.868), (80, 2.36)])
def test_the_speed_lies_on_the_lines_between_what_was_measured(rate, speed):
    assert syllables_a_second(rate) == pytest.approx(speed)


def test_a_sentence_takes_its_syllables_over_the_speed():
    assert seconds("가나다라마바사아자차.", 140) == pytest.approx(10 / 4.18)
    assert seconds("", 140) == 0


def test_two_sentences_at_once():
    assert parts((*SHORT, "가" * 20 + ".")) == (SHORT[:2], SHORT[2:], ("가" * 20 + ".",))
    assert parts(SHORT[:2]) == (SHORT[:2],)
    assert parts(()) == ()


def test_eight_seconds_at_most_but_one_sentence_at_least():
    long, half = "가" * 40 + ".", "나" * 18 + "."
    assert seconds(long) > SECONDS_AT_ONCE > seconds(half) > SHORT_S
    assert parts((long, half)) == ((long,), (half,))
    assert parts((half, long)) == ((half,), (long,))


def test_a_short_sentence_is_not_worth_the_question_whether_to_go_on():
    long, other = "가" * 40 + ".", "나" * 40 + "."
    assert parts(("이렇게 받아요.", long, other)) == (("이렇게 받아요.", long), (other,))
    assert parts((long, other, "결정은 기관이 해요.")) == ((long,), (other, "결정은 기관이 해요."))
    assert parts(SHORT[:3]) == (SHORT[:3],)


def test_who_listens_slowly_hears_less_at_once():
    sentences = ("가" * 16 + ".", "나" * 16 + ".")
    assert parts(sentences, rate=140) == (sentences,)
    assert parts(sentences, rate=105) == (sentences[:1], sentences[1:])


LATER = ("가" * 30 + ".", "나" * 30 + ".", "다" * 30 + ".", "라" * 30 + ".")


@pytest.mark.parametrize("number", ["109", "112", "119", "1366", "1388", "1577-1389"])
@pytest.mark.parametrize("place", range(5))
def test_the_crisis_number_is_never_behind_the_question(number, place):
    sentences = [*LATER]
    sentences.insert(place, spoken(f"{number}에 지금 전화해 주세요."))
    assert sentences[place] in parts(sentences)[0]


def test_nor_is_the_one_of_a_person_where_a_person_was_asked_for():
    sentences = (*LATER[:2], spoken("정부민원안내 110에 전화하시면 돼요."), *LATER[2:])
    assert parts(sentences, at_once=PERSON_NUMBERS)[0] == sentences[:3]
    assert parts(sentences, at_once=())[0] == sentences[:1]


def test_a_crisis_number_as_it_is_written_counts_too():
    assert "지금 위험하면 112예요." in parts((*LATER, "지금 위험하면 112예요."))[0]


def test_a_number_within_a_number_is_no_crisis_number():
    assert parts((*LATER, spoken("1,119원이에요."), spoken("고객번호 31193이에요.")))[0] == LATER[:1]


def test_three_items_of_a_list_are_said_with_what_leads_to_them():
    sentences = split(spoken("필요해요.\n- 신분증\n- 통장\n- 도장\n- 사진\n- 주민등록등본과 가족관계증명서, 임대차계약서"))
    assert parts(sentences)[0] == ("필요해요.", "첫째, 신분증.", "둘째, 통장.", "셋째, 도장.")


@given(st.lists(st.sampled_from([*SHORT, "가" * 50 + ".", "둘째, 통장.", "일일구에 전화하세요."]), max_size=9))
def test_the_parts_are_the_whole(sentences):
    assert [sentence for part in parts(sentences) for sentence in part] == sentences
    assert all(parts(sentences))
