"""An agency's own words about a service: which of them answer what is asked, and no more than anybody reads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.knowledge import PUBLISHED, Benefit
from bot.korean.plain import compact
from bot.understand.asking import asks_for_all, asks_openly

READ_AT_MOST = 500
SUMMARY_AT_MOST = 90
"""Characters."""


_OWN_TOWN = re.compile(
    r"(?:우리|저희|제가\s?사는|내가\s?사는|사는|사시는|이)\s?(?:동네|지역|고장|마을|시|군|구|도시|곳|데)(?:에서|에|의|엔|는|만)?\s?(?:하는|주는|있는|따로|나오는)?\s?"
    r"(?:거|것|건|게|혜택|지원|서비스|제도|복지|도와)"
    r"|(?:동네|지역|지자체|시청|구청|군청|시에서|구에서|군에서)(?:에서)?\s?(?:따로\s?)?(?:하는|주는|해\s?주는|도와주는)\s?(?:거|것|건|게|혜택|지원|서비스)"
)


def asks_near(text: str) -> bool:
    """What their own town gives is asked for (우리 동네 혜택, 구청에서 해 주는 거)."""
    return _OWN_TOWN.search(text) is not None


def named(text: str, shown: Iterable[Benefit]) -> Benefit | None:
    """The published service among those shown whose whole name stands in the text, the longest; the first of equals."""
    bare = compact(text)
    found = [benefit for benefit in shown if benefit.origin == PUBLISHED and compact(benefit.name) in bare]
    return max(found, key=lambda benefit: len(benefit.name), default=None)


_SCHEME = re.compile(
    r"[가-힣]{2,}(?:수당|축하금|장려금|지원금|정착금|위로금|격려금|장학금|보험|쿠폰|통장|바우처|이용권)|[가-힣]{2,}\s?(?:할인|대여|감면|지원|도시락|택시|버스|이자|대출|서비스|사업)"
)
_WISH = re.compile(r"주는|받는|받을|있나|있어|있을|없나|무료|공짜|빌려|도와|깎아|할인|되나|나오|나와|지원|신청|뭐예|얼마|\?")
_POINTS = re.compile(r"그거|그건|그게|그걸|이거|이건|거기|그\s?(?:돈|혜택|제도|서비스)")
_LIKELY = 16.0
"""Score of the search from which a service may be meant; what small talk reaches now and then."""
_SURE, _SURE_TO_TURN = 22.0, 26.0
"""Scores from which a wish without a word for a scheme means one, and from which it turns from what is talked about."""

_ASKED, _PLAINLY_ASKED = 1.5, 2.5
"""Log odds that a benefit is asked for, from which a wish without a word for a scheme counts, and from which any words do: the odds of
small talk in `tests/bench/off_topic.txt` end at 2.3, with a wish at 1.0."""
_NEAR, _ALIKE = 6.0, 12.0
"""Scores from which a service is one to choose from, and from which a place's is on the same words as a benefit that is named."""


def asks_for_one(text: str, odds: float) -> bool:
    """Something of one kind is asked for: no small talk, and not what there is at all."""
    least = _ASKED if _WISH.search(text) else _PLAINLY_ASKED
    return odds >= least and not asks_openly(text) and not asks_for_all(text)


def near_enough(found: Iterable[tuple[Benefit, float]]) -> list[Benefit]:
    return [benefit for benefit, score in found if score >= _NEAR]


def alike(found: Iterable[tuple[Benefit, float]]) -> list[Benefit]:
    return [benefit for benefit, score in found if score >= _ALIKE and benefit.origin == PUBLISHED]


def sought(text: str, found: Iterable[tuple[Benefit, float]], focus: Benefit | None, odds: float) -> list[Benefit]:
    """Which of the benefits `found` the words ask for, best first; none where they go on about `focus` or only talk."""
    hits = list(found)
    if not hits or hits[0][0].origin != PUBLISHED:
        return []
    likely = [benefit for benefit, score in hits if score >= _LIKELY and benefit.origin == PUBLISHED]
    schemes = [compact(word) for word in _SCHEME.findall(text)]
    if not schemes:
        wished = odds >= _ASKED and _WISH.search(text) and not (focus and _POINTS.search(text))
        best = max(score for _, score in hits)
        return likely if wished and best >= (_SURE_TO_TURN if focus else _SURE) else []
    if focus is None:
        return likely
    own = compact(f"{focus.name} {focus.summary} {focus.amount}")
    others = [word for word in schemes if word not in own and word[-3:] not in own]
    return [benefit for benefit in likely if any(word in compact(benefit.name) for word in others)]


_NAMED_SCHEME = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{0,8}?(?P<kind>\s?(?:수당|정착금|축하금|위로금|격려금|보조금|안심보험|안전보험|급식카드)"
    r"|직불금|\s?(?:지원금|장려금|장학금)|(?:보훈|상이|재해|휴업|장해|요양|간병|유족|구호)\s?급여|[가-힣]{2}기금|특례))"
    r"(?=은|는|이|가|도|을|를|요|인가|인지|말|얘기|이나|이랑|하고|\s|[?？!.,]|얼마|신청|있|받|주|$)"
)
_CLAUSE = re.compile(r"^[가-힣]*?(?:(?:는데|은데|인데|던데|하고|해서|라서|니까|면서|지만|다가|려고|라고|다고)\s?|면\s)(?=[가-힣]{2})")
"""농사짓는데 직불금: what is told before the name is none of it."""
_ASKING_BEFORE = re.compile(
    r"^.*?(?:얼마|언제|어디|어떻게|왜|몇)[가-힣]*(?:\s|$)|^[가-힣]*?(?:냐고|냐구|나고|는지|라고|다고|라니까|다니까)\s"
)
"""얼마주냐고 수당: what is asked before the word is no part of a name."""
_ANY_SCHEME = re.compile(
    r"^(?:(?:그|이|저|그런|이런|무슨|어떤|다른|모든|각종|아까|말한|받는|받을|나오는|매달|매월|그럼|그러면|얼마|혹시|근데|우리|여러|엄마|아빠|어머니|아버지|남편|아내|부모님|아들|딸|동생)\s[가-힣]*"
    r"|(?:그|이|저|무슨|어떤|다른|정부|나라|국가|긴급|재난|민생|생활|복지|지역|동네|추가|그런|이런|같은|주는|받는|[\s])+)"
    r"(?:수당|지원금|장려금|장학금|보조금|축하금|위로금|정착금)$"
)


def unknown_scheme(text: str, spoken_of: Iterable[Benefit]) -> str | None:
    """The scheme that `text` names by a word of its own, unless one of those spoken of says that word."""
    found = _NAMED_SCHEME.search(text)
    if found is None:
        return None
    named = _ASKING_BEFORE.sub("", _CLAUSE.sub("", found["name"])).strip()
    if _ANY_SCHEME.search(named) or named == found["kind"].strip() and named not in _BY_ITSELF:
        return None
    own = compact(" ".join(f"{b.name} {' '.join(b.aliases)} {b.summary} {b.who} {b.amount} {b.how} {b.period}" for b in spoken_of))
    return None if compact(named) in own else named


_BY_ITSELF = ("직불금", "급식카드")
"""Names though nothing stands before them; 수당 alone may be any."""


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
    lines = (line.rstrip() for text in texts[aspect] for line in text.splitlines())
    return _cut("\n".join(line for line in lines if line), READ_AT_MOST)


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
