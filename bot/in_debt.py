"""What somebody in danger asks of debts (109 전화해볼게요 근데 빚은 어떡해요): answered, with one line for the danger."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_DEBT = re.compile(
    r"(?<![가-힣])빚|빚(?:이|은|을|도|만|더미|독촉|때문)|사채|이자(?:가|도|를|만|는|못)|원금|추심|독촉|대출(?:이|금|을|은|도)|카드값|신용불량|못갚|갚(?:아야|을|지)"
)
_LENT = re.compile(
    r"사채|불법|사금융|추심|빚쟁이|(?:하루|일주일|한주|열흘|한달)에?(?:이자)?[가-힣0-9]{0,4}(?:이자|[0-9])|이자(?:가|를)?(?:하루|일주일|한주|열흘)|업자|협박|뿌린"
)


def key(text: str, lent: bool) -> str | None:
    """The sentence under `crisis.` for debts, or None. `lent`: an unlawful lender was spoken of."""
    plain = compact(text)
    if not _DEBT.search(plain):
        return None
    return "asked.loan" if lent or _LENT.search(plain) else "asked.debt"
