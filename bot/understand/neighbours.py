"""Words for those next door and in the village: 옆집 할머니, 마을에 치매 영감이 하나 있는데 are nobody of the speaker's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

HOMES = r"(?:옆|앞|뒷|윗|아랫)\s?집|이웃(?:\s?집)?|(?:위|윗|아래|아랫)\s?층"
NEXT_DOOR = rf"(?:(?:{HOMES})(?:\s?(?:사시는|사는))?|동네|마을|아는|친구|지인|남의|같은\s?(?:동네|아파트))"
"""What stands before the word for an old person."""
ONE_OF_MANY = (
    r"(?<=마을에\s|동네에\s|이웃에\s)(?:(?!우리|저희|제|내)\S{{1,5}}\s)?(?:{who})"
    r"(?=(?:님)?(?:이|가|께서)\s(?:하나|한\s?[분명]|계시|있|사[시는]|혼자))"
)
"""`who`: words for an old person, who is said to be there."""
_NEXT_DOOR = re.compile(NEXT_DOOR)
_THAT_ONE = re.compile(r"(?<![가-힣])그\s?$")


def is_named_again(text: str, start: int, end: int, named: Sequence[str]) -> bool:
    """옆집 할배는 차상위인데 그 할배도 되나: whether `start` to `end` of `text` is the neighbour last `named`."""
    same = bool(named) and _NEXT_DOOR.match(named[-1]) is not None and named[-1].endswith(text[start:end])
    return same and _THAT_ONE.search(text, max(0, start - 4), start) is not None
