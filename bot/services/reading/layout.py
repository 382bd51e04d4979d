"""The shape of a published text: bulleted lines as a tree, and the lines that say nothing about who may have the service."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARKERS = (
    r"(?P<big>[○ㅇ□■◎▣❍ㅁ◦●◇◆▶▷ο⃝◯◈❏〇Oo](?=\s?[가-힣(<\[『「｢'‘\d]))",
    r"(?P<small>[-–‑⁃―](?=\s?[^\d\s]|\s|\d{1,2}\s?[-~∼]\s?\d{1,2}\s?세))",
    r"(?P<dot>[ㆍ·•▪〮⦁∙‣․→‧▸](?=\s?[^\d\s]|\s))",
    r"(?P<circled>[①-⑳➀-➓❶-❿㉠-㉭])",
    r"(?P<number>\d{1,2}(?:\)|\.(?=\s?[^\d\s]|\s\d{1,3}\s?세)))",
    r"(?P<half>[1-9가-하ivx]\)|\([1-9가-하]\))",
    r"(?P<letter>[가-하]\.(?=\s?[^\d\s]))",
    r"(?P<angle>[<〈\[【＜](?=[^>〉\]】＞]{1,40}[>〉\]】＞]))",
    r"(?P<note>[*※＊☞†]|\(?단,|다만,)",
)
_MARKER = re.compile(r"\s*(?:" + "|".join(_MARKERS) + r")\s?")
_ENDED = re.compile(
    r"(?:자|인|가정|가구|세대|사람|분|다|함|음|생|층|족|모|부|등|이상|이하|이내|미만|%|경우|아동|학생|주민|여성|체|단|업|[.)」:])\s*$"
)
NOT_ABOUT = re.compile(
    r"\s*(?:[가-힣]{0,6}\s?)?(?:제외\s?(?:대상|자|사항|조건|업종|차량|기준)|지원\s?제외|신청\s?제외|중복\s?(?:수혜|지원|수급|신청)|지원\s?(?:내용|금액"
    r"|규모|인원|기간|방법|방식|절차|품목|한도|시기|중단)|지급\s?(?:방법|금액|시기|기간)|신청\s?(?:방법|기간|기한|서류"
    r"|절차|시기|장소|인\s?:)|구비\s?서류|제출\s?서류|필요\s?서류|문의\s?(?:처|전화|사항|[:：])|접수\s?(?:방법|기간|기한|처|기관|장소|[:：])"
    r"|선정\s?(?:방법|절차|인원)|모집\s?(?:기간|인원)|서비스\s?(?:내용|기간)|사업\s?(?:내용|기간|량)|우선\s?(?:순위|지원|선정)|가점|우대|유의\s?사항"
    r"|대상\s?(?:주택|차종|지역|품목)(?=\s?[:：)]|\s*$)|주택\s?(?:요건|기준)|차량\s?기준|심사\s?기준"
    r"|선발\s?기준|평가\s?기준|자격\s?중지|추가\s?지원)"
)
_PASSED_OVER = re.compile(
    r"우선\s?(?:지원(?!\s?대상\s?기업)|선정|선발|순위|적으로|대상|배정|\s*$)|(?<!경로)우대|가점|가산점|[1-4]\s?순위|제외(?:\s?$|됨|한다|함|\s?[.)]"
    r"|\s?대상)|불가(?:\s?$|능|함|\s?[.)])|지원하지\s?않|지급하지\s?않|미지원|지원\s?중단"
)
HEADING = re.compile(
    r"\s*[(<〈\[【＜]?\s?(?:지원|신청|사업|서비스|모집|수혜|이용|교육|선정|보급|감면|가입)?\s?(?:대상자?|자격|요건|기준|조건|대상\s?및\s?자격|자격\s?요건|대상\s?기준|"
    r"선정기준|대상자\s?선정)\s?[)>〉\]】＞]?\s?[:：]?\s*$"
)
ATTRIBUTE = re.compile(
    r"\s*[(<〈\[【]?\s?(?:신청\s?|지원\s?|가구\s?|거주\s?|기본\s?|기타\s?)?(?:연령|나이|소득|재산|금융\s?재산|거주지?|거주\s?요건|주소지?|주거|자산|학력"
    r"|성적|취업|병역|어업경영\s?경력|경력|자격\s?요건|소득\s?기준|소득\s?요건|재산\s?기준|연령\s?기준|필수요건|가구원?특성기준|검정고시|주택|주민등록|대출|재직"
    r"|다자녀\s?가정|가구\s?소득)"
    r"\s?(?:기준|요건|상태|조건|및\s?재산\s?기준)?\s?(?:[)>〉\]】]|\s?[:：])"
)
ALL_OF = re.compile(r"모두\s?(?:를\s?)?(?:충족|만족|해당|갖)|요건을\s?(?:갖춘|충족)|조건을\s?(?:모두|만족|충족)|요건을\s?모두|필수\s?요건")
ONE_OF = re.compile(r"(?:어느\s?)?하나(?:에|라도|의)?\s?(?:이상\s?)?해당|중\s?(?:하나|1|한\s?가지)|어느\s?하나")


_UPPER = ("big", "angle", "letter", "number", "circled")
_SHORT = 30
"""A note as short as this that names exclusions is the heading of the items below it."""


_BEGINS_ANEW = re.compile(rf"{NOT_ABOUT.pattern}|{ATTRIBUTE.pattern}|{HEADING.pattern}")


_LABEL = re.compile(r"([가-힣 ]{2,12})\s?[:：]")
"""A label that a note has used before explains the note."""
_EXCEPTION = re.compile(r"[,.]\s?(?:다만|단)[,\s].*$", re.DOTALL)


@dataclass
class Line:
    """One item of the text, `start` and `end` without its marker, and the items below it."""

    text: str
    start: int
    end: int
    kind: str
    items: list[Line] = field(default_factory=list)
    passed_over: bool = False
    """Says nothing about who is meant (a note, an exclusion, a preference, an amount)."""


def outline(text: str) -> list[Line]:
    """The items of `text` as trees. A marker seen before closes what came after it; a new one opens a level."""
    roots: list[Line] = []
    open_: list[Line] = []
    notes: list[str] = []
    for line in _lines(text):
        heads = line.kind == "note" and len(line.text) < _SHORT and NOT_ABOUT.match(line.text.lstrip("*※ ")) is not None
        while open_ and (any(earlier.kind == line.kind for earlier in open_) or (heads and not open_[-1].kind.startswith(_UPPER))):
            open_.pop()
        (open_[-1].items if open_ else roots).append(line)
        if line.kind != "note" or heads:
            open_.append(line)
        named = _LABEL.match(line.text)
        explains = named is not None and any(named[1].strip() in note for note in notes)
        if line.kind == "note":
            notes.append(line.text)
        line.passed_over = explains or (
            line.kind == "note"
            or line.text.startswith(("단,", "단 ", "다만"))
            or bool(NOT_ABOUT.match(line.text))
            or bool(_PASSED_OVER.search(_EXCEPTION.sub("", _without_brackets(line.text))))
        )
    return roots


def _level(marker: re.Match[str]) -> str:
    """The kind of a marker. □ stands above ○; round ones are one kind however they were typed."""
    kind = marker.lastgroup or "plain"
    sign = marker[0].strip()
    return kind if kind != "big" or sign in "○ㅇOo◦ο⃝◯〇" else f"big {sign}"


def _without_brackets(text: str) -> str:
    return re.sub(r"[(\[][^()\[\]]*[)\]]", " ", text)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    position = 0
    for raw in re.split(r"(\r\n|\n|\r|&#13;)", text):
        start, position = position, position + len(raw)
        if not raw.strip() or raw == "&#13;":
            continue
        marker = _MARKER.match(raw)
        kind = _level(marker) if marker else "plain"
        offset = marker.end() if marker and kind not in ("note", "angle") else len(raw) - len(raw.lstrip())
        end = start + len(raw.rstrip())
        wrapped = (
            kind == "plain" and lines and lines[-1].kind != "note" and not _ENDED.search(lines[-1].text) and not _BEGINS_ANEW.match(raw)
        )
        if wrapped:
            before = lines[-1]
            lines[-1] = Line(text[before.start : end], before.start, end, before.kind)
        else:
            lines.append(Line(text[start + offset : end], start + offset, end, kind or "plain"))
    return lines
