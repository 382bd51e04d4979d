"""Brothers and sisters by the word that was said for them, and whom a question is about."""

from __future__ import annotations

import re

_SIBLINGS = (("eonni", "언니|언냐"), ("nuna", "누나|누님|누이"), ("oppa", "오빠|오라버니|오라비"),
             ("hyeong", "형님|형아|(?:큰|작은|친)?형"), ("dongsaeng", "(?:여|남|막내)?동생"))  # fmt: skip
_SIBLING = {
    key: re.compile(rf"(?<![가-힣])(?:우리|친|큰|작은|둘째|막내)?\s?(?:{words})(?=\s|[이가은는도을를의께분네랑?？,.]|한테|하고|$)")
    for key, words in _SIBLINGS
}
_OF_THEM = re.compile(
    r"(?:은|는|도|한테는|한텐|께는|앞으로는|몫은)\s?(?:요\s*[?？]*\s*$"
    r"|(?:또\s?|혹시\s?|따로\s?|그럼\s?)?(?:뭐|뭣|머(?=\s|가)|뭘|무슨|어떤|아무것도|받을\s?(?:거|것|게|수)|나올\s?(?:거|것|게)|나오는\s?(?:거|것|게)|해당되는))"
)


def sibling(text: str) -> str | None:
    """The key of the last such word in `text`."""
    found = [(match.start(), key) for key, pattern in _SIBLING.items() for match in pattern.finditer(text)]
    return max(found)[1] if found else None


def asks_of_them(text: str) -> bool:
    """집사람은 뭐 없어, 아버지는요?: whether what there is for the one named last is asked."""
    return _OF_THEM.search(text) is not None
