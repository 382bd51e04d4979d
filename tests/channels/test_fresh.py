"""A switch and a notice reach another gateway by the clock alone: nobody tells it, and it looks again after `FRESH_S`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from channels.supervision import service
from channels.supervision.service import FRESH_S
from tests.channels.conftest import Desk, Running, Talk
from tests.channels.fakes import PAUSED, FakeRasa
from tests.channels.test_announcements import STORM, announce, told
from tests.channels.test_switches import hire, pension, sign_in, switch

PROMISED_S = 60.0


@dataclass
class Watch:
    """A monotonic clock that stands still until it is moved on."""

    at: float = 1000.0

    def monotonic(self) -> float:
        return self.at


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    found = Watch()
    monkeypatch.setattr(service, "time", found)
    return found


@pytest.fixture
async def desk(running: Running, rasa: FakeRasa, watch: Watch) -> AsyncIterator[Desk]:
    rasa.script = pension
    async with running(rasa) as found:
        await hire(found)
        sign_in(found)
        yield found


@pytest.fixture
async def elsewhere(running: Running, rasa: FakeRasa, desk: Desk) -> AsyncIterator[Talk]:
    """A conversation at another gateway, which has just looked what is in force."""
    async with running(rasa, instance="other", poll_s=600) as other:
        talk = await other.begin()
        await talk.say("기초연금?")
        assert await talk.said() == ["기초연금은 매달 드려요."]
        yield talk


@pytest.mark.parametrize(("key", "says"), [("benefit:basic_pension", PAUSED), ("assistant", "지금은 자동 안내를 잠시 멈췄어요.")])
async def test_another_gateway_heeds_a_switch_once_what_it_knew_is_old(
    desk: Desk, elsewhere: Talk, watch: Watch, key: str, says: str
) -> None:
    assert FRESH_S < PROMISED_S
    await switch(desk, key, "off")
    watch.at += FRESH_S - 0.01
    await elsewhere.say("기초연금?")
    assert (await elsewhere.said())[-1] == "기초연금은 매달 드려요."
    watch.at += 0.01
    await elsewhere.say("기초연금?")
    assert (await elsewhere.said())[-1].startswith(says)


async def test_and_a_notice(desk: Desk, elsewhere: Talk, watch: Watch) -> None:
    await announce(desk)
    await elsewhere.say("하나")
    assert await told(elsewhere) == []
    watch.at += FRESH_S
    await elsewhere.say("둘")
    assert await told(elsewhere) == [STORM]
