"""What the citizen is told of the people behind the assistant: messages of the role `system`, said aloud as they are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.korean.reading import spoken as aloud
from bot.wording import Wording
from channels.clock import SEOUL, iso
from channels.events import Draft, spoken

NOON = 12
MINUTE_MS = 60_000
SYSTEM = "system"
FORM, RATING = "callback", "rating"
"""What a quick reply answers; pages open a form for it."""


class Sentences:
    def __init__(self, words: Wording) -> None:
        self._words = words

    def say(self, key: str, at: datetime, turn_id: str | None = None, quick: Sequence[dict[str, str]] = (), **values: Any) -> Draft:
        text = self._words.say(f"says.{key}", **values)
        reply = {"text": text, "speech": aloud(text), "benefits": (), "quick_replies": tuple(quick)}
        return spoken(SYSTEM, reply, iso(at), turn_id)

    def queued(self, position: int, wait_ms: int | None, at: datetime, turn_id: str | None = None) -> Draft:
        """Somebody is called: which one they are, and how long it takes by what others waited."""
        wait = ""
        if wait_ms is not None:
            minutes = -(-wait_ms // MINUTE_MS)
            wait = self._words.say("says.queued.wait_short" if minutes <= 1 else "says.queued.wait", minutes=minutes)
        leave = self._words.say("says.leave_reply")
        key = "queued.next" if position == 1 else "queued.place"
        return self.say(key, at, turn_id, [{"title": leave, "text": leave}], position=position, wait=wait)

    def away(self, opens_at: datetime | None, at: datetime, turn_id: str | None = None) -> Draft:
        """Nobody can come: when somebody will, and that they would call back."""
        consent = self._words.say("says.callback.consent")
        if opens_at is None:
            return self.say("away.busy", at, turn_id, self._offer(), consent=consent)
        return self.say("away.opens", at, turn_id, self._offer(), when=self.when(opens_at, at), consent=consent)

    def ask_number(self, opens_at: datetime | None, at: datetime, turn_id: str | None = None) -> Draft:
        """Somebody wants to be called back and has not said where."""
        consent = self._words.say("says.callback.consent")
        return self.say("callback.ask", at, turn_id, self._offer(), when=self.call_comes(opens_at, at), consent=consent)

    def ask_rating(self, at: datetime) -> Draft:
        """How it was, in words; pages ask by a form of their own."""
        scores = [{"title": each, "text": each, "form": RATING} for each in self._words.options("says.rating.scores")]
        return self.say("rating.ask", at, None, scores)

    def call_comes(self, opens_at: datetime | None, at: datetime) -> str:
        if opens_at is None:
            return self._words.say("says.callback.when_open")
        return self._words.say("says.callback.when_opens", when=self.when(opens_at, at))

    def _offer(self) -> list[dict[str, str]]:
        # Pages open a form where they know `form`; elsewhere the text is sent, and the number in words.
        reply = self._words.say("says.callback.reply")
        return [{"title": reply, "text": reply, "form": FORM}]

    def note(self, key: str, **values: Any) -> str:
        return self._words.say(f"note.{key}", **values)

    def word(self, key: str, **values: Any) -> str:
        return self._words.say(key, **values)

    def when(self, moment: datetime, at: datetime) -> str:
        """A time as one says it: 내일 오전 9시."""
        here, today = moment.astimezone(SEOUL), at.astimezone(SEOUL).date()
        minutes = self._words.say("time.minutes", minutes=here.minute) if here.minute else ""
        twelve = here.hour % NOON or NOON
        hour = self._words.say("time.morning" if here.hour < NOON else "time.afternoon", hour=twelve, minutes=minutes)
        if here.date() == today:
            return self._words.say("time.today", hour=hour)
        if here.date() == today + timedelta(days=1):
            return self._words.say("time.tomorrow", hour=hour)
        weekday = self._words.options("time.weekdays")[here.weekday()]
        return self._words.say("time.day", month=here.month, day=here.day, weekday=weekday, hour=hour)
