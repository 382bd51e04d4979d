"""Finding benefits by everyday words: by what the words share with a record (`lexical`), and by what they mean (`dense`)."""

from bot.search.document import Document
from bot.search.find import Hit, Search
from bot.search.needs import Need, Needs

__all__ = ["Document", "Hit", "Need", "Needs", "Search"]
