"""Every spoken session of this gateway, so that a line that broke finds the conversation it belonged to."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from starlette.websockets import WebSocketDisconnect

from bot.errors import ThreeAnyError
from bot.settings import Settings
from channels.keeping.terms import AUDIO
from channels.problems import Problem
from channels.spoken.core import Guest, Services
from channels.spoken.device import Device
from channels.spoken.session import SpokenSession
from voice.profile import Profile

NO_LINE_AGAIN_S = 30
READY_WITHIN_S = 30.0
"""Who comes first waits so long for the models; weights that are still being fetched then go on being fetched."""
LINE_GONE = (WebSocketDisconnect, ConnectionError, asyncio.IncompleteReadError, TimeoutError)
"""How a line ends that nobody closed."""


class Lobby:
    def __init__(self, settings: Settings, services: Services) -> None:
        self._settings, self._services = settings, services
        self._sessions: dict[str, SpokenSession] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._opening: asyncio.Task[None] | None = None

    def warm(self) -> None:
        """Begin to load the models, where that is wanted before the first call."""
        if self._settings.speech_at_start:
            self._open()

    async def enter(self, conversation_id: str, guest: Guest, device: Device, profile: Profile) -> SpokenSession:
        """The conversation's session with `device` at its end: the one there is, or a new one. Who enters has shown that they may.

        Raises Problem where nothing can be heard or said here, no line is free, or they do not want their voice to be heard.
        """
        if await self._services.refused(conversation_id, AUDIO):
            raise Problem("voice_refused")
        if conversation_id not in self._sessions:
            await self._ready()
        session = self._sessions.get(conversation_id)
        if session is None or session.over.is_set():
            if len(self._running) >= self._settings.speech_sessions:
                raise Problem("no_line_free", retry_after=NO_LINE_AGAIN_S)
            time = asyncio.get_running_loop().time
            session = self._begin(SpokenSession(conversation_id, guest, profile, self._services, self._moved, time))
        session.guest = guest
        session.attach(device, profile.echo)
        return session

    async def hold(self, session: SpokenSession, device: Device, *work: Coroutine[Any, Any, None], hung_up: bool = False) -> None:
        """Do `work`, such as reading and writing, until the first of it is done: then the line of `device` is gone.

        Its conversation waits a while for it to come back, unless that means that they `hung_up`.
        """
        tasks = [asyncio.create_task(each) for each in work]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            self._leave(session, device, hung_up)
        for done in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(done, Exception) and not isinstance(done, LINE_GONE):
                self._services.telemetry.log.error("line broke off", conversation=session.id, exc_info=done)

    def _leave(self, session: SpokenSession, device: Device, hung_up: bool) -> None:
        session.detach(device)
        if not session.is_attached and not session.over.is_set():
            linger_s = 0.0 if hung_up else self._settings.speech_linger_s
            asyncio.get_running_loop().call_later(linger_s, _hang_up, session, session.line)

    async def close(self) -> None:
        if self._opening is not None:
            self._opening.cancel()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._services.speech.close()

    async def _ready(self) -> None:
        opening = self._open()
        await asyncio.wait({opening}, timeout=READY_WITHIN_S)
        if not opening.done() or opening.cancelled() or opening.exception():
            raise Problem("no_speech")

    def _open(self) -> asyncio.Task[None]:
        """The one attempt that is going on or went well."""
        if self._opening is None or (self._opening.done() and (self._opening.cancelled() or self._opening.exception())):
            self._opening = asyncio.create_task(self._services.speech.open())
            self._opening.add_done_callback(self._opened)
        return self._opening

    def _opened(self, opening: asyncio.Task[None]) -> None:
        if not opening.cancelled() and (error := opening.exception()):
            reason = str(error) if isinstance(error, ThreeAnyError) else None
            self._services.telemetry.log.error("no speech", reason=reason, exc_info=error)

    def _begin(self, session: SpokenSession) -> SpokenSession:
        self._sessions[session.id] = session
        task = asyncio.create_task(self._run(session))
        self._running.add(task)
        task.add_done_callback(lambda task: self._over(session, task))
        return session

    def _moved(self, session: SpokenSession, before: str) -> None:
        """It is found under the conversation it is about now; who was in that by voice gives way."""
        if self._sessions.get(before) is session:
            del self._sessions[before]
        other = self._sessions.get(session.id)
        self._sessions[session.id] = session
        if other is not None and other is not session:
            other.give_way()

    def _over(self, session: SpokenSession, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            session.broke_off(error)

    async def _run(self, session: SpokenSession) -> None:
        with self._services.telemetry.spoken_session():
            try:
                await session.run()
            finally:
                if self._sessions.get(session.id) is session:
                    del self._sessions[session.id]


def _hang_up(session: SpokenSession, line: int) -> None:
    """Unless the line was taken up again."""
    if session.line == line and not session.is_attached:
        session.hang_up()
