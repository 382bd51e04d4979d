"""Published text made safe to keep and to show: no markup, no control characters, no private numbers, a bounded length.

The words stay as the agency wrote them. Korean headings in angle brackets (`<지원대상>`) are text, not markup.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import urlsplit

from bot.privacy import PHONE, RESIDENT

TEXT_LIMIT = 8000
"""Characters of one field; the longest seen in the country's 11,000 services has 2,000."""
LINE_LIMIT = 300
"""Characters of a name, an agency, an office."""
URL_LIMIT = 2000
RAW_FACTOR = 4
"""Markup may take that much of the room before what is left is cut."""

_TAGS = (
    "a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite"
    " code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame"
    " frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta"
    " meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select slot"
    " small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul"
    " var video wbr"
).split()
_BREAKS = {"br", "p", "div", "li", "tr", "table", "ul", "ol", "dl", "dd", "dt", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCK = re.compile(r"<(script|style|iframe|template|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>", re.I | re.S)
_TAG = re.compile(rf"</?({'|'.join(sorted(_TAGS, key=len, reverse=True))})(?:[\s/][^<>]*)?(?:>|\Z)", re.I)
_FOREIGN_TAG = re.compile(r"</?[a-z][\w-]*:[\w-]+[^<>]*>|<[a-z][\w-]*\s[^<>]*=[^<>]*>|<[!?][a-z][^<>]*>", re.I)
"""Tags of word processors (`<o:p>`), unknown elements with attributes, declarations."""
_OPENS_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_MARKUP = re.compile(r"[<&]")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\u00a0]+(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"\n{3,}")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z])(?:\+?82[\s).\-‐-―−ー]{0,3}\(?0?|\(?0)1[016789][\s).,/\-‐-―−ー]{0,3}[0-9]{3,4}[\s.,/\-‐-―−ー]{0,3}[0-9]{4}(?![0-9])"
)
_RESIDENT = re.compile(r"(?<![0-9])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])\s?[-‐-―−]\s?[0-9]{7}(?![0-9])")
_DIGITS = re.compile(r"\d{4}")
_DOMAIN = re.compile(r"(?:[a-z0-9가-힣](?:[a-z0-9가-힣-]*[a-z0-9가-힣])?\.)+[a-z가-힣]{2,}(?::\d{1,5})?(?:[/?#].*)?", re.I)
_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}


def text(raw: str, limit: int = TEXT_LIMIT) -> str:
    """`raw` without markup, entities, control characters and mobile numbers; line breaks stay, more than two in a row do not."""
    if not raw:
        return ""
    value = _BREAK.sub("\n", raw[: limit * RAW_FACTOR])
    if _MARKUP.search(value):
        value = _without_markup(value)
    value = _EMPTY_LINES.sub("\n\n", _BLANKS.sub("", _printable(value))).strip()
    value = masked(value)
    return value if len(value) <= limit else value[: limit - 1].rstrip() + "…"


def line(raw: str, limit: int = LINE_LIMIT) -> str:
    """The same on one line."""
    return " ".join(text(raw, limit).split())


def masked(value: str) -> str:
    """Mobile numbers and resident numbers replaced by what they were; landlines and helplines are what the text is for."""
    if not _DIGITS.search(value):
        return value
    plain = value.translate(_FULL_WIDTH)  # the same length, so that places found in it hold in `value`
    spans = [(found.start(), found.end(), PHONE) for found in _MOBILE.finditer(plain)]
    spans += [(found.start(), found.end(), RESIDENT) for found in _RESIDENT.finditer(plain)]
    for start, end, token in sorted(spans, reverse=True):
        value = value[:start] + token + value[end:]
    return value


def url(raw: str) -> str:
    """The first web address of `raw`, or nothing: no other scheme, no name and password before the host, no blank or quote in it."""
    value = raw.split("||")[0].strip()
    value = html.unescape(html.unescape(value)) if "&amp;" in value else value
    if not value or len(value) > URL_LIMIT or re.search(r"[\s\"'<>\\`\x00-\x1f\x7f]", value) or not value.isprintable():
        return ""
    if "://" not in value:
        value = f"https://{value}" if _DOMAIN.fullmatch(value) else ""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return ""
    return value if parts.scheme.lower() in ("http", "https") and parts.hostname and "@" not in parts.netloc else ""


def _without_markup(value: str) -> str:
    """Entities and invisible characters may hide tags and tags them, so all until nothing changes; what then opens a tag opens none."""
    for _ in range(6):
        before = value
        value = _BLOCK.sub(" ", _printable(html.unescape(value)))
        value = _FOREIGN_TAG.sub("", _TAG.sub(_break, value))
        if value == before:
            break
    return _OPENS_TAG.sub("＜", value)


def _break(found: re.Match[str]) -> str:
    return "\n" if found[1].lower() in _BREAKS else ""


def _printable(value: str) -> str:
    """Composed Hangul, and neither control nor invisible characters, among them those that turn the reading direction."""
    if not value.replace("\n", "").isprintable():
        value = "".join(char for char in value if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    return unicodedata.normalize("NFC", value)
