"""The whole grammar on whole messages."""

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from bot.korean.regions import Regions
from bot.understand import Names, Reader

DAY = date(2026, 11, 23)
ENTRIES = {"기초연금": ["노령연금"], "생계급여": [], "에너지바우처": [], "구직급여": ["실업급여"], "장애인연금": [], "장애수당": []}


@pytest.fixture(scope="module")
def reader():
    return Reader(Regions.load(Path(__file__).parents[2] / "data" / "regions.csv"), Names(ENTRIES))


def facts(understanding, person):
    return {said.fact: said.value for said in understanding.said if said.person == person}


def test_a_long_message_gives_facts_a_subject_and_no_command(reader):
    found = reader.read("저희 어머니가 올해 예순여덟이신데 혼자 사시고 소득이 거의 없으세요. 받을 수 있는 게 있을까요?", DAY)
    assert facts(found, "mother") == {"sex": "female", "age": 68, "lives_alone": True, "household_size": 1}
    assert (found.subject, found.low_income, found.aspect, found.command, found.crisis) == ("mother", True, None, None, None)
    assert {"fact:age", "fact:lives_alone", "person:mother", "question", "low_income"} <= found.cues


def test_a_misspelt_benefit_and_what_is_asked_of_it(reader):
    found = reader.read("기초연굼얼마나와요", DAY)
    assert [mention.name for mention in found.benefits] == ["기초연금"]
    assert found.aspect == "amount"
    assert {"benefit", "aspect:amount", "question"} <= found.cues


def test_a_correction_carries_the_new_fact(reader):
    found = reader.read("아니 예순아홉이세요", DAY)
    assert found.correction
    assert [said.value for said in found.said if said.fact == "age"] == [69]
    assert "correction" in found.cues


@pytest.mark.parametrize(("text", "cue"), [
    ("네", "answer:yes"), ("천천히 말해 주세요", "command:slower"), ("상담원 연결해 주세요", "wants_person"), ("남편이 때려요", "crisis"),
    ("뭐 이래 짜증나게", "emotion:anger"), ("장애인연금하고 장애수당 뭐가 달라요", "benefits"), ("안 받아요", "negation"), ("네", "short"),
    ("기초연금 알려주세요", "request"), ("어떻게 신청해요", "aspect:how"), ("안녕하세요", "nothing_said"),
])  # fmt: skip
def test_what_was_read_is_a_cue(reader, text, cue):
    assert cue in reader.read(text, DAY, "age").cues


def test_derived_facts_are_no_cue(reader):
    assert "fact:sex" not in reader.read("어머니는 예순여덟이세요", DAY).cues


def test_a_decomposed_text_reads_like_a_composed_one(reader):
    composed = reader.read("기초연금 얼마예요", DAY)
    assert reader.read(unicodedata.normalize("NFD", "기초연금 얼마예요"), DAY) == composed


def test_nothing_is_read_in_nothing(reader):
    found = reader.read("", DAY)
    assert (found.said, found.benefits, found.answer, found.emotion) == ((), (), None, "neutral")


def test_a_message_is_read_in_two_milliseconds(reader):
    text = "저희 어머니가 올해 예순여덟이신데 혼자 사시고 기초연금 받을 수 있을까요"
    reader.read(text, DAY)
    runs = []
    for _ in range(30):
        start = time.perf_counter()
        reader.read(text, DAY)
        runs.append(time.perf_counter() - start)
    assert min(runs) < 0.004  # 2 ms on a quiet machine
