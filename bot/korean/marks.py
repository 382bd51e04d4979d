"""What stands in text for the eye only: mark-up, lists, quotes, symbols. A voice leaves them out, names them or pauses."""

from __future__ import annotations

import re
import unicodedata

from bot.korean import figures
from bot.korean.jamo import is_syllable
from bot.korean.josa import josa
from bot.korean.latin import unaccented
from bot.korean.reading_addresses import say_addresses
from bot.korean.reading_groups import say_asides, say_dots

_ROMAN = {chr(0x2160 + i): str(i + 1) for i in range(12)} | {chr(0x2170 + i): str(i + 1) for i in range(12)}
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CIRCLED = {
    **{char: i + 1 for i, char in enumerate(_CIRCLES)},
    **{chr(start + i): i + 1 for start in (0x2474, 0x2776, 0x2780, 0x278A, 0x24F5) for i in range(10)},
}
_CIRCLED_NUMBER = re.compile(rf"([{''.join(_CIRCLED)}])[^\S\n]*((?:[번항호목과와은는이가을를의도]|에서|에|으로|로)(?![가-힣])|[·,~]|\n|$)?")
_KEYCAP = re.compile(r"(\d)\ufe0f?\u20e3")
_LAUGHTER = re.compile(r"[ㅋㅎㅠㅜㅡㅇ]+|([ㄱ-ㅎㅏ-ㅣ])\1+|[ㅏ-ㅣ]")
_JAMO = dict(zip(
    "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "기역 니은 디귿 리을 미음 비읍 시옷 이응 지읒 치읓 키읔 티읕 피읖 히읗".split(), strict=True,
))  # fmt: skip
_MASKED = re.compile(r"\[((?:[가-힣]{1,6}번호|이메일|주소))\]")
_UNSAID = re.compile(r"```|~~|__|`|\*\*+|^[^\S\n]*(?:[|:\s-]*-{3,}[|:\s-]*|[=*_─━]{3,})[^\S\n]*$", re.MULTILINE)
_LEADING_SLASH = re.compile(r"(?<![^\s(])/(?=\S)")
_TIMES = re.compile(r"(?<=\d)\s?[*xX]\s?(?=\d)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_BULLET = r"[*•‣◦▪·○●□■◇◆▶※☞-]"
_HEADING = re.compile(rf"^[^\S\n]*(?:#{{1,6}}|>|{_BULLET})[^\S\n]+", re.MULTILINE)
_BULLETS = re.compile(rf"(?:^[^\S\n]*{_BULLET}[^\S\n]+\S[^\n]*(?:\n|$)){{2,}}", re.MULTILINE)
_EACH_BULLET = re.compile(rf"^[^\S\n]*{_BULLET}[^\S\n]+", re.MULTILINE)
_LIST_NUMBER = re.compile(r"^[^\S\n]*(\d{1,2})[.)][^\S\n]+(?=\S)", re.MULTILINE)
_BARE_NUMBER = re.compile(r"^[^\S\n]*(\d{1,2})[.)][^\S\n]*$", re.MULTILINE)
_INLINE_NUMBER = re.compile(r"(?<=\s)(\d{1,2})\)[^\S\n]+(?=[가-힣])")
_NAMED_NUMBER = re.compile(r"(?:№|\b[Nn][Oo]\.)\s?(\d+)번?")
_CURRENCY = re.compile(r"([₩￦$€¥£])\s?(\d[\d,]*(?:\.\d+)?)(\s?(?:조|억|천만|백만|만|천)+)?")
_MONEY = {"₩": "원", "￦": "원", "$": "달러", "€": "유로", "¥": "엔", "£": "파운드"}
_BELOW_ZERO = re.compile(r"(?<![\d가-힣A-Za-z])[-−](?=\d+(?:\.\d+)?\s?(?:℃|°C|도))")
_MINUS = re.compile(r"(?<![\d가-힣A-Za-z)\s])\s?[-−](?=\d+(?:\.\d+)?\s?%)")
_COMPARED = re.compile(r"([≥≤])\s?([^\s,()]+(?:\s?원)?)")
_CHOICE = re.compile(r"(?<=[가-힣A-Za-z0-9%])\((?:은|는|이|가|을|를|와|과|으로|로|이나|나|이란|란)\)|\((?:으|이)\)(?=[가-힣])")
_AREA_CODE = re.compile(r"\((0\d{1,2})\)\s?(?=\d)|(?<!\d)(0\d{1,2})\)\s?(?=\d)")
_EMPTY = re.compile(r"\s*\([\s,.:;]*\)")
_ABBREVIATION = re.compile(r"(?<=[가-힣])\s?\((?:영문\s?|이하\s?)?[A-Z][A-Za-z0-9&-]*\)")
_OPENING = frozenset("[{<【〔⟨")
_CLOSING = frozenset("]}>】〕⟩")
_QUOTES = str.maketrans(dict.fromkeys("\"'“”‘’„‟«»‹›「」『』《》〈〉´ˮ＂＇", None))
_TITLE_THEN_ARTICLE = re.compile(r"[」』》〉](?=제)|(?<=[가-힣])[「『《〈]")
_NOBODY = re.compile(r"[○◯●]{2,}|(?<![A-Za-z])O{2}(?=[가-힣])")
_OR = re.compile(r"(?<=[가-힣A-Za-z0-9)%])/(?=[가-힣A-Za-z(])|(?<=[가-힣A-Za-z0-9)%])\s+/\s+(?=[가-힣A-Za-z(])")
_EQUALS = re.compile(r"([가-힣]{1,20})\s?=\s?(?=[가-힣A-Za-z])")
_OPERATORS = (
    (re.compile(r"\+(?=\s*[가-힣])"), " 더하기 "), (re.compile(r"(?<=[가-힣])\+"), "플러스 "), (re.compile(r"@"), " 골뱅이 "),
    (re.compile(r"(?<=[가-힣]) [-−] (?=[가-힣])"), ", "), (re.compile(r"±"), " 플러스마이너스 "),
)  # fmt: skip
_PAUSES = str.maketrans({
    **dict.fromkeys("·ㆍ・•‧∙;|/\\→⇒➜➔►▶↔—–―()…:", ","), "&": " 그리고 ", "×": " 곱하기 ", "÷": " 나누기 ", "≥": " 이상 ",
    "≤": " 이하 ", "%": " 퍼센트 ", "₩": " 원 ", "$": " 달러 ", "℃": " 도 ", "°": " 도 ", "㎡": " 제곱미터 ",
    "㎥": " 세제곱미터 ", "~": ",",
})  # fmt: skip
_SPOKEN_MARKS = frozenset(".,!?")
_SENTENCE_END = re.compile(r"(?<![.!?,])[^\S\n]*\n\s*")
_TIDY = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?:\s*,)+"), ","),
    (re.compile(r"\s+([.!?])"), r"\1"),
    (re.compile(r",+([.!?])"), r"\1"),
    (re.compile(r"([.!?])(?:[\s,]*[.!?])+"), r"\1"),
    (re.compile(r"([.!?])\s*,+"), r"\1"),
    (re.compile(r"([,.!?])(?=[^\s,.!?])"), r"\1 "),
    (re.compile(r"^[\s,.!?]+|[\s,]+$"), ""),
)


def plain_characters(text: str) -> str:
    """One way of writing each character: circled numbers become words, full-width and foreign digits 0–9, Hangul is composed."""
    composed = _KEYCAP.sub(lambda found: chr(ord("①") + int(found[1]) - 1) if found[1] != "0" else "0", unicodedata.normalize("NFC", text))
    said = "".join(_plain(char) for char in _CIRCLED_NUMBER.sub(_circled, composed))
    return unicodedata.normalize("NFC", unaccented(said).replace("⁄", "/"))


def _circled(found: re.Match[str]) -> str:
    """①신분증 → 첫째, 신분증; one that is only pointed at is a number: ①에 → 일번에."""
    number, after = _CIRCLED[found[1]], found[2]
    if after is None:
        return f" {figures.ordinal(number)}, "
    return f"{figures.sino(number)}{'' if after in tuple('번항호목') else '번'}{after}"


def _plain(char: str) -> str:
    if char.isascii() or is_syllable(char):
        return char
    if char in _ROMAN:
        return _ROMAN[char]
    # Compatibility letters (ㅋㅋ) and signs of units must stay what they are.
    if "\u3130" <= char <= "\u318f" or char in "㎡㎥℃…№´":
        return char
    value = unicodedata.digit(char, None)
    if value is not None:
        return f" {value} " if unicodedata.category(char) == "No" else str(value)
    return "".join(" " if unicodedata.category(c) == "No" else c for c in unicodedata.normalize("NFKC", char))


def without_markup(text: str) -> str:
    """Links, quotes and mark-up go; what stood in brackets becomes an aside between pauses; dots join or part."""
    said = _UNSAID.sub("", _MASKED.sub(r"\1", _LINK.sub(r"\1", text)))
    said = _LAUGHTER.sub(" ", _NOBODY.sub("땡땡", said)).replace("3-Any", "쓰리애니")
    said = _HEADING.sub("", _BULLETS.sub(_numbered, said))
    said = _LIST_NUMBER.sub(lambda found: f"{figures.ordinal(int(found[1]))}, ", said)
    said = _BARE_NUMBER.sub(lambda found: f"{figures.sino(int(found[1]))}번", said)
    said = _INLINE_NUMBER.sub(lambda found: f", {figures.ordinal(int(found[1]))}, ", said)
    said = say_addresses(said)
    said = "".join("(" if char in _OPENING else ")" if char in _CLOSING else char for char in said)
    said = _AREA_CODE.sub(lambda found: f"{found[1] or found[2]}-", said)
    said = _EMPTY.sub("", _ABBREVIATION.sub("", _CHOICE.sub("", say_dots(said))))
    return say_asides(_signs(said))


def _numbered(found: re.Match[str]) -> str:
    """Two or more points under each other are counted, so that a listener knows where each begins."""
    numbers = iter(range(1, found[0].count("\n") + 2))
    return _EACH_BULLET.sub(lambda _: f"{figures.ordinal(next(numbers))}, ", found[0])


def _signs(text: str) -> str:
    """Signs that belong to the figure beside them: ₩5,000 → 5,000원, -5℃ → 영하 5℃, № 3 → 3번, ≥ 65세 → 65세 이상."""
    said = _CURRENCY.sub(lambda found: f"{found[2]}{found[3] or ''}{_MONEY[found[1]]}", _NAMED_NUMBER.sub(r"\1번", text))
    said = _MINUS.sub(" 마이너스 ", _BELOW_ZERO.sub("영하 ", said))
    said = _COMPARED.sub(lambda found: f"{found[2]} {'이상' if found[1] == '≥' else '이하'}", said)
    return _TIMES.sub("×", _LEADING_SLASH.sub("", said))


def without_quotes(text: str) -> str:
    """Quotation marks are not heard: “신청”을 → 신청을. After the dates are read, for ’26. 3. has one too."""
    return _TITLE_THEN_ARTICLE.sub(" ", text).translate(_QUOTES)


def without_symbols(text: str) -> str:
    """Only Hangul, spaces and the four marks of speech are left; line ends end sentences."""
    said = _EQUALS.sub(lambda found: josa(found[1], "은/는") + " ", _OR.sub(" 또는 ", text.strip()))
    for pattern, replacement in _OPERATORS:
        said = pattern.sub(replacement, said)
    said = _SENTENCE_END.sub(". ", said).translate(_PAUSES)
    said = "".join(char if char in _SPOKEN_MARKS or is_syllable(char) else _sound(char) for char in said)
    for pattern, replacement in _TIDY:
        said = pattern.sub(replacement, said)
    return said


def _sound(char: str) -> str:
    if char in _JAMO:
        return f" {_JAMO[char]} "
    return "" if unicodedata.category(char) in ("Mn", "Me", "Cf") else " "
