import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.korean.reading import spoken

PIECES = st.sampled_from(
    ["기초연금", "은(는) ", "(", ")", "[", "]", "{", "<", "349,700원", "1577-1389", "2026-06-12", "6.22", "3/4", "65~69세", "①", "Ⅳ", "½",
    "²", "٣", "www.", "http://", "a.kr", "·", "\n", " ", "%",
     "2명", "1.5", "LH", "K-패스", "😊", "**", "1. ", "~", ":", "/", "kg", "원", "만", "000", "0", "x@y.kr", "」", "ㅋ", "Ａ",
     "１"]  # fmt: skip
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))


@pytest.mark.parametrize(("written", "said"), [
    ("기초연금은 월 349,700원이에요.", "기초연금은 월 삼십사만 구천칠백 원이에요."),
    ("34만 9,700원", "삼십사만 구천칠백 원"), ("10,000원", "만 원"), ("1만 원", "만 원"), ("1억 2천만 원", "일억 이천만 원"), ("3.5만원",
    "삼 점 오만 원"), ("35만4천원", "삼십오만 사천 원"), ("0원", "영 원"),
    ("월 40만원~50만원", "월 사십만 원에서 오십만 원"), ("5~8만원", "오만 원에서 팔만 원"), ("2,500만 원 이하", "이천오백만 원 이하"),
])  # fmt: skip
def test_money_is_said_in_words(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(("written", "said"), [
    ("1577-1389로 전화하세요", "일오칠칠 일삼팔구로 전화하세요"), ("129에 전화하세요", "일이구에 전화하세요"), ("국번 없이 129번",
    "국번 없이 일이구번"), ("109번으로", "일공구번으로"), ("112, 119, 110", "일일이, 일일구, 일일공"),
    ("02-123-4567", "공이 일이삼 사오육칠"), ("010-1234-5678", "공일공 일이삼사 오육칠팔"), ("(02)120", "공이 일이공"), ("상담 1355",
    "상담 일삼오오"), ("1588-0075", "일오팔팔 공공칠오"), ("국민연금공단 (1355)", "국민연금공단, 일삼오오"),
])  # fmt: skip
def test_telephone_numbers_are_said_digit_by_digit(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(("written", "said"), [
    ("120만원", "백이십만 원"), ("중위소득 110% 이하", "중위소득 백십 퍼센트 이하"), ("129명", "백이십구 명"), ("119개월", "백십구 개월"),
])
def test_a_figure_with_a_unit_is_no_telephone_number(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(("written", "said"), [
    ("2026-06-12까지", "이천이십육년 유월 십이일까지"), ("2026년 6월 12일부터", "이천이십육년 유월 십이일부터"), ("6.22부터",
    "유월 이십이일부터"), ("2026. 1. 1. 시행", "이천이십육년 일월 일일 시행"), ("12/31까지", "십이월 삼십일일까지"),
    ("10월", "시월"), ("5월 1일~5월 31일", "오월 일일에서 오월 삼십일일"), ("2026.1.1~2026.12.31",
    "이천이십육년 일월 일일에서 이천이십육년 십이월 삼십일일"), ("매월 25일", "매월 이십오 일"),
    ("09:00~18:00", "오전 아홉 시에서 오후 여섯 시"), ("오전 9:30", "오전 아홉 시 삼십 분"), ("3시", "세 시"), ("24시간", "이십사 시간"),
])  # fmt: skip
def test_dates_and_hours_are_said_in_words(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(("written", "said"), [
    ("2명", "두 명"), ("3살", "세 살"), ("68세", "육십팔 세"), ("1인 가구", "일인 가구"), ("3개월", "삼 개월"), ("2가지", "두 가지"),
    ("20명", "스무 명"), ("21명", "스물한 명"), ("100명", "백 명"), ("1등급", "일 등급"), ("한 달에 2번", "한 달에 두 번"),
    ("1번 창구", "일 번 창구"), ("2주 안에", "이 주 안에"), ("1박 2일", "일 박 이 일"), ("12가지", "열두 가지"), ("65~69세",
    "육십오 세에서 육십구 세"), ("3~5명", "세 명에서 다섯 명"), ("65세~", "육십오 세부터"), ("~34세", "삼십사 세까지"), ("18-34세",
    "십팔 세에서 삼십사 세"),
    ("32%", "삼십이 퍼센트"), ("3.5%", "삼 점 오 퍼센트"), ("1.5배", "일 점 오 배"), ("0.45", "영 점 사오"), ("1/2", "이분의 일"), ("5kg",
    "오 킬로그램"), ("3km", "삼 킬로미터"), ("3㎡", "삼 제곱미터"),
])  # fmt: skip
def test_counters_and_measures_take_their_own_numerals(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(("written", "said"), [
    ("LH TV ARS", "엘에이치 티브이 에이알에스"), ("K-패스", "케이패스"), ("임신·출산 진료비", "임신 출산 진료비"),
    ("**굵게** [링크](https://a.kr)", "굵게 링크"), ("😊 안녕하세요", "안녕하세요"),
    ("복지로(www.bokjiro.go.kr)에서 신청해요", "복지로에서 신청해요"), ("https://www.bokjiro.go.kr에서 신청해요", "인터넷에서 신청해요"),
    ("기초연금(월 10만원)을 받아요", "기초연금을, 월 십만 원, 받아요"), ("기초연금은(는) 이(가)", "기초연금은 이"),
    ("1. 신분증\n2. 통장 사본\n- 그 밖의 서류", "첫째, 신분증. 둘째, 통장 사본. 그 밖의 서류"), ("①신분증 ②통장",
    "첫째, 신분증 둘째, 통장"), ("문의: 주민센터/복지로", "문의, 주민센터, 복지로"),
])  # fmt: skip
def test_signs_for_the_eye_are_left_out_or_become_pauses(written, said):
    assert spoken(written) == said


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_nothing_said_has_a_digit_an_address_or_a_bracket(text):
    said = spoken(text)
    assert not any(char.isdigit() for char in said)
    assert not re.search(r"[()\[\]{}<>]|https?:|www\.|[A-Za-z]\.[A-Za-z]", said)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_said_can_be_said_again(text):
    once = spoken(text)
    assert not any(char.isdigit() for char in spoken(once))


@pytest.mark.parametrize(("written", "said"), [
    ("사회보장급여 신청(변경)서, 소득·재산 신고서", "사회보장급여 신청 변경서, 소득 재산 신고서"),
    ("출생(입양)신고서, 가족관계증명서", "출생 입양 신고서, 가족관계증명서"),
    ("6·25 전쟁에 참전한 분", "육이오 전쟁에 참전한 분"),
    ("6.25 참전수당", "육이오 참전수당"),
    ("8·15 광복절, 5·18 민주화운동, 3·1절", "팔일오 광복절, 오일팔 민주화운동, 삼일절"),
    ("12·12 사태", "십이십이 사태"),
    ("1·2급 장애", "일, 이 급 장애"),
    ("시·도", "시도"),
    ("시·군·구청에 문의하세요", "시군구청에 문의하세요"),
    ("읍·면·동 행정복지센터", "읍면동 행정복지센터"),
    ("초·중·고 학생", "초중고 학생"),
    ("전·월세 계약서", "전월세 계약서"),
    ("노인복지관·시니어클럽 같은 수행기관", "노인복지관, 시니어클럽 같은 수행기관"),
    ("기저귀·조제분유 지원", "기저귀, 조제분유 지원"),
    ("복지로(인터넷·앱)에서 신청해요", "복지로, 인터넷이나 앱에서 신청해요"),
    ("주민센터(읍·면·동)에 가요.", "주민센터, 읍면동에 가요."),
    ("수당(급여)을 받아요", "수당, 급여를 받아요"),
    ("인터넷(복지로·정부24)으로 신청해요", "인터넷으로, 복지로, 정부 이십사, 신청해요"),
    ("소득인정액(소득과 재산을 합친 값)이 낮아야 해요.", "소득인정액이, 소득과 재산을 합친 값, 낮아야 해요."),
    ("서류 1) 신분증 2) 통장", "서류, 첫째, 신분증, 둘째, 통장"),
    ("• 신분증\n• 통장", "신분증. 통장"),
    ("247만 원", "이백사십칠만 원"),
    ("2,470,000원", "이백사십칠만 원"),
])
def test_dots_join_what_belongs_together_and_asides_are_said_in_place(written, said):
    assert spoken(written) == said
