"""The recogniser that comes along hears a synthetic voice, and everyone is told first whom it does not understand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.channels.conftest import make_settings
from tests.spoken.conftest import Opening
from tests.spoken.parrot import Parrot
from voice import transcribe

ASKED = "기초연금 신청하고 싶어요"


class Synthetic(Parrot):
    def start(self) -> transcribe.Loaded:
        return transcribe.Loaded("ears", synthetic_voices=True)


@pytest.fixture(scope="module")
def ears(tmp_path_factory: pytest.TempPathFactory) -> Iterator[transcribe.Ears]:
    settings = make_settings(tmp_path_factory.mktemp("var"))
    assert settings.ears_model == ""
    found = transcribe.ears(settings)
    found.start()  # on a busy machine this takes longer than a visitor waits
    yield found


async def test_a_question_of_a_synthetic_voice_is_heard_and_answered(opening: Opening, ears: transcribe.Ears) -> None:
    async with opening(ears=ears) as booth:
        visitor = await (await booth.visitor()).connect(device="kiosk")
        await visitor.until("ready")
        await visitor.send(type="start")
        await visitor.hears("합성한 목소리만 알아듣는 시험용")
        await visitor.until("turn", state="idle")
        await visitor.asks(ASKED)
        await visitor.until("caption", who="citizen", text=ASKED)
        await visitor.hears(f"1: {ASKED}")


async def test_who_is_not_welcomed_is_shown_it(opening: Opening) -> None:
    async with opening(ears=Synthetic()) as booth:
        visitor = await (await booth.visitor()).connect(device="web")
        assert "사람 말은 잘못 들을 수 있으니" in (await visitor.until("ready"))["notice"]


async def test_with_ears_for_people_nothing_of_it_is_said(opening: Opening) -> None:
    async with opening() as booth:
        visitor = await (await booth.visitor()).connect(device="kiosk")
        assert "notice" not in await visitor.until("ready")
        await visitor.send(type="start")
        await visitor.hears("말씀해 주세요")
        assert not any("시험용" in said for said in visitor.said())
