"""How something is said not to be so, in any dialect: 아니에요, 아녀유, 아입니더, 아이라예, 아이래요, 아니우다, 아님다."""

from __future__ import annotations

NOT = (
    r"(?:아니(?!면)|아녀|아녜|아닙|아닌|아님|아임|아인(?:데|디)|아입|아잉|아닝|아뇨|아이(?:라(?!면)|래|고(?=[\s,.]|$)|다(?=[\s,.!]|$|[니카])|여(?=[\s,.!]|$)|지(?=[\s,.!예요]|$)"
    r"|거든|구만|구먼|구마|네(?=[\s,.!예요]|$)|더라|어예|가\s?(?=[?.!]|$)))"
)
"""Pattern of the denying verb; what it denies stands before it."""
