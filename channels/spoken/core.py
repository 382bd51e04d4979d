"""What the parts of a spoken session share: whose it is, its clock, its device, and the one queue in which everything happens in order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.errors import ThreeAnyError
from channels import problems
from channels.conversation import Conversations
from channels.events import Followers
from channels.limits import Limits
from channels.problems import Problem
from channels.spoken.clock import SessionClock
from channels.spoken.device import Device, Signal, Sound, Trouble
from channels.spoken.speech import Speech
from channels.spoken.stages import Stages
from channels.telemetry import Telemetry
from voice.events import Event


@dataclass(frozen=True)
class Services:
    """What every session needs of the gateway."""

    speech: Speech
    conversations: Conversations
    followers: Followers
    telemetry: Telemetry
    limits: Limits
    notice: Callable[[], str]
    """What is written where an answer takes long, or cannot be had."""
    decided: Callable[[str, str, bool], Awaitable[object]]
    """Notes that a citizen agreed to something, or took it back (`channels.keeping`)."""
    refused: Callable[[str, str], Awaitable[bool]]
    """Whether they have taken it back, or said no."""


@dataclass(frozen=True)
class Guest:
    """Who is at the device, as far as its line can tell."""

    token: str
    """Opens the conversation."""
    channel: str
    address: str
    """Against which codes asked for and guessed are counted; the callers of one telephone line have it in common."""


class Core:
    def __init__(self, conversation_id: str, guest: Guest, services: Services, time: Callable[[], float]) -> None:
        self.id, self.services, self.clock, self.stages = conversation_id, services, SessionClock(time), Stages()
        self.guest = guest
        self.device: Device | None = None
        self.over = asyncio.Event()
        """Set when nothing will come any more."""
        self.answering = False
        """The next sound is the first of an answer."""
        self._inside: asyncio.Queue[Callable[[], None]] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self.machine: Callable[[Event], None]
        """Takes an event to the turn machine and does what it wants."""

    def post(self, work: Callable[[], None]) -> None:
        """Have `work` done by the session's own task, after what was posted before."""
        self._inside.put_nowait(work)

    def happens(self, event: Callable[[float], Event]) -> None:
        """Post what `event(now)` is when its turn comes."""
        self.post(lambda: self.machine(event(self.clock.now())))

    def send(self, signal: Signal) -> None:
        if isinstance(signal, Sound) and self.answering:
            self.answering = False
            if seconds := self.stages.heard_from_us(self.clock.now()):
                self.services.telemetry.spoken_turn(self.id, seconds)
        if self.device is not None:
            self.device.send(signal)

    def refuse(self, error: ThreeAnyError) -> None:
        """Tell the device of a problem."""
        problem = problems.of(error)
        self.services.telemetry.refused(problem)
        self.send(Trouble(problem))

    def passed(self, stage: str) -> None:
        self.stages.passed(stage, self.clock.now())

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run beside the session; what goes wrong there ends it with a problem."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self.broke_off(error)
            self.post(self.over.set)

    def broke_off(self, error: BaseException) -> None:
        self.services.telemetry.log.error("spoken session broke off", conversation=self.id, exc_info=error)
        self.refuse(Problem("unexpected"))
