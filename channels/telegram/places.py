"""Where somebody lives, chosen from the list of 시도 and 시군구."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.wording import Wording

PREFIX = "place:"
"""Of what a button sends: `place:`, `place:시도`, `place:시도:시군구`; the longest has 43 of the 64 bytes allowed."""
IN_A_ROW = 3


class Places:
    def __init__(self, within: Mapping[str, tuple[str, ...]], short: Mapping[str, str], wording: Wording) -> None:
        """`within`: 시도 → its 시군구; `short`: what a 시도 is called for short."""
        self._within, self._short, self._wording = within, short, wording

    @classmethod
    def load(cls, path: Path, wording: Wording) -> Places:
        within: dict[str, list[str]] = {}
        short = {}
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if not row["sigungu"]:
                    short[row["sido"]] = row["spoken"].split(";")[0] or row["sido"]
                elif not row["district"]:
                    within.setdefault(row["sido"], []).append(row["sigungu"])
        return cls({sido: tuple(within.get(sido, ())) for sido in short}, short, wording)

    def sidos(self) -> InlineKeyboardMarkup:
        return _rows(InlineKeyboardButton(self._short[sido], callback_data=self.data(sido, None)) for sido in self._within)

    def sigungus(self, sido: str) -> InlineKeyboardMarkup:
        buttons = [InlineKeyboardButton(name, callback_data=self.data(sido, name)) for name in self._within[sido]]
        back = InlineKeyboardButton(self._wording.say("place.back"), callback_data=PREFIX)
        return InlineKeyboardMarkup([*_rows(buttons).inline_keyboard, (back,)])

    def data(self, sido: str, sigungu: str | None) -> str:
        """What the button of a place sends."""
        return f"{PREFIX}{sido}:{sigungu}" if sigungu else PREFIX + sido

    def chosen(self, data: str) -> tuple[str, ...] | None:
        """What a button said: nothing, a 시도, or a 시도 and 시군구; None where there is no such place (any more)."""
        names = tuple(name for name in data.removeprefix(PREFIX).split(":") if name)
        if not names:
            return ()
        known = names[0] in self._within and (len(names) == 1 or (len(names) == 2 and names[1] in self._within[names[0]]))
        return names if known else None

    def is_whole(self, names: tuple[str, ...]) -> bool:
        """Whether nothing is left to choose: 세종 has no 시군구."""
        return len(names) == 2 or not self._within[names[0]]


def _rows(buttons: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    every = list(buttons)
    return InlineKeyboardMarkup([every[at : at + IN_A_ROW] for at in range(0, len(every), IN_A_ROW)])
