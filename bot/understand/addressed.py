"""Words by which the assistant is called: 고맙습니다 아저씨, 언니 저 좀 도와줘요 name nobody who is told about."""

from __future__ import annotations

import re

from bot.understand.schemes import BLANK

_CALLED = (
    r"(?:아저씨|아줌마|아주머니|아가씨|아지매|총각|학생|언니|오빠|누나|형님|이모(?:님)?|삼촌|선생님?|기사님?|사장님|상담사님?|상담원님?|젊은이|새댁)"
)
_HAILS = r"(?:고마[워와버]|고맙|감사|땡큐|수고\s?|여보[세시]|저기요?|저그|이보[세시쇼]|이봐|어이)[가-힣]*[\s,.!~]+"
_BEFORE = rf"(?:{_HAILS}|(?:안녕[가-힣]*|아이[고구]|아니|네|예|응)[\s,.!~]+)"
_GOES_ON = (
    r"(?:고마|고맙|감사|저\s|나\s|난\s|전\s|제가|내가|저는|나는|이거|그거|이건|그건|거기|여기|지금|뭐|뭘|얼마|어디|어떻|언제|왜|좀\s|말\s|말씀|우리\s|우째|도와|알려"
    r"|있잖|혹시)"
)
_CALLS = re.compile(
    rf"(?:^\s*|(?<=[.!?~])\s+)(?:{_BEFORE})?(?P<first>{_CALLED})(?:요|예|야|여)?(?=[,.!~]|\s+{_GOES_ON})"
    rf"|{_HAILS}(?P<second>{_CALLED})(?:요)?(?=\s*[,.!~ㅎㅋ]|\s*$|\s)(?!\s+\S{{1,6}}[살세])"
)


def blanked(text: str) -> str:
    """`text` with such words covered, at the same length."""
    for found in reversed(list(_CALLS.finditer(text))):
        start, end = found.span("first" if found["first"] else "second")
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text
