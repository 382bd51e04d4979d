"""Which illness or disability it is, where the words name it.

The public facts tell only that there is a serious illness or a disability. Their names decide more: a stroke opens no help for
cancer, a lost leg no day care for 발달장애인. A name points, and excludes nobody: one may have two illnesses and name one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conditions import Case, Condition, Result

KIND_OF = {"serious_illness": "illness", "disability": "disability_kind", "disabled": "disability_kind"}
"""The fact that names more closely what another one tells."""
KINDS = tuple(dict.fromkeys(KIND_OF.values()))

_UNTOLD = r"(?!\s?(?:은|는|이|도)?\s?(?:아니|아닌|아녜|없|안\s))"
_ORGAN = "(?:[위폐간장뇌혀설선]|유방|자궁|경부|난소|혈액|방광|식도|구강|인두|후두|담도|담낭|피부|골수|세포|소아|희귀)"
_AFTER_CANCER = r"[\s,.이에으을도]|수술|투병|환자|말기|판정|선고|치료|진단|$"
# In this order: who names cancer beside a big operation has cancer. 노인성 질병: 노인장기요양보험법 시행령 별표 1.
_NAMES = {
    "illness": (
        ("cancer", re.compile(rf"(?:{_ORGAN}암(?![동역산])|(?<![가-힣])암(?={_AFTER_CANCER})|종양|백혈병|림프종|항암){_UNTOLD}")),
        ("rare", re.compile(rf"(?:희귀|난치|루게릭|근이영양증|근육병|다발성\s?경화|크론병|루푸스){_UNTOLD}")),
        ("geriatric", re.compile(rf"(?:뇌졸중|뇌경색|뇌출혈|뇌혈관|중풍|풍(?:을|이)\s?맞|파킨슨){_UNTOLD}")),
        ("other", re.compile(r"심근\s?경색|협심증|심장|심부전|신부전|투석|간경화|이식|화상"
         r"|진폐|고관절|대퇴|엉덩이\s?뼈|궁디\s?뼈|골반|(?:병원|치료|수술|입원|의료|간병)비|약값")),
    ),
    "disability_kind": (
        ("developmental", re.compile(rf"(?:(?:지적|발달)\s?장애인?|자폐성?(?:\s?장애인?)?){_UNTOLD}")),
        ("other", re.compile(r"(?:지체|시각|청각|뇌병변|신장|심장|호흡기|안면|장루|요루|뇌전증|언어|하지|상지|척추|정신)\s?장애|마비")),
    ),
}


def name_of(kind: str, *texts: str) -> str | None:
    """What the first of `texts` that names one calls it; None where none does."""
    found = (name for text in texts for name, words in _NAMES[kind] if words.search(text))
    return next(found, None)


@dataclass(frozen=True)
class Diagnosed(Condition):
    """Has the illness or disability of this name. Where only the plain fact is known it may well be the one; nobody is asked."""

    kind: str
    name: str

    def evaluate(self, case: Case) -> Result:
        named = case.person.get(self.kind)
        if named == self.name:
            return Result(True, speaks=self.pointing)
        may_be = named is None and any(case.person.get(fact) not in (None, False, "none") for fact in self._plain())
        return Result(None, certain=False, speaks=self.pointing and may_be)

    def facts(self) -> frozenset[str]:
        return frozenset({self.kind, *self._plain()})

    def _plain(self) -> tuple[str, ...]:
        return tuple(fact for fact, kind in KIND_OF.items() if kind == self.kind)
