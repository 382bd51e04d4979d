"""The bot: made with the gateway, at work while it serves, and never in its way."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
import os
from collections.abc import AsyncIterator

from fastapi import FastAPI
from telegram import Bot, BotCommand, Update
from telegram.request import HTTPXRequest

from bot import wording
from channels.duty import Duty
from channels.gateway import Gateway
from channels.keeping.listing import Listing
from channels.limits import Limit
from channels.telegram.api import Api
from channels.telegram.commands import NAMES, Commands
from channels.telegram.courier import Sent, Tools
from channels.telegram.delivery import Delivery
from channels.telegram.here import Here
from channels.telegram.intake import TAKEN, Intake
from channels.telegram.outbox import Outbox, Refused
from channels.telegram.people import CHANNEL, People
from channels.telegram.places import Places
from channels.telegram.polling import Polling
from channels.telegram.privacy import Privacy
from channels.telegram.rendering import Renderer
from channels.telegram.rooms import Rooms
from channels.telegram.sound import Sound
from channels.telegram.talk import Talk

CONNECTIONS = 32
TIMEOUT_S = 10.0
REFUSED_AGAIN_S = 60.0


class Service:
    def __init__(self, shared: Gateway) -> None:
        """Nothing is asked of Telegram yet."""
        settings = shared.settings
        words = wording.load(settings.root / "data" / "wording" / "telegram.ko.yml")
        self._shared, self._wording = shared, words
        self._requests = [HTTPXRequest(size, TIMEOUT_S, TIMEOUT_S, TIMEOUT_S, TIMEOUT_S) for size in (CONNECTIONS, 1)]
        url = settings.telegram_api_url.rstrip("/")
        self._bot = Bot(settings.telegram_token.get_secret_value(), f"{url}/bot", f"{url}/file/bot", *self._requests)
        self._outbox = Outbox(shared.telemetry)
        api = Api(self._bot, self._outbox)
        people, sound = People.load(settings.var_dir / "keys"), Sound(shared, api)
        self._duty = Duty(CHANNEL, settings.instance_name, settings.lease_s, shared.store, shared.telemetry, shared.clock)
        self._delivery = Delivery(Tools(shared, api, people, Renderer(words), sound, self._duty, Sent()))
        rooms = Rooms(shared, api, people, self._delivery, words)
        places = Places.load(settings.root / "data" / "regions.csv", words)
        privacy = Privacy(rooms, Listing.load(settings.root))
        talk = Talk(rooms, Commands(rooms, privacy), privacy, places, Here(rooms, places), sound)
        self._intake = Intake(talk, Limit(settings.telegram_messages_per_minute))

    async def work(self) -> None:
        """Until cancelled. Of several gateways one delivers, and fetches updates; each takes those it is called with."""
        await self._duty.do(self._serve)

    async def _serve(self) -> None:
        async with asyncio.TaskGroup() as both:
            both.create_task(self._delivery.run())
            both.create_task(self._receive())

    async def _receive(self) -> None:
        await self._introduce()
        if not self._shared.settings.telegram_webhook_url:
            # With a pause of its own: who is told to send less need not hear less.
            await Polling(self._bot, Outbox(self._shared.telemetry), self._intake, self._shared.telemetry).run()

    async def _introduce(self) -> None:
        """Tell Telegram how it reaches us and which commands there are, however long that takes."""
        commands = [BotCommand(name, self._wording.say(f"commands.{name}")) for name in NAMES]
        while True:
            try:
                await self._outbox.through(self._connect)
                await self._outbox.through(lambda: self._bot.set_my_commands(commands))
                return
            except Refused as refused:
                # Nothing of a person is in these calls, so its reason may be read.
                self._shared.telemetry.log.error("telegram refused the webhook or the commands", reason=str(refused))
                await asyncio.sleep(REFUSED_AGAIN_S)

    async def _connect(self) -> bool:
        settings = self._shared.settings
        if not settings.telegram_webhook_url:
            return await self._bot.delete_webhook()
        return await self._bot.set_webhook(
            settings.telegram_webhook_url,
            secret_token=settings.telegram_webhook_secret.get_secret_value(),
            allowed_updates=TAKEN,
            max_connections=CONNECTIONS,
        )

    def is_telegram(self, shown: str | None) -> bool:
        """Whether a call of the webhook shows its secret; never where there is no webhook."""
        secret = self._shared.settings.telegram_webhook_secret.get_secret_value()
        is_called = bool(self._shared.settings.telegram_webhook_url)
        return is_called and hmac.compare_digest((shown or "").encode(), secret.encode())

    async def take(self, content: object) -> None:
        """An update as JSON; when this returns, it need not come again. Raises StoreError where it must."""
        if isinstance(content, dict) and isinstance(content.get("update_id"), int):
            await self._intake.take(Update.de_json(content, self._bot))

    async def close(self) -> None:
        for request in self._requests:
            await request.shutdown()


@contextlib.asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[None]:
    """The bot is at work while this lasts; not at all where no token is set."""
    shared: Gateway = app.state.gateway
    if not shared.settings.telegram_token.get_secret_value():
        yield
        return
    _quieten()
    service = app.state.telegram = Service(shared)
    working = asyncio.create_task(service.work())
    try:
        yield
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        await service.close()


def _quieten() -> None:
    """The library writes down what people say where it cannot read it, and the client the address of each call, which holds the token."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # Durations as timedelta, as they will be in its next version; it warns of each that is not.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
