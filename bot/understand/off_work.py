"""Who lies hurt from work has not lost it (다쳐서 당분간 일을 못 해요), and who says 실업자 아니에요 is at work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Found, Page
from bot.understand.stance import Cue, read_cues

_HURT = re.compile(r"다[쳐쳤치친]|부러[졌지져진]|골절|깁스|미끄러[졌져]|수술|산재")
_FOR_A_WHILE = re.compile(r"(?:당분간|당장|한동안|잠시|잠깐|얼마간)(?:은|은요)?\s?$")
_HURT_AT_WORK = re.compile(
    r"(?:일|일을|배달|운전|작업|근무|근무\s?중|출근|퇴근|공장|현장|식당)(?:에서|서|에|을)?\s?(?:일\s?)?(?:하다가?|중에|길에)?\s"
    r"(?:[^\s.?!]+\s)?다[쳐친]\S{0,2}\s(?:지금\s|그냥\s|계속\s)?$"
)
_IS_NOT = re.compile(r"(?:은|는|이|가)?\s?(?:아니[고구에예야라거]|아닙|아녜|아녀)")
_BY_CALL = Cue(
    "employment",
    "employed",
    re.compile(
        r"(?:쿠팡\s?이츠|쿠팡|배민(?:\s?커넥트)?|요기요|플랫폼|배달)(?:은|는|을|를|도|에|로)?\s?(?:[^\s.,?!]{1,4}\s)?"
        r"(?:뛰(?:어|고|는|지|면서)|등록\s?(?:돼|되어|해)\s?(?:있|놨|뒀))|(?<![가-힣])(?:배달\s?)?라이더(?=이[에고라]|인데|입니|예요|임)"
    ),
    None,
    state=True,
)
"""쿠팡이츠 뛰는데, 배달 라이더입니다: who works by the call is at work."""


def kept_at_work(page: Page, jobs: list[Found]) -> list[Found]:
    """`jobs` without the loss of work that is none, and with the work of who says that they have some."""
    idle = [job for job in jobs if job.value == "unemployed"]
    at_work = list(read_cues(page, (_BY_CALL,)))
    denied = [job for job in idle if _IS_NOT.match(page.text, job.end)]
    kept = [job for job in jobs if not (job in idle and (job in denied or _is_hurt(page, job)))]
    if at_work and not any(job.value == "employed" for job in kept):
        kept += at_work[:1]
    elif denied and not kept:
        kept += list(_some_work(denied))
    return kept


def _is_hurt(page: Page, job: Found) -> bool:
    before = page.text[max(0, job.start - 40) : job.start]
    for_a_while = _FOR_A_WHILE.search(before) is not None and _HURT.search(page.text[: job.start]) is not None
    return for_a_while or _HURT_AT_WORK.search(before) is not None


def _some_work(denied: list[Found]) -> Iterator[Found]:
    yield Found("employment", "employed", denied[0].start, denied[0].end, person=denied[0].person)
