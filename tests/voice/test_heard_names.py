"""Names heard wrong are put right; everything else that people say stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import knowledge
from bot.understand.names import Names
from tests.bench.nlu import held_out
from voice.names import Corrected, Corrector, prompt

ROOT = Path(__file__).resolve().parents[2]
HEARD_WRONG = """
기초연금: 기초 영금|기초년금|기초연굼
에너지바우처: 에너지 바우쳐|에너지 바오처|애너지바우처
생계급여: 생개급여|생게 급여
의료급여: 이료급여|으료급여
주거급여: 주고급여
교육급여: 교육끕여
긴급복지지원: 긴급 복찌 지원|긴급복지지언
장애인연금: 장애인 연굼|장에인연금
장애수당: 장애 수땅
장애인활동지원: 장애인 활똥지원
노인맞춤돌봄서비스: 노인 마춤 돌봄 서비스|노인맞춤돌봉서비스
노인장기요양보험: 노인 장기 요양 보엄
첫만남이용권: 첫만남 이용꿘|첫만남이용건
부모급여: 부모 급녀|부모급어
아동수당: 아동 수땅
가정양육수당: 가정 양육 수땅
육아휴직 급여: 육아휴직 급녀|유가휴직급여
구직급여: 구직 급녀
국민취업지원제도: 국민 취업 지언 제도|궁민취업지원제도
국민내일배움카드: 국민내일베움카드|궁민 내일 배움 카드
청년월세 지원: 청년 월쎄 지원|청년월새지원
국가장학금: 국가 장학굼
근로장려금: 근로 장녀금|글로장려금
자녀장려금: 자녀 장녀금
재난적의료비 지원: 재난적 으료비 지원|재난저기료비 지원
문화누리카드: 문화누리카두|무나누리카드
농식품바우처: 농식푼 바우처
아이돌봄서비스: 아이돌봄써비스
다문화가족 방문교육: 다문화가족 방문교유
치매치료관리비 지원: 치매 치료 관리비 지언
희귀질환자 의료비 지원: 희귀질한자 의료비 지원
디딤씨앗통장: 디딤 시앗 통장
본인부담상한제: 본인 부담 상안제
응급안전안심서비스: 응급 안전 안심 서비쓰
희망저축계좌: 히망저축계좌
청년내일저축계좌: 청년내일저축게좌
안심상속 원스톱서비스: 안심상속 원스토프 서비스
국가암검진: 국가암검짐
"""
PAIRS = [(heard, line.split(": ")[0]) for line in HEARD_WRONG.strip().splitlines() for heard in line.split(": ")[1].split("|")]


@pytest.fixture(scope="module")
def corrector() -> Corrector:
    return Corrector(knowledge.load(ROOT / "data").names())


def test_nine_of_ten_names_heard_wrong_are_put_right(corrector: Corrector) -> None:
    names = Names(knowledge.load(ROOT / "data").names())
    wrong = []
    for heard, name in PAIRS:
        text = corrector.correct(f"{heard} 받고 싶어요").text
        found = [(mention.name, mention.score) for mention in names.find(text)]
        if found != [(name, 1.0)] or heard in text:
            wrong.append(f"{heard} → {text}")
    assert len(PAIRS) >= 50
    assert len(wrong) <= 0.1 * len(PAIRS), wrong


def test_two_hundred_sentences_about_other_things_stay_as_they_are(corrector: Corrector) -> None:
    lines = (ROOT / "tests" / "bench" / "off_topic.txt").read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if line and not line.startswith("#")]
    assert len(said) >= 200
    assert [found.changes for found in map(corrector.correct, said) if found.changes] == []


def test_of_what_people_wrote_only_names_written_wrong_change(corrector: Corrector) -> None:
    """The held-out utterances, where some names are misspelt on purpose."""
    changes = [change for item in held_out() for change in corrector.correct(item["text"]).changes]
    assert set(changes) <= {
        ("기초욘금", "기초연금"),
        ("노인네 맞춤돌봄", "노인맞춤돌봄"),
        ("근로장녀금", "근로장려금"),
        ("에너지바우쳐", "에너지바우처"),
    }


def test_only_the_name_changes(corrector: Corrector) -> None:
    assert corrector.correct("어머니가 기초 영금을 받으세요, 에너지 바우쳐는요?") == Corrected(
        "어머니가 기초연금을 받으세요, 에너지바우처는요?", (("기초 영금", "기초연금"), ("에너지 바우쳐", "에너지바우처"))
    )


@pytest.mark.parametrize("text", ["노령연금 받고 싶어요", "기초 연금이요", "실업급여 신청", "", "네", "예순여덟이에요"])
def test_an_alias_and_a_name_with_spaces_stay(corrector: Corrector, text: str) -> None:
    assert corrector.correct(text) == Corrected(text)


def test_a_misspelt_alias_becomes_that_alias() -> None:
    assert Corrector({"기초연금": ["노령기초연금"]}).correct("노령기초영금이요").text == "노령기초연금이요"


def test_a_prompt_lists_each_word_once_in_order() -> None:
    assert prompt(["기초연금", "생계급여", "기초연금"]) == "기초연금, 생계급여"
