"""A process is killed in the middle of a conversation: no acknowledged message is lost, none is answered twice."""

from __future__ import annotations

import json
import re
import time

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from bot import dialogue
from bot.settings import ROOT
from tests.engine.conftest import Device, said
from tests.engine.product import Product, eventually

TALK = (
    "어머니가 일흔둘이고 혼자 사세요",
    "한 달 소득은 오십만 원쯤이에요",
    "기초연금은 어디서 신청해요?",
)
CRISES = {"죽고 싶어요": "109", "집에 불이 났어요": "119", "남편이 때려요": "112", "아버지가 숨을 안 쉬어요": "119"}
PATIENCE_S = 90.0
"""How long an engine may take to come back on a busy machine."""


@pytest.fixture(scope="module")
def undisturbed(running: Product) -> list[str]:
    """What the assistant answers when nothing happens."""
    running.wait_ready()
    device = Device(running)
    for text in TALK:
        device.say(text)
    try:
        return answers(device)
    finally:
        device.close()


@pytest.fixture(scope="module")
def notice() -> str:
    return dialogue.load(ROOT).unavailable().text


def lines(device: Device, role: str) -> list[str]:
    return [message["text"] for message in device.transcript() if message["role"] == role]


def answers(device: Device, notice: str = "") -> list[str]:
    """Without what was said because it took so long."""
    return [text for text in lines(device, "assistant") if text != notice]


def say_until_accepted(device: Device, text: str, client_id: str) -> None:
    """As a device does: again under the same id while nobody answers."""

    def accepted() -> bool:
        try:
            device.say(text, client_id)
        except httpx2.TransportError:
            return False
        return True

    assert eventually(accepted, PATIENCE_S)


def is_complete(device: Device, wanted: list[str], notice: str) -> bool:
    try:
        return len(answers(device, notice)) >= len(wanted)
    except httpx2.TransportError:
        return False


@pytest.mark.parametrize("victim", ["engine", "actions", "gateway"])
def test_a_killed_process_loses_no_message_and_answers_none_twice(
    victim: str, product: Product, device: Device, undisturbed: list[str], notice: str
) -> None:
    say_until_accepted(device, TALK[0], "0")
    product.kill(victim)
    say_until_accepted(device, TALK[1], "1")
    say_until_accepted(device, TALK[2], "2")
    assert eventually(lambda: is_complete(device, undisturbed, notice), PATIENCE_S)
    for client_id, text in enumerate(TALK):
        say_until_accepted(device, text, str(client_id))
    assert (lines(device, "citizen"), answers(device, notice)) == (list(TALK), undisturbed)


def test_what_was_acknowledged_before_everything_is_killed_is_answered_once(
    product: Product, device: Device, undisturbed: list[str], notice: str
) -> None:
    with device.live() as line:
        for client_id, text in enumerate(TALK):
            line.say(text, str(client_id))
        line.until("ack", client_id=str(len(TALK) - 1))
        for name in ("gateway", "engine", "actions"):
            product.kill(name)
        with pytest.raises(ConnectionClosed):
            line.until("a frame after death")
    assert eventually(lambda: is_complete(device, undisturbed, notice), PATIENCE_S)
    assert (lines(device, "citizen"), answers(device, notice)) == (list(TALK), undisturbed)


def test_what_was_said_is_in_no_log(product: Product, device: Device) -> None:
    """Rasa would write it out where the gateway that asked is gone."""
    words = "외할머니가 보청기를 사고 싶어 하세요"

    def broken_off() -> int:
        return product.supervisor.log("engine").read_text(encoding="utf-8").count("message.received.timeout")

    before = broken_off()
    with device.live() as line:
        line.say(words, "0")
        line.until("ack", client_id="0")
        product.kill("gateway")
    assert eventually(lambda: broken_off() > before, PATIENCE_S)
    logs = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in product.supervisor.log("engine").parent.iterdir()}
    assert [name for name, text in logs.items() if words in text or json.dumps(words)[1:-1] in text] == []


def test_while_the_engine_is_down_the_citizen_is_told_in_time_and_offered_a_person(product: Product, device: Device, notice: str) -> None:
    with product.down("engine"):
        began = time.monotonic()
        told = device.say(TALK[0], "0")
        assert 4.0 < time.monotonic() - began < 8.0
        assert said(told) == notice
        assert "129" in notice
        assert [quick["title"] for quick in told["messages"][0]["quick_replies"]] == ["상담원 연결해 주세요"]
    assert eventually(lambda: device.state()["facts"].get("age") == 72, PATIENCE_S)
    assert lines(device, "assistant").count(notice) == 1


def test_a_crisis_is_answered_at_once_without_an_engine(product: Product) -> None:
    with product.down("engine"):
        for words, number in CRISES.items():
            device = Device(product)
            began = time.monotonic()
            told = device.say(words)
            assert time.monotonic() - began < 3.0
            assert re.findall(r"\d[\d-]+", told["messages"][0]["text"])[0] == number
            assert told["state"]["crisis"] is not None
            device.close()
