"""Conditions out of the published free text (지원대상, 선정기준), with the words that say them."""

from bot.services.reading.found import Evidence, Extracted
from bot.services.reading.reader import Reading, read, read_conditions

__all__ = ["Evidence", "Extracted", "Reading", "read", "read_conditions"]
