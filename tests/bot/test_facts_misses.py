"""Classes of misses that blind authors and strangers found: elliptical places, spaced numbers, values that changed, short answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.korean.regions import Regions
from bot.understand import answers, facts

DAY = date(2026, 11, 23)
REGIONS = Regions.load(Path(__file__).parents[2] / "data" / "regions.csv")


def _read(text: str, asked: str | None) -> dict[str, object]:
    """`fact` of the speaker or of nobody named, `person.fact` of others."""
    said = facts.read(text, DAY, REGIONS, asked).said
    return {s.fact if s.person in ("", "self") else f"{s.person}.{s.fact}": s.value for s in said}



SAID: tuple[tuple[str, str | None, dict[str, object]], ...] = (
    # eighty sentences: what must be read, whatever else is
    ("나 혼자 살암수다 서귀포 대정에서마씸", None, {"region": "서귀포시"}),
    ("강릉이래요, 오징어배 타드래요 아직두", None, {"region": "강릉시", "employment": "fisher"}),
    ("월세삼십오에보증금오백수원살아요", None, {"region": "수원시", "employment": None}),
    ("통영 욕지 살어", None, {"region": "통영시"}),
    ("완도 청산에서 사는디", None, {"region": "완도군"}),
    ("사는 데는 김해", None, {"region": "김해시"}),
    ("큰애는 초등학생 작은애는 네 살 사는 데는 김해", None, {"region": "김해시"}),
    ("혼자 사시는 울 아빠 일흔넷 진안이에요", None, {"father.region": "진안군"}),
    ("괴산서 고추 심구 사는디", None, {"region": "괴산군", "employment": "farmer"}),
    ("여수 돌산 살어", None, {"region": "여수시"}),
    ("해운대 엘에이치 임대아파트 사는데예", None, {"region": "해운대구", "housing": "public_rental"}),
    ("여수 친구가 살아요", None, {"region": None}),
    ("구미 공장에서 일해요", None, {"region": None}),
    ("저는 오십 칠 세 남자예요", None, {"age": 57}),
    ("육십 오 세 할머니예요", None, {"age": 65}),
    ("나이 오십이 거주지 포항 직업 없음", None, {"age": 52, "region": "포항시"}),
    ("나이 칠십이 넘었어요", None, {"age": 70}),
    ("고등 학생 아들이 하나 있습니다", None, {"children": 1, "child_ages_months": [[180, 227]]}),
    ("할머니가 장기요양 3등급이었다가 이번에 2등급 됐어요", None, {"grandmother.care_grade": 2}),
    ("엄마가 4등급에서 3등급으로 바뀌었어요 요양등급", None, {"mother.care_grade": 3}),
    ("월급이 이백이라 했는데 그건 옛날이고 지금은 백칠십이에요", None, {"monthly_income": 1_700_000}),
    ("다섯이었는데 큰애가 독립해서 지금은 넷", "household_size", {"household_size": 4}),
    ("셋. 아니 넷이다 막내까지", "children", {"children": 4}),
    ("넷이었는데 이제는 셋이요", "household_size", {"household_size": 3}),
    ("차상위 됐다가 떨어졌어", None, {"near_poor": False}),
    ("차상위였는데 작년에 탈락했어요", None, {"near_poor": False}),
    ("차상위 신청하면 떨어질까요", None, {"near_poor": None}),
    ("저는 아니고 남편이 심한 장애예요", "disability", {"disability": "none", "spouse.disability": "severe"}),
    ("나는 아니고 아들이 자폐에요", "disability", {"disability": "none", "child:1.disability": "severe"}),
    ("저희 아버지가 유공자셨고 저는 아니에요", "veteran", {"veteran": False, "father.veteran": True}),
    ("엄마가 수급자고 저는 아니에요", None, {"basic_livelihood": False, "mother.basic_livelihood": True}),
    ("저는 아니에요", None, {"disability": None, "veteran": None}),
    ("목소리 들으면 몰라? 영감이지", "sex", {"sex": "male", "spouse.sex": None}),
    ("보면 모르나 할매라예", "sex", {"sex": "female"}),
    ("우리 영감이 아파요", "sex", {"sex": None}),
    ("다섯살 하나요", "child_ages_months", {"children": 1, "child_ages_months": [[60, 71]]}),
    ("여덟 살 하나예요", "child_ages_months", {"children": 1}),
    ("아방은 돌아가신 지 스무 해고 어멍이 여든아홉이우다", None, {"mother.job_lost": None, "mother.age": 89}),
    ("열 해고 스무 해고 기다렸어요", None, {"job_lost": None}),
    ("어제 해고당했어요", None, {"job_lost": True}),
    ("그만둔 거예요 짤린 게 아니라", None, {"employment": "unemployed", "job_lost": False}),
    ("아직 잘린 건 아니고 그냥 궁금해서요", None, {"job_lost": False}),
    ("경비 아저씨가 국가유공자라는데 그 양반도 뭐 좀 나오나?", None, {"other.veteran": True, "veteran": None}),
    ("엄마는 평생 살림만 하셨고 올해 일흔", None, {"mother.employment": "homemaker"}),
    ("어머니는 그냥 살림하세요", None, {"mother.employment": "homemaker"}),
    ("허리가 아파서 집안일이 힘들어요", None, {"employment": None}),
    ("집안일만 해요", None, {"employment": "homemaker"}),
    ("대전서구 노가다", None, {"employment": "employed"}),
    ("남편이 석달전에 짤려가지고 제가 마트에서 알바해서 한 백이십 벌어요", None, {"employment": "employed", "spouse.job_lost": True}),
    ("남편이 회사에서 잘렸어요", None, {"spouse.employment": "unemployed", "employment": None}),
    ("부모님이 해남에서 두 분이서 농사지으셔요", None, {"parent.household_size": 2}),
    ("형이 지금은 혼자 원주에서 지내요 장애 2급이에요", None, {"sibling.lives_alone": True, "sibling.region": "원주시"}),
    ("엄니 혼자 강릉에 사시는디", None, {"mother.lives_alone": True}),
    ("아버지 혼자 병원에 계세요", None, {"father.lives_alone": None}),
    ("영감은 작년에 가불고 혼자 살어라", None, {"bereaved": True, "lives_alone": True}),
    ("드디어 우리 애기 나왔어요!!", None, {"child_ages_months": [[0, 1]]}),
    ("저희 시험관 준비하고 있거든요", None, {"infertility": True}),
    ("우리 같은 차상위도 되나요", None, {"near_poor": True}),
    ("차상위도 되나요", None, {"near_poor": None}),
    ("기준 중위소득 딱 사십오 퍼센트 나왔어요", None, {"income_ratio": 45.0}),
    ("우리 아가 둘인데예", None, {"children": 2}),
    ("아들 내외랑 손주 둘이랑 해서 다섯이 복작복작 살아", None, {"household_size": 5}),
    ("딸이 지적장애 2급이고 올해 스물셋인데 저랑 둘이 살아요", None, {"household_size": 2}),
    ("초등학교 다니는 아들 혼자 키우며 둘이 삽니다", None, {"household_size": 2, "single_parent": True}),
    ("저희 둘 다 스무 살이에요", None, {"age": 20, "spouse.age": 20}),
    ("동생이 백혈병이에요 스물셋밖에 안 됐는데", None, {"sibling.age": 23}),
    ("연봉 2400인데 청년 월세 지원 받으면 한 달에 이십만 원 맞아요?", None, {"monthly_income": 2_000_000}),
    ("회사 때려치우고 싶어 죽겠는데 그냥 다니고 있어요", None, {"employment": "employed"}),
    # numbers that are no money, bounds that are no age
    ("12주요", "monthly_income", {"monthly_income": None}),
    ("12주쯤 됐고 부모님은 몰라요 무서워요", "monthly_income", {"monthly_income": None}),
    ("사장님이 월급 안 줘요 3달", "monthly_income", {"monthly_income": None}),
    ("아이만 둘이서 삽니다", "monthly_income", {"monthly_income": None, "household_size": 2, "children": None}),
    ("소득 3천만원 정도 연봉", "monthly_income", {"monthly_income": 2_500_000}),
    ("계좌번호 302-1234-5678-91 여기로 넣어줘", "monthly_income", {"monthly_income": None}),
    ("이번달은 힘드네요", "child_ages_months", {"child_ages_months": None}),
    ("부모급여랑 아동수당 둘다 받을수 있어요? 8개월 아기", None, {"child_ages_months": [8]}),
    ("애 둘 다 8개월이에요", None, {"child_ages_months": [8, 8]}),
    ("68세 부부 둘다 65세 넘음", None, {"age": 68}),
    # pupils who write themselves
    ("할머니랑 살아요 중2 여자에요", None, {"employment": "student", "child_ages_months": None}),
    ("초등학교 5학년인데요 집에 쌀이 없어요", None, {"employment": "student", "child_ages_months": None}),
    ("나 중2 여자야 할머니랑 살아", None, {"employment": "student"}),
    ("저는 고등 학생이에요", None, {"employment": "student", "child_ages_months": None}),
    ("애가 초등학교 5학년인데요 집에 쌀이 없어요", None, {"employment": None, "child_ages_months": [[130, 142]]}),
    ("중2 여자애 키워요", None, {"employment": None, "child_ages_months": [[166, 178]]}),
    ("6살 아들이 자폐 판정을 받았어요", None, {"child:1.disability": "severe", "child_ages_months": [[72, 83]]}),
    ("아들이 자폐에요 5살", None, {"child:1.disability": "severe"}),
    ("자폐 검사 받아야 하나요", None, {"disability": None}),
    # emergencies of a household
    ("전기도 곧 끊긴대요", None, {"crisis_event": True}),
    ("전기 요금을 못내서 단전된대요", None, {"crisis_event": True}),
    ("당장 갈데가 없어요", None, {"crisis_event": True}),
    ("월세 넉달 밀려서 집주인이 나가래요", None, {"crisis_event": True}),
    ("월세 밀려서 집주인이 나가라고 해요", None, {"crisis_event": True}),
    ("관리비가 다섯 달째 밀렸어요", None, {"crisis_event": True}),
    ("월세 두 달 밀렸어요", None, {"crisis_event": None}),
    ("낮에 갈 데가 없어요", None, {"crisis_event": None, "housing": None}),
    ("프리랜서 디자이너인데 수입이 들쭉날쭉해요", None, {"employment": "self_employed"}),
    ("40살 혼자 월세", None, {"lives_alone": True}),
    ("군산 옥도면 살아유", None, {"region": "군산시"}),
    ("수급자가 되면 사는 게 나아지나요", None, {"basic_livelihood": None}),
    ("나이 서른다섯 월세", None, {"age": 35, "housing": "monthly_rent"}),
    ("원주 혁신도시 행복주택 살아요", None, {"region": "원주시", "housing": "public_rental"}),
    ("2급이었는데 재판정 받고 4급 됐어요 장애", None, {"disability": "mild"}),
    ("요양등급이 4등급이었는데 올해 3등급이요", None, {"care_grade": 3}),
    ("저는 없고 아들이 있어요", "disability", {"disability": "none"}),
    ("저는 없고 아들이 있어요", "children", {"disability": None}),
    ("나는 아니여 우리 영감이 유공자여", "veteran", {"veteran": False, "spouse.veteran": True}),
    ("아내가 해고당해서 제가 대리운전 해요", None, {"employment": "employed", "spouse.employment": "unemployed"}),
    ("집안일을 못 하겠어요", None, {"employment": None}),
    ("고3 엄마예요", None, {"sex": "female", "child_ages_months": [[214, 226]], "employment": None}),
    ("집 비워달래요 월세를 못 내서", None, {"crisis_event": True}),
    ("저 강진 병영 사는 일흔여섯 할배요", None, {"region": "강진군", "age": 76}),
    ("정읍 산외에서 소 키워유", None, {"region": "정읍시", "employment": "farmer"}),
    ("울진 죽변서 배 타고 살어", None, {"region": "울진군", "employment": "fisher"}),
    ("할아버지 여든하나 임실이세요", None, {"grandfather.region": "임실군"}),
    ("여수 병원에서 일하고 살아요", None, {"region": None}),
    ("혼자요 아니 둘이요", "household_size", {"household_size": 2}),
    ("혼자 살아요", "household_size", {"household_size": 1}),
    ("기초수급 받다가 끊겨서 차상위예요", None, {"basic_livelihood": False, "near_poor": True}),
    ("사진 속 애기 나왔어요", None, {"child_ages_months": None}),
    ("2600만원이요 연봉", "monthly_income", {"monthly_income": 2_166_667}),
    ("월세를 반년째 못 내고 있어요", None, {"crisis_event": True}),
    ("집주인이 이번 달까지 나가래요 월세가 밀려서", None, {"crisis_event": True}),
    ("집주인이 나가래요", None, {"crisis_event": None}),
    ("엄니가 치메 판정 받으셨어요", None, {"mother.dementia": True}),
    ("집사람은 F6 비자예요", "monthly_income", {"monthly_income": None}),
    ("6만원 소득 아닙니다", "monthly_income", {"monthly_income": None}),
    ("비급여로 하면 600이라는데 소득은 없소", "monthly_income", {"monthly_income": 0}),
    ("월급이 300이라는데 맞나 모르겠네", "monthly_income", {"monthly_income": 3_000_000}),
    ("엄마가 내 수급비 통장 가져가요", None, {"basic_livelihood": True}),
    ("가족관계증명서 떼야 하나요", "household_size", {"household_size": None}),
    ("애 하나요", "children", {"children": 1}),
)


@pytest.mark.parametrize(("text", "asked", "expected"), SAID)
def test_what_was_missed_is_read_and_near_misses_are_not(text: str, asked: str | None, expected: dict[str, object]) -> None:
    said = _read(text, asked)
    read = {name: said.get(name) for name in expected}
    for name, value in read.items():
        if name.endswith("region") and isinstance(value, dict):
            read[name] = value["sigungu"] or value["sido"]
    assert read == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [("그렇다고 하대요 의사가", "yes"), ("병원에서 그렇다고 하네요", "yes"), ("아니라고 하던데요", "no"), ("의사가 바빠요", None)],
)
def test_what_the_doctor_said_answers(text: str, answer: str | None) -> None:
    assert answers.read(text, "dementia") == answer
