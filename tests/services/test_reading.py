"""Conditions read out of published texts. The texts are invented in the agencies' style."""

from __future__ import annotations

import pytest

from bot.services.reading import Extracted, read, read_conditions
from bot.services.service import Service


def told(extracted: tuple[Extracted, ...]) -> tuple[set[str], set[str]]:
    """What is required, and what is offered as one of several ways in ("?" where only the agency knows)."""
    required = {_short(*demand) for one in extracted if one.required for demand in one.demands}
    ways = {"+".join(sorted(_short(*demand) for demand in one.demands)) or "?" for one in extracted if not one.required}
    return required, ways


def _short(kind: str, value: tuple[object, ...]) -> str:
    return kind + "".join(f" {'' if part is None else part}" for part in value).rstrip()


AGES = [
    ("○ 해솔시에 거주하는 만 65세 이상 어르신", {"age 65"}),
    ("○ 가람구에 주민등록을 둔 19세 이상 39세 이하 청년", {"age 19 39"}),
    ("만 18세~34세 청년", {"age 18 34"}),
    ("공고일 기준 18세 이상 45세 미만인 사람", {"age 18 44"}),
    ("○ 연령 : 9세 ~ 24세 청소년", {"age 9 24"}),
    ("만 40세 미만 창업 희망자", {"age  39"}),
    ("만 19세(병역의무 이행기간 가산) 이상인 누리시민", {"age 19"}),
    ("청년(만 19∼39세)", {"age 19 39"}),
    ("만 60세 초과인 사람", {"age 61"}),
    ("○ 관내 주소를 둔 만 5세 이하 아동", {"child 0 71"}),
    ("생후 3개월 이상 ~ 12세 이하 아동", {"child 3 155"}),
    ("생후 24개월 미만 영아", {"child 0 23"}),
    ("0~2세 영유아", {"child 0 35"}),
    ("만 8세 미만의 아동", {"child 0 95"}),
    ("만 18세 미만(생일이 지나지 않은 경우) 자녀를 양육하는 부 또는 모", {"child 0 215"}),
    ("18세 미만의 취학 및 미취학 아동", {"child 0 215"}),
]


@pytest.mark.parametrize(("text", "required"), AGES)
def test_an_age_that_is_demanded_is_read(text: str, required: set[str]) -> None:
    assert told(read_conditions(Service("1", "나래", target=text))) == (required, set())


INCOMES = [
    ("○ 기준 중위소득 120% 이하 가구", {"income 120"}),
    ("가구 소득인정액이 기준중위소득 100분의 60 이하인 자", {"income 60"}),
    ("중위소득 75%초과 ~ 90%이하 가구", {"income 90"}),
    ("월평균 소득이 중위소득 2분의 1 이하인 노동자", {"income 50"}),
    ("건강보험료 본인부담금 합산액이 기준중위소득 150% 이하인 출산가정", {"income 150"}),
    ("- (본인) 기준중위소득 120% 이하\n- (가구) 기준중위소득 140% 이하", {"income 140"}),
]


@pytest.mark.parametrize(("text", "required"), INCOMES)
def test_a_limit_of_income_is_read(text: str, required: set[str]) -> None:
    found, ways = told(read_conditions(Service("1", "나래", target=text)))
    assert found == required or {way for way in ways if "income" in way} >= required


GROUPS = [
    ("저소득 재가장애인(수급자, 차상위계층)", {"disabled any"}),
    ("장애인(장애의 정도가 심한, 종전 1~3급)", {"disabled severe"}),
    ("18세 이상 60세 미만의 관내 주민, 다만 체납이 있는 분은 제외함", {"age 18 59"}),
    ("청소년(24세 이하, 사실혼 포함) 부부", {"age  24"}),
    ("○ 관내 등록장애인", {"disabled any"}),
    ("장애의 정도가 심한 장애인", {"disabled severe"}),
    ("○ 시각·청각 장애인 중 국민기초생활수급자", {"disabled any", "basic"}),
    ("만 19세 이상 등록장애인", {"age 19", "disabled any"}),
    ("○ 여성장애인", {"sex female", "disabled any"}),
    ("관내 농업인", {"farmer"}),
    ("○ 벼 재배농가", {"farmer"}),
    ("관내에 주소를 둔 임신부", {"pregnant"}),
    ("○ 저소득 한부모가족", {"single"}),
    ("「한부모가족지원법」 제5조에 따른 지원대상자", {"single"}),
    ("관내 거주 결혼이민자", {"multicultural"}),
    ("셋째아 이상 출산가정", {"children 3"}),
    ("세 자녀 이상을 둔 가정", {"children 3"}),
    ("18세~39세 미취업 청년", {"age 18 39", "jobless"}),
    ("○ 여성어업인으로 만 20~75세 미만", {"sex female", "fisher", "age 20 74"}),
    ("신청일 현재 무주택 세대구성원", {"no_home"}),
    ("○ 한결시에 6개월 이상 주민등록을 두고 거주하는 자", {"residence"}),
    ("신생아의 출생일 1년 전부터 계속하여 관내에 주민등록을 둔 부 또는 모", {"residence"}),
    ("관내 초·중·고등학생", {"school emh"}),
    ("1년 이상 거주한 고등학생, 대학생", {"residence", "school hu"}),
    ("초등학교에 입학하는 아동", {"school e"}),
    ("국가유공자 본인", {"veteran"}),
    ("북한이탈주민", {"defector"}),
]


@pytest.mark.parametrize(("text", "required"), GROUPS)
def test_a_group_that_is_demanded_is_read(text: str, required: set[str]) -> None:
    assert told(read_conditions(Service("1", "나래", target=text)))[0] == required


CHOICES = [
    ("기초생활수급자, 차상위계층, 한부모가족", set(), {"basic", "near", "single"}),
    ("○ 기초생활수급자\n○ 국가유공자\n○ 장애인", set(), {"basic", "veteran", "disabled any"}),
    ("○ 장애인\n○ 병역명문가\n○ 국가유공자", set(), {"disabled any", "veteran", "?"}),
    ("만 60~64세 또는 등록장애인", set(), {"age 60 64", "disabled any"}),
    ("저소득층(기초생활수급자, 차상위계층)", set(), {"basic", "near"}),
    ("사회적배려대상자(기초생활수급자, 65세 이상 어르신 등)", set(), {"basic", "age 65", "?"}),
    ("농업인, 유통종사자, 공무원 등", set(), {"farmer", "?"}),
    ("임산부 및 만 2세 미만 영아", set(), {"pregnant", "child 0 23"}),
    ("임산부 또는 영유아", set(), {"pregnant", "?"}),
    ("○ 아래 중 하나에 해당하는 자\n - 기준 중위소득 60% 이하\n - 한부모가족", set(), {"income 60", "single"}),
    ("한부모가족, 중위소득 80% 이하의 저소득 가구", set(), {"single", "income 80"}),
    ("○ 2년 이상 거주한 장애인, 국가유공자", {"residence"}, {"disabled any", "veteran"}),
    ("등록장애인 중 생계급여 수급자 또는 차상위계층", {"disabled any"}, {"basic", "near"}),
    ("관내 농어업인", set(), {"farmer", "fisher"}),
    ("중위소득 63% 이하 한부모가족 및 조손가족", set(), {"income 63+single", "?"}),
    ("○ 19~39세 청년\n○ 혼인신고 5년 이내의 신혼부부", set(), {"age 19 39", "?"}),
    ("65세 이상 독거노인, 장애인", set(), {"age 65+alone", "disabled any"}),
]


@pytest.mark.parametrize(("text", "required", "ways"), CHOICES)
def test_a_list_offers_ways_in(text: str, required: set[str], ways: set[str]) -> None:
    assert told(read_conditions(Service("1", "나래", target=text))) == (required, ways)


TOGETHER = [
    ("○ 아래 요건을 모두 충족하는 자\n - 만 19세 이상\n - 무주택자\n - 중위소득 100% 이하", {"age 19", "no_home", "income 100"}),
    ("○ 연령 : 18세~39세\n○ 거주 : 관내 1년 이상 거주\n○ 소득 : 중위소득 150% 이하", {"age 18 39", "residence", "income 150"}),
    ("① (연령) 19세 이상 49세 이하\n② (소득) 기준중위소득 150% 이하\n③ (재산) 무주택", {"age 19 49", "income 150", "no_home"}),
    ("- 9세~24세 청소년\n- 기준 중위소득 100% 이내", {"age 9 24", "income 100"}),
    ("1. 한부모가족으로 책정된 세대\n2. 건강보험료 하한액 미만 세대\n※ 1, 2 모두 충족해야 함", {"single"}),
]


@pytest.mark.parametrize(("text", "required"), TOGETHER)
def test_items_that_all_hold_are_all_required(text: str, required: set[str]) -> None:
    assert told(read_conditions(Service("1", "나래", target=text))) == (required, set())


TRAPS = [
    ("amounts only grade what is paid", "○ 65세 이상 월 10만원, 75세 이상 월 15만원"),
    ("a preference demands nothing", "저소득층 우선 선정"),
    ("points for a group", "장애인 우대 : 장애인등록증 소지자"),
    ("an exclusion is no demand", "※ 기초생활수급자 제외"),
    ("items below the heading of exclusions", "지원 제외 대상\n - 기초생활수급자\n - 한부모가족"),
    ("items below a note that heads exclusions", "○ 관내 신혼부부\n※ 지원제외 대상자\n - 기초생활수급자\n - 국가유공자"),
    ("a brother's ages are not the applicant's", "19세 이상 자녀와 함께 사는 세대"),
    ("a time to apply is no age", "출산가정으로 출생일로부터 6개월 이내 신청자"),
    ("the other side's income", "부양의무자가구 기준중위소득 200% 미만"),
    ("above a share is no limit", "기준중위소득 150% 초과 가구"),
    ("a law's name is not a group", "「장애인 등에 대한 특수교육법」 제15조에 따라 설치된 기관"),
    ("an employer of disabled people", "장애인을 고용하려는 사업주"),
    ("workers counted", "상시 근로자 5인 미만 사업장"),
    ("a worker household's mean income", "도시근로자 가구 월평균소득 100% 이하"),
    ("a note names who turns elsewhere", "○ 관내 산모\n※ 취약계층은 시 사업으로 신청\n - 취약계층 : 기초생활수급자, 한부모가족"),
    ("a length of something else", "1년 이상 자연임신이 되지 않는 관내 주민등록 부부"),
    ("a foster parent's age", "위탁부모의 나이가 25세 이상일 것"),
    ("a path for a price by income", "기준 중위소득이 50퍼센트 이하인 경우: 비급여의 90퍼센트를 지급"),
    ("an institution for children", "만 18세 이하 소아 환자를 진료하는 의료기관(병원)"),
    ("a residence register's number of years away from home", "1년 이상 아무도 거주하지 않은 빈집"),
    ("everybody may come", "초등학생, 중학생 및 일반인"),
    ("recipients of something else", "○ 시설급여가 필요하다고 판정된 수급자"),
    ("a returning farmer is none yet", "귀농 희망자"),
    ("an age of a house", "30년 이상 된 노후주택"),
    ("a one-person household as a yardstick", "금융재산 856만원 이하(1인가구 기준)"),
    ("a space makes another word", "한 부모 이상이 관내에 거주하는 세대"),
    ("the notes' example", "* 예시 : 만 65세 이상 어르신의 경우"),
    ("a group above a share of fees", "중위소득 160% 이상은 본인부담금 발생"),
    ("the number in a household", "2인 이상의 가족 세대를 구성한 세대주"),
]


@pytest.mark.parametrize("text", [text for _, text in TRAPS], ids=[name for name, _ in TRAPS])
def test_what_only_looks_like_a_demand_is_left(text: str) -> None:
    required, ways = told(read_conditions(Service("1", "나래", target=text)))
    assert not required
    assert not ways - {"?"}


def test_what_must_not_be_is_no_demand_to_be_it() -> None:
    required, ways = told(read_conditions(Service("1", "나래", target="수급자가 아닌 자로 만 65세 이상 어르신 세대 및 등록장애인 세대")))
    assert required == {"not basic"}
    assert ways == {"age 65", "disabled any"}


def test_what_ends_a_list_is_said_of_all_of_it() -> None:
    required, ways = told(read_conditions(Service("1", "나래", target="기초생활수급자 및 차상위계층에 해당하지 않는 만 65세 이상 어르신")))
    assert required == {"not basic", "not near", "age 65"}
    assert not ways


def test_evidence_is_the_exact_words_of_the_field() -> None:
    service = Service("1", "나래", target="○ 관내 주민\n○ 만 65세 이상 어르신", criteria="소득 : 기준 중위소득 80% 이하")
    for one in read_conditions(service):
        text = getattr(service, one.evidence.field)
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote
    assert {one.evidence.quote for one in read_conditions(service) if one.demands} == {"만 65세 이상", "기준 중위소득 80% 이하"}


def test_criteria_add_what_the_target_does_not_say() -> None:
    service = Service("1", "나래", target="만 65세 이상 어르신", criteria="기준 중위소득 80% 이하이며 70세 이상인 분")
    assert told(read_conditions(service)) == ({"age 65", "income 80"}, set())


@pytest.mark.parametrize("criteria", ["지원대상과 동일", "○ 만 65세 이상 어르신"])
def test_criteria_that_repeat_the_target_add_nothing(criteria: str) -> None:
    assert len(read_conditions(Service("1", "나래", target="○ 만 65세 이상 어르신", criteria=criteria))) == 1


def test_a_group_without_a_figure_is_reported_as_a_word() -> None:
    reading = read(Service("1", "나래", target="관내 청년 및 저소득 노인"))
    assert reading.words == ("청년", "저소득", "노인")
    assert not reading.complete


def test_a_text_read_only_in_part_says_so() -> None:
    assert read(Service("1", "나래", target="○ 만 65세 이상 어르신")).complete
    assert not read(Service("1", "나래", target="○ 만 65세 이상 어르신\n○ 위원회가 정하는 바에 따름")).complete
    assert not read(Service("1", "나래", target="○ 기초생활수급자의 성적우수 고등학생")).complete


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("나래", "○ 관내 청각장애인"),
        ("나래", "○ 양돈농가"),
        ("나래", "○ 참전유공자"),
        ("나래", "○ 의료급여 수급자"),
        ("나래", "○ 결혼이민자"),
        ("나래", "○ 만 9세 이상 24세 이하 고위험군 청소년"),
        ("나래", "○ 기준중위소득 150% 이하, 나래취약지구"),
        ("시각장애인 나래 교육", "○ 관내 등록장애인"),
        ("학교 밖 청소년 나래 지원", "○ 9세 이상 24세 이하 청소년"),
        ("나래", "○ 노인, 장애인"),
    ],
)
def test_what_is_for_fewer_than_is_asked_is_read_only_in_part(name: str, target: str) -> None:
    assert not read(Service("1", name, target=target)).complete


@pytest.mark.parametrize("target", ["○ 관내 등록장애인", "○ 농업인", "○ 국가보훈대상자", "○ 기초생활수급자 및 차상위계층", "○ 다문화가족"])
def test_what_is_for_all_of_a_kind_is_read_as_a_whole(target: str) -> None:
    assert read(Service("1", "나래 지원", target=target)).complete
    assert read(Service("1", "나래 지원", target=target, criteria=target)).complete


@pytest.mark.parametrize("text", ["", " ", "-", "((((", "○○○", "만 세 이상", "중위소득 %", "0" * 5000, "가" * 7000, "(" * 3000 + "장애인"])
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read(Service("1", "나래", target=text, criteria=text)).extracted, tuple)
