"""An agency's own words about a service: which of them answer what is asked, and no more than anybody reads."""

from __future__ import annotations

from bot.knowledge import Benefit

READ_AT_MOST = 500
SUMMARY_AT_MOST = 90
"""Characters."""


def words(aspect: str, benefit: Benefit) -> tuple[str, bool]:
    """The words that answer `aspect`, perhaps none; and whether they go on."""
    contact = "\n".join(" ".join(filter(None, (one.name, one.phone))) for one in benefit.contact)
    texts = {
        "overview": (benefit.summary, benefit.who),
        "eligibility": (benefit.who,),
        "amount": (benefit.amount,),
        "how": (benefit.how, benefit.where, benefit.online),
        "documents": ("\n".join(benefit.documents),),
        "period": (benefit.period,),
        "contact": (contact,),
    }
    return _cut("\n".join(text for text in texts[aspect] if text), READ_AT_MOST)


def short(summary: str) -> str:
    """In one line, without the marks of a list."""
    text, is_cut = _cut(" ".join(summary.split()).lstrip("○◦●•▪□■ㅇ-·*※ "), SUMMARY_AT_MOST)
    return f"{text}…" if is_cut else text


def _cut(text: str, most: int) -> tuple[str, bool]:
    """At the end of a line or a word."""
    if len(text) <= most:
        return text, False
    kept = text[:most]
    end = max(kept.rfind("\n"), kept.rfind(" "))
    return kept[:end if end > most // 2 else most].rstrip(), True
