"""Which detail answers: what was never seen finds its own, and what asks something else finds none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.choice import Choice, Entry
from bot.choice_model import ABOUT, Learnt, load
from bot.choice_training import digest, questions
from bot.details import Detail
from bot.dialogue import Dialogue
from bot.matters import Matters
from tests.bench.particular import answers, held_back

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "choice"


@pytest.fixture(scope="module")
def choice(assistant: Dialogue) -> Choice:
    return assistant.meaning.choice


def details_of(assistant: Dialogue, one: str) -> tuple[Detail, ...]:
    found = assistant.topics.by_id.get(one) or assistant.knowledge.benefits[one]
    return found.details


def test_the_model_was_made_from_these_records(assistant: Dialogue) -> None:
    written = [*assistant.topics.by_id.values(), *assistant.knowledge.benefits.values()]
    told = json.loads((MODEL / ABOUT).read_text(encoding="utf-8"))
    assert told["source"] == digest(written), "threeany train-choice makes it anew"
    assert len([each for each in questions(written) if each.answer]) == told["judged"]["answerable"]


def test_no_held_back_question_is_learnt_from(assistant: Dialogue) -> None:
    written = [*assistant.topics.by_id.values(), *assistant.knowledge.benefits.values()]
    learnt = {text for each in written for text in (*each.untold, *(q for d in each.details for q in (*d.asks, *d.tried)))}
    assert not learnt & {each.ask for each in held_back()}


def test_every_held_back_answer_is_there(assistant: Dialogue) -> None:
    for each in held_back():
        texts = answers(assistant, each.entry)
        assert all(any(text.startswith(begins) for text in texts) for begins in each.told), each


@pytest.mark.parametrize(
    ("one", "question", "begins"),
    [
        ("maternity_leave_benefit", "쌍둥이면 휴가를 더 오래 써요?", "네, 더 길어요. 쌍둥이는 120일"),
        ("maternity_leave_benefit", "애 아빠도 회사 쉴 수 있나요", "네, 남편은 배우자 출산휴가"),
        ("medical_dispute", "차트 복사를 안 해 준다는데 어떡해요", "환자는 자기 진료기록을"),
        ("k_pass", "고등학생 딸도 쓸 수 있어요?", "만 19세"),
    ],
)
def test_what_was_never_seen_finds_its_own(assistant: Dialogue, choice: Choice, one: str, question: str, begins: str) -> None:
    found = choice.asked(details_of(assistant, one), question)
    assert found is not None
    assert found.text.startswith(begins)


@pytest.mark.parametrize(
    "question", ["네", "고맙습니다", "ㅁㄴㅇㄹ", "", "알려 주세요", "오늘 날씨 어때요", "강아지가 아파요", "로또 번호 알려줘"]
)
def test_what_asks_nothing_of_it_finds_nothing(assistant: Dialogue, choice: Choice, question: str) -> None:
    assert choice.asked(details_of(assistant, "maternity_leave_benefit"), question) is None


def test_its_name_alone_asks_for_no_detail(assistant: Dialogue, choice: Choice) -> None:
    for each in assistant.knowledge.benefits.values():
        assert choice.asked(each.details, f"{each.name} 알려 주세요") is None, each.name


def test_its_own_question_is_always_its_own(assistant: Dialogue, choice: Choice) -> None:
    for detail in details_of(assistant, "unemployment_benefit"):
        for ask in detail.asks if not detail.after else ():
            found = choice.asked(details_of(assistant, "unemployment_benefit"), ask)
            assert found is not None and ask in found.asks, ask


def test_of_what_was_told_the_next_best_is_found(assistant: Dialogue, choice: Choice) -> None:
    some = details_of(assistant, "maternity_leave_benefit")
    first = choice.asked(some, "쌍둥이면 휴가를 더 오래 써요?")
    rest = tuple(each for each in some if each is not first)
    assert choice.asked(rest, "쌍둥이면 휴가를 더 오래 써요?", least=0.99) is None


def test_without_a_model_the_words_decide() -> None:
    some = (Detail("열흘이에요.", ("며칠",), "법"), Detail("은행에 가세요.", ("어디",), "법"))
    choice = Choice([Entry("one", ("하나",), some)], Matters, lambda: None)
    assert choice.asked(some, "며칠 걸려요") is some[0]
    assert choice.asked(some, "누구예요") is None


def test_what_follows_a_detail_comes_first(assistant: Dialogue) -> None:
    after = replace(Detail("둘 다 돼요.", ("둘 다",), "법"), after="types")
    choice = Choice([Entry("one", ("하나",), ())], Matters, lambda: None)
    assert choice.asked((after,), "둘 다 돼요?", "types") is after
    assert choice.asked((after,), "둘 다 돼요?", "other") is None


def test_a_model_for_other_vectors_is_not_used(tmp_path: Path, assistant: Dialogue, caplog: pytest.LogCaptureFixture) -> None:
    base = assistant.meaning.matters.vectors
    assert load(tmp_path, base) is None
    assert "train-choice" in caplog.text
    told = json.loads((MODEL / ABOUT).read_text(encoding="utf-8"))
    (tmp_path / ABOUT).write_text(json.dumps({**told, "vectors": [1, 1]}), encoding="utf-8")
    (tmp_path / "weights.npz").write_bytes((MODEL / "weights.npz").read_bytes())
    assert load(tmp_path, base) is None
    assert isinstance(load(MODEL, base), Learnt)
