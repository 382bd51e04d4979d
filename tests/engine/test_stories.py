"""Conversations with the real product: what each turn of stories.yml must have understood, found and said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engine.conftest import Device, said

STORIES = yaml.safe_load(Path(__file__).with_name("stories.yml").read_text(encoding="utf-8"))
UNSPEAKABLE = re.compile(r"[\d\[\](){}<>•]|https?:|www\.")
"""What a voice cannot say, or not as it is meant."""
EXACT = ("intent", "subject", "next_question", "benefit", "aspect", "emotion", "crisis", "command", "mode", "receiving")
Turn = dict[str, Any]


@pytest.mark.parametrize("story", STORIES, ids=[story["story"] for story in STORIES])
def test_the_story_goes_as_told(story: dict[str, Any], device: Device) -> None:
    wrong, before = [], device.state()
    for turn in story["turns"]:
        answer = device.say(turn["say"])
        found = [*promised(answer), *expected(turn, answer, before, device)]
        wrong += [f"{turn['say']!r}: {complaint}" for complaint in found]
        before = answer["state"]
    assert not wrong, "\n" + "\n".join(wrong)


def test_every_story_expects_only_what_is_checked() -> None:
    known = {"say", *EXACT, *CHECKS}
    assert {key for story in STORIES for turn in story["turns"] for key in turn} <= known


def test_a_line_that_breaks_is_taken_up_where_it_broke(device: Device) -> None:
    with device.live() as line:
        line.say("예순여덟이고 혼자 살아요", "first")
        line.until("ack", client_id="first")
        line.until("state", subject="self")
        seen = line.log
    device.say("한 달 소득은 사십만 원이요")
    with device.live(after=seen[-1]["seq"]) as line:
        line.say("기초연금 서류는 뭐예요?", "third")
        line.until("ack", client_id="third")
        line.until("state", aspect="documents")
        numbers = [frame["seq"] for frame in (*seen, *line.log)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [frame["text"] for frame in (*seen, *line.log) if frame["type"] == "message"] == [m["text"] for m in device.transcript()]


def promised(answer: Turn) -> Iterator[str]:
    """What holds for every answer: it says something, aloud too, asks at most one thing, and nothing already known."""
    state, messages = answer["state"], answer["messages"]
    if not messages:
        yield "no answer"
    for message in messages:
        if message["role"] != "assistant":
            yield f"a message of {message['role']}"
        if found := UNSPEAKABLE.search(message["speech"] or "{"):
            yield f"cannot be said aloud: {found[0]!r} in {message['speech']!r}"
        if re.search(r"None|\{|\}", message["text"]):
            yield f"a blank was left open: {message['text']!r}"
    if sum(message["text"].count("하나만 여쭐게요") for message in messages) > 1:
        yield "two questions at once"
    question = state["next_question"]
    if question and question["fact"] in state["facts"]:
        yield f"asks for {question['fact']}, which is known"
    names = [match["name"] for match in state["matches"]]
    if len(names) != len(set(names)):
        yield "a benefit is listed twice"
    if received := set(names) & set(state["receiving"]):
        yield f"lists what is received already: {received}"


def expected(turn: Turn, answer: Turn, before: Turn, device: Device) -> Iterator[str]:
    for name in EXACT:
        if name in turn and not _is_one_of(_value(answer["state"], name), turn[name]):
            yield f"{name} must be {turn[name]}, found {_value(answer['state'], name)}"
    for name, check in CHECKS.items():
        if name in turn:
            yield from check(turn[name], answer, before, device)


def _value(state: Turn, name: str) -> object:
    if name == "intent":
        return state["intent"]["name"]
    if name == "next_question":
        return (state["next_question"] or {}).get("fact")
    return state[name]


def _is_one_of(found: object, wanted: object) -> bool:
    return found == wanted or (isinstance(wanted, list) and found in wanted)


def _facts(wanted: Turn, answer: Turn, *_: object) -> Iterator[str]:
    yield from _differences(wanted, answer["state"]["facts"])


def _differences(wanted: Turn, found: Turn) -> Iterator[str]:
    for name, value in wanted.items():
        if found.get(name) != value:
            yield f"{name} must be {value}, found {found.get(name)}"


def _people(wanted: dict[str, Turn], answer: Turn, *_: object) -> Iterator[str]:
    known = {person["id"]: person["facts"] for person in answer["state"]["people"]}
    for who, facts in wanted.items():
        yield from (f"{who}: {difference}" for difference in _differences(facts, known.get(who, {})))


def _listed(wanted: list[str], answer: Turn, *_: object) -> Iterator[str]:
    names = _names(answer)
    yield from (f"{name} must be among {names}" for name in wanted if name not in names)


def _not_listed(unwanted: list[str], answer: Turn, *_: object) -> Iterator[str]:
    yield from (f"{name} must not be listed" for name in unwanted if name in _names(answer))


def _none_listed(_wanted: bool, answer: Turn, *_: object) -> Iterator[str]:
    cards = [card["name"] for message in answer["messages"] for card in message["benefits"]]
    yield from (f"nothing must be offered, found {name}" for name in {*_names(answer), *cards})


def _no_facts(_wanted: bool, answer: Turn, *_: object) -> Iterator[str]:
    if answer["state"]["facts"]:
        yield f"nothing must be known, found {answer['state']['facts']}"


def _names(answer: Turn) -> list[str]:
    return [match["name"] for match in answer["state"]["matches"]]


def _says(wanted: list[Any], answer: Turn, *_: object) -> Iterator[str]:
    for words in wanted:
        if not any(word in said(answer) for word in (words if isinstance(words, list) else [words])):
            yield f"must say {words}, said {said(answer)!r}"


def _never_says(unwanted: list[str], answer: Turn, *_: object) -> Iterator[str]:
    yield from (f"must not say {words}" for words in unwanted if words in said(answer))


def _first(wanted: str, answer: Turn, *_: object) -> Iterator[str]:
    if wanted not in answer["messages"][0]["text"]:
        yield f"the first message must say {wanted}, said {answer['messages'][0]['text']!r}"


def _leads_with(number: str, answer: Turn, *_: object) -> Iterator[str]:
    numbers = re.findall(r"\d[\d-]*\d", answer["messages"][0]["text"])
    if numbers[:1] != [number]:
        yield f"the first number must be {number}, found {numbers}"
    if answer["messages"][0]["benefits"]:
        yield "a benefit comes before help"


def _quick_replies(wanted: list[str], answer: Turn, *_: object) -> Iterator[str]:
    offered = [quick["title"] for message in answer["messages"] for quick in message["quick_replies"]]
    yield from (f"must offer {title}, offered {offered}" for title in wanted if title not in offered)


def _asks_another(_wanted: bool, answer: Turn, before: Turn, *_: object) -> Iterator[str]:
    asked, asks = _value(before, "next_question"), _value(answer["state"], "next_question")
    if asked is not None and asked == asks:
        yield f"must not ask for {asked} again"
    if asked in answer["state"]["facts"]:
        yield f"knows {asked}, which nobody said"


def _transcript_without(secret: str, _answer: Turn, _before: Turn, device: Device) -> Iterator[str]:
    if any(secret in message["text"] for message in device.transcript()):
        yield f"the transcript holds {secret}"


CHECKS: dict[str, Callable[..., Iterator[str]]] = {
    "facts": _facts,
    "facts_none": _no_facts,
    "people": _people,
    "matches": _listed,
    "never": _not_listed,
    "matches_none": _none_listed,
    "says": _says,
    "never_says": _never_says,
    "first": _first,
    "leads_with": _leads_with,
    "quick_replies": _quick_replies,
    "asks_another": _asks_another,
    "transcript_without": _transcript_without,
}
