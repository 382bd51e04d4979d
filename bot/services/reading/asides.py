"""What stands beside the point in a line: exceptions in brackets, names of laws."""

from __future__ import annotations

import re

_SKIPPED_BRACKETS = re.compile(
    r"제외|포함|단,|※|불가|우선|무관|예[:)]|가능|경우|이전|이후|기준일|인정(?!액)|미만\s?등|문의|중복|\d\s?원|명\)|관내|[12]종\)"
)
_WHOLE = re.compile(r"단,|※|예[:)]|제외|경우|불가|우선")
_EXCEPTION = re.compile(r"[,.]\s?(?:다만|단)[,\s].*$", re.DOTALL)
_LAW = re.compile(
    r"「[^」]{1,60}」|｢[^｣]{1,60}｣|『[^』]{1,60}』|(?:국가|독립|참전|특수임무|5\s?[·.․]\s?18\s?민주)\s?유공자\s?등?\s?예우\s?(?:및"
    r"|에)[^,\n○]{0,30}?법률|고엽제[^,\n]{0,20}?에\s?관한\s?법률|장애인\s?등에\s?대한[^,\n]{0,12}법"
    r"|(?:제\d+조(?:의\d)?)(?:제\d+항)?(?:제\d+호)?"
)
_NESTED = re.compile(r"(\([^()\n]*)(\([^()\n]*\))")
_HONOURED = re.compile(r"(?:국가|독립|참전|특수임무)\s?유공자")
_KEPT_LAW = re.compile(r"기초\s?생활|한\s?부모|다문화|북한이탈|국가유공자|보훈")


def without_asides(text: str) -> str:
    """`text` with blanks for asides that demand nothing (exceptions, laws), every position kept."""

    def blank(match: re.Match[str]) -> str:
        return " " * len(match[0])

    def aside(match: re.Match[str]) -> str:
        if not _SKIPPED_BRACKETS.search(match[0]):
            return match[0]
        parts = re.split(r"(,)", match[0])
        if _WHOLE.search(match[0]) or len(parts) == 1:
            return blank(match)
        return "".join(re.sub(r"[^()\[\]（）]", " ", part) if _SKIPPED_BRACKETS.search(part) else part for part in parts)

    def law(match: re.Match[str]) -> str:
        worthy = _HONOURED.match(match[0])
        if worthy:
            return worthy[0] + " " * (len(match[0]) - worthy.end())
        return match[0] if _KEPT_LAW.search(match[0]) and match[0][0] in "「｢『" else blank(match)

    text = _NESTED.sub(lambda m: m[1] + " " * len(m[2]), text)
    text = re.sub(r"[(（\[][^()（）\[\]]*[)）\]]", aside, text)
    return _EXCEPTION.sub(blank, _LAW.sub(law, text))
