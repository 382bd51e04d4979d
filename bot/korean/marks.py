"""What stands in text for the eye only: links, mark-up, brackets, symbols. A voice leaves them out or pauses."""

from __future__ import annotations

import re
import unicodedata

from bot.korean import figures
from bot.korean.reading_groups import say_asides, say_dots

_URL_CHARS = r"[\x21\x23-\x27\x2a-\x3b\x3d\x3f-\x5a\x5c\x5e-\x7a\x7c\x7e]"
_URL = re.compile(
    rf"(?:https?://|www\.){_URL_CHARS}*|(?<![A-Za-z0-9@.])(?:[A-Za-z0-9-]+\.)+"
    rf"(?:kr|com|net|org|io|app|me)\b(?:/{_URL_CHARS}*)?", re.IGNORECASE
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_HEADING = re.compile(r"^[^\S\n]*(?:#{1,6}|[>*•‣◦▪·○●□■◇◆▶-])[^\S\n]+", re.MULTILINE)
_LIST_NUMBER = re.compile(r"^[^\S\n]*(\d{1,2})[.)][^\S\n]+", re.MULTILINE)
_INLINE_NUMBER = re.compile(r"(?<=\s)(\d{1,2})\)[^\S\n]+(?=[가-힣])")
_PARTICLE = re.compile(r"(?:에서는|에서도|에서|으로|에|로|을|를|은|는|이|가|와|과|도|의)(?![가-힣])")
_CHOICE = re.compile(r"(?<=[가-힣A-Za-z0-9%])\((?:은|는|이|가|을|를|와|과|으로|로|이나|나|이란|란)\)|\((?:으|이)\)(?=[가-힣])")
_AREA_CODE = re.compile(r"\((0\d{1,2})\)\s?(?=\d)|(?<!\d)(0\d{1,2})\)\s?(?=\d)")
_EMPTY = re.compile(r"\s*\([\s,.:;]*\)")
_OPENING = frozenset("[{<〈《「『【〔⟨«")
_CLOSING = frozenset("]}>〉》」』】〕⟩»")
_PAUSES = str.maketrans({
    **dict.fromkeys("·ㆍ・•‧∙;|/\\→⇒➜➔►▶↔—–―()…", ","), ":": ",", "&": " 그리고 ", "+": " 더하기 ", "=": ", ", "×": " 곱하기 ",
    "÷": " 나누기 ", "≥": " 이상 ", "≤": " 이하 ", "_": " ", "*": " ", "#": " ", "~": ",", "^": " ",
})  # fmt: skip
_SILENT = frozenset(("So", "Sk", "Sm", "Cs", "Co", "Cn", "Cc", "Cf", "Mn", "Me", "Pi", "Pf", "Ps", "Pe", "Pc", "Zl", "Zp", "No", "Nd"))
_SPOKEN_MARKS = frozenset(".,!?")
_SENTENCE_END = re.compile(r"(?<![.!?,])[^\S\n]*\n\s*")
_TIDY = (
    (re.compile(r"(?<=[A-Za-z])\.(?=[A-Za-z])"), " 점 "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?:\s*,)+"), ","),
    (re.compile(r"\s+([.!?])"), r"\1"),
    (re.compile(r",+([.!?])"), r"\1"),
    (re.compile(r"([.!?])[\s,.]*(?=[.])"), r"\1"),
    (re.compile(r"([.!?])\s*,+"), r"\1"),
    (re.compile(r"([.])\1+"), r"\1"),
    (re.compile(r"([,.!?])(?=[^\s,.!?])"), r"\1 "),
    (re.compile(r"^[\s,.]+|[\s,]+$"), ""),
)


def plain_characters(text: str) -> str:
    """One way of writing each character: full-width, circled, superscript and foreign digits become 0–9, Hangul is composed."""
    return unicodedata.normalize("NFC", "".join(_plain(char) for char in unicodedata.normalize("NFC", text)))


def _plain(char: str) -> str:
    # Compatibility letters (ㅋㅋ) and signs of units must stay what they are.
    if "\u3130" <= char <= "\u318f" or char in "㎡㎥℃…":
        return char
    if "①" <= char <= "⑳":
        return f" {figures.ordinal(ord(char) - ord('①') + 1)}, "
    value = unicodedata.digit(char, None)
    if value is not None:
        return f" {value} " if unicodedata.category(char) == "No" else str(value)
    return "".join(" " if unicodedata.category(c) == "No" else c for c in unicodedata.normalize("NFKC", char))


def without_markup(text: str) -> str:
    """Links and mark-up go; what stood in brackets becomes an aside between pauses; dots join or part."""
    said = _HEADING.sub("", _LINK.sub(r"\1", text))
    said = _LIST_NUMBER.sub(lambda found: f"{figures.ordinal(int(found[1]))}, ", said)
    said = _INLINE_NUMBER.sub(lambda found: f", {figures.ordinal(int(found[1]))}, ", said)
    said = _URL.sub(_address, _EMAIL.sub(" 이메일 ", said))
    said = "".join("(" if char in _OPENING else ")" if char in _CLOSING else char for char in said)
    said = _AREA_CODE.sub(lambda found: f"{found[1] or found[2]}-", said)
    said = _EMPTY.sub("", _CHOICE.sub("", say_dots(said)))
    return say_asides(said)


def _address(found: re.Match[str]) -> str:
    """An address that carries a particle is called 인터넷; one that only stands there is left out."""
    text, inside = found.string, found.string[: found.start()].rstrip().endswith(("(", "[", "<"))
    return "인터넷" if not inside and _PARTICLE.match(text, found.end()) else " "


def without_symbols(text: str) -> str:
    """Only letters, spaces and the four marks of speech are left; line ends end sentences."""
    said = _SENTENCE_END.sub(". ", text.strip()).translate(_PAUSES)
    said = "".join(char if char in _SPOKEN_MARKS else _sound(char) for char in said)
    for pattern, replacement in _TIDY:
        said = pattern.sub(replacement, said)
    return said


def _sound(char: str) -> str:
    category = unicodedata.category(char)
    if category in _SILENT or category.startswith("P"):
        return " " if category not in ("Mn", "Me", "Cf") else ""
    return " " if char.isspace() else char
