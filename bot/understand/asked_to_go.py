"""Whether somebody still has the work that is spoken of: 권고사직하라는데 제가 먼저 사직서 내면 안 되죠, 아직 안 그만뒀어요."""

from __future__ import annotations

import re

from bot.understand.page import Found, Page
from bot.understand.stance import Cue

_ONLY_ASKED_TO = re.compile(r"(?:을|를)?\s?(?:하라|하래|쓰라|쓰래|내라|권유|요구|제안|종용|받으라)")
_STILL_THERE = re.compile(
    r"(?:사직서|사표)\S?\s?(?:내|쓰)(?:면|지\s?말)|(?:퇴사|사직)하면|(?:그만\s?두|관두|나가|거부하|버티)면"
    r"|아직\s?(?:다니|재직|안)|안\s?(?:나가|나갔|그만)|버티"
)
NOT_GONE = Cue("job_lost", False, re.compile(r"(?<![가-힣])안\s?(?:그만\s?(?:[뒀둔]|두었)|관[뒀둔])|그만\s?두지\s?(?:는\s)?않았"))
"""아직 안 그만뒀어요: whatever was understood before."""


def is_only_asked_to_go(page: Page, lost: Found) -> bool:
    """권고사직하라는데, as long as nobody has gone."""
    return _ONLY_ASKED_TO.match(page.text, lost.end) is not None and _STILL_THERE.search(page.text) is not None
