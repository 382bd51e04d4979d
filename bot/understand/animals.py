"""Is something wanted for an animal? A dog's vaccination is no benefit of its master's."""

from __future__ import annotations

import re

from bot.understand.people import PET_WORDS

_PET = re.compile(rf"(?:{PET_WORDS})(?:들)?(?:은|는|이|가|을|를|도|의|한테|에게)?")
_WANTED = re.compile(
    r"지원|혜택|보조금|바우처|도움|도와|접종|예방\s?주사|광견병|중성화|무료|등록|임신|(?:되|나오|받을\s?수\s?있)(?:나요|나\s*\??$|을?까요|어요\s*\?)"
)
_ITS_OWN = re.compile(
    rf"(?:{PET_WORDS})(?:들)?(?:은|는|이|가|을|를|도|의)?\s?(?:무료\s?|정기\s?|동물\s?)?"
    r"(?:예방\s?접종|접종|광견병|중성화|병원비?|치료비?|수술비?|약값|사료|간식|보험|등록|지원|보조금|바우처|장례|입양비|분양|용품|진료비?)"
)
_ALONE = re.compile(
    r"[\s,.]*(?:네|응|그럼|그러면|저는|나는|우리\s?집|우리|저희\s?집|저희)?\s?(?:한|두|세|네|여러|\d)?\s?(?:마리|하나|둘)?(?:은|는|도|요|이요|은요|는요|도요)?[\s.,!?~]*"
)
"""What is left of 반려동물, 그럼 고양이는요, 강아지 한 마리."""
_OF_PEOPLE = re.compile(
    r"물려|물렸|물린|할퀴|알레르기|알러지|넘어[져졌]|부러|산책시키다|자격증|배우|훈련사|미용사?|관리사|취업|취직|일자리|창업|직업|국비|학원|도우미견|안내견"
    r"|(?<![가-힣])(?:애|아이|아기)(?:가|는|도|랑)|손주|죽었|죽어|떠났|보냈|무지개"
)
"""What happens to people beside an animal: a bite, a trade to learn, grief."""


def wanted(text: str) -> str | None:
    """`sure` where the thing asked for is an animal's (강아지 예방접종 지원되나요, 반려동물 등록), `maybe` where it would be its
    master's if anything were told of one (강아지가 있는데 지원되나요), `told` where one is only spoken of (강아지가 아파서 속상해요)."""
    if hurt(text):
        return "sure"
    if not _PET.search(text) or _OF_PEOPLE.search(text):
        return None
    rest = _PET.sub(" ", text)
    if _ALONE.fullmatch(rest) or _ITS_OWN.search(text):
        return "sure"
    return "maybe" if _WANTED.search(rest) else "told"


_HURT = re.compile(
    r"다쳤|다친|다쳐|아픈|아파|차에\s?치|쓰러|학대|때[려리린]|굶|버려|버리|유기|주인\s?없|길\s?잃|떠돌|갇[혀힌]|새끼를?\s?낳|죽어\s?(?:가|있)"
)
_FOR_WHOM = re.compile(r"길고양이|길냥이|들개|유기|떠돌이|학대|신고|구조|옆집|이웃|주인\s?없|길에서|도로에")
_ASKS_WHO = re.compile(r"신고|구조|어디|전화|어떻게|어떡|도와|누구")


def hurt(text: str) -> bool:
    """길고양이가 다쳤어요 어디다 신고해요: an animal of nobody's, or one ill-treated, for which somebody is asked."""
    return all(each.search(text) for each in (_ANY, _HURT, _FOR_WHOM, _ASKS_WHO)) and not _BITTEN.search(text)


_ANY = re.compile(rf"{PET_WORDS}|고양이|길냥이|들개|떠돌이\s?개|(?<![가-힣])개(?:를|가|한테)|동물")
_BITTEN = re.compile(r"물려|물렸|물린|할퀴")


def blanked(text: str) -> str:
    """`text`, as long as before, without what is an animal's: its operation is no need of its master's."""
    return _ITS_OWN.sub(lambda found: " " * len(found[0]), text)
