"""Amounts of money as people write them."""

from __future__ import annotations


def written(amount: float) -> str:
    """`10만 원`, `1억 2,000만 원`, `349,700원`."""
    if amount % 10_000 or not amount:
        return f"{amount:,}원"
    eok, man = divmod(int(amount) // 10_000, 10_000)
    return " ".join(part for part in (f"{eok}억" if eok else "", f"{man:,}만" if man else "", "원") if part)
