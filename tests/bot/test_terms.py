"""What a word of the welfare office means is answered by itself; the talk goes on where it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import dialogue, terms
from bot.errors import DataError
from bot.message import Heard
from tests.bot.test_dialogue import DIALOGUE, talk, text

OPENING = ("어머니가 예순여덟이고 혼자 사세요", "inform")
FIGURES = DIALOGUE.knowledge.parameters


@pytest.mark.parametrize(
    ("line", "intent", "name"),
    [
        ("소득인정액이 뭐예요?", "simpler", "소득인정액"),
        ("소득 인정액이란 게 뭔가요", "ask_overview", "소득인정액"),
        ("소득인정액 그게 무슨 말이여", "unclear", "소득인정액"),
        ("중위소득이 뭔 뜻이에요", "ask_overview", "기준 중위소득"),
        ("차상위는 또 뭐예요?", "ask_overview", "차상위계층"),
        ("차상위계층이 뭔데요", "ask_overview", "차상위계층"),
        ("부양의무자가 뭐예요", "ask_overview", "부양의무자"),
        ("부양의무자는 누구까지예요", "ask_eligibility", "부양의무자"),
        ("재산의 소득환산이 뭐예요", "ask_overview", "재산의 소득환산"),
        ("바우처가 뭐예요", "ask_overview", "바우처"),
        ("행정복지센터가 어디예요", "ask_how", "행정복지센터"),
        ("동사무소 어디 있어요?", "ask_how", "행정복지센터"),
        ("이의신청은 어떻게 해요", "ask_how", "이의신청"),
        ("수급자가 뭐예요?", "ask_overview", "기초생활수급자"),
        ("본인부담금이 무슨 뜻이에요", "ask_overview", "본인부담금"),
    ],
)
def test_a_term_is_explained_and_the_talk_stays_where_it_was(line: str, intent: str, name: str) -> None:
    before, after = talk(OPENING, (line, intent))
    assert text(after).startswith(name)
    assert after.context["focus"] == before.context["focus"]
    assert after.state["next_question"] == before.state["next_question"]
    assert after.state["benefit"] is None


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("차상위예요", "inform"),
        ("저희는 차상위인데 뭐 받을 수 있어요?", "ask_benefits"),
        ("수급자인데 뭐가 나와요?", "ask_benefits"),
        ("차상위면 얼마예요?", "ask_amount"),
        ("행정복지센터에 가면 뭐가 필요해요?", "ask_documents"),
        ("기초연금 소득인정액이 얼마예요?", "ask_amount"),
        ("에너지바우처가 뭐예요?", "ask_overview"),
        ("중위소득 50% 이하면 뭐 있어요?", "ask_benefits"),
        ("수급자 되려면 어디로 가야 해요?", "ask_how"),
    ],
)
def test_a_term_said_by_the_way_is_not_explained(line: str, intent: str) -> None:
    assert DIALOGUE.meaning.term(line, DIALOGUE.reader.read(line, date(2026, 11, 23))) is None


def test_where_to_apply_to_become_a_recipient_is_the_living_allowance() -> None:
    outcome = talk(("수급자 되려면 어디로 가야 해요?", "ask_how"))[-1]
    assert (outcome.state["benefit"], outcome.state["aspect"]) == ("생계급여", "how")


def test_the_figure_is_that_of_the_day() -> None:
    said = {}
    for day in (date(2026, 11, 23), date(2027, 1, 2), date(2031, 1, 2)):
        outcome = DIALOGUE.respond(Heard("기준 중위소득이 얼마예요?", "ask_amount", 0.9), DIALOGUE.new_context(), day)
        said[day.year] = text(outcome)
    assert "2,564,238원" in said[2026]
    assert "2,736,042원" in said[2027]
    assert "원," not in said[2031]
    assert said[2031].startswith("기준 중위소득은")


GOOD = "- {name: 소득인정액, aliases: [], explanation: 소득이에요., asked: [], source: 법}\n"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("뜻: 없음\n", "the file"),
        ("- {name: 소득인정액}\n", "[0]"),
        ("- {name: 소득인정액, aliases: 없음, explanation: 소득이에요., asked: [], source: 법}\n", "[0].aliases"),
        ("- {name: 소득인정액, aliases: [], explanation: 3, asked: [], source: 법}\n", "[0].explanation"),
        ("- {name: 소득인정액, aliases: [], explanation: '{no_such.key|won}이에요.', asked: [], source: 법}\n", "[0].explanation"),
        ("- {name: 소득인정액, aliases: [], explanation: '{이에요.', asked: [], source: 법}\n", "[0].explanation"),
        (GOOD + "- {name: 다른 것, aliases: [소득 인정액], explanation: 것이에요., asked: [], source: 법}\n", "[1].aliases"),
    ],
)
def test_a_malformed_file_stops_the_start_and_says_where(tmp_path: Path, content: str, where: str) -> None:
    file = tmp_path / "terms.yml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as error:
        terms.load(file, FIGURES)
    assert "terms.yml" in str(error.value)
    assert where in str(error.value)


def test_a_start_without_the_file_stops(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    (tmp_path / "data").mkdir()
    for each in (root / "data").iterdir():
        if each.name != "terms.yml":
            (tmp_path / "data" / each.name).symlink_to(each)
    with pytest.raises((DataError, OSError)):
        dialogue.load(tmp_path)
