"""The part of an address that leads to a door; 시도, 시군구 and a bare 동 stay, since benefits depend on them."""

from __future__ import annotations

import re

from bot.privacy.kinds import ADDRESS, Rule, always, folded

_SIDO = (
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|충청북|충청남|전라북|전라남|경상북"
    r"|경상남)[가-힣]{0,6}"
)
_GU = r"[가-힣]{1,5}(?:시|군|구)"
_ROAD = r"[가-힣0-9·.]{0,12}[가-힣](?:\d{1,3}[가-다]?)?(?:대로|로|길)(?:\s?[가-힣]?\d{1,4}[가-다]?\s?(?:번길|번가길|길|로))?"
_NUMBER = r"(?:지하\s?)?\d{1,5}(?:\s?-\s?\d{1,5})?(?:\s?번지|\s?번(?![길째호]))?"
_UNIT_AFTER = (
    r"(?!\d|[.,]\d|\s?(?:만|천|백|억|원|명|인|살(?![아고았던면며지거])|세(?!요)|개|년|월|일|주|시(?!\s?\d)|시간|분|%|퍼센트|등급|급|회|가지|배|kg|번(?!지)|차|대"
    r"|식구|도|점|달|끼|평|위|순위|학년|곳|건|사람|번째|호선"
    r"|가구|킬로))"
)
_BUILDING = (
    r"(?:[가-힣A-Za-z0-9]{1,14}(?:아파트|빌라|맨션|오피스텔|연립|주택|타운|빌리지|하이츠|캐슬|자이|힐스테이트|푸르지오|래미안|편한세상"
    r"|더샵|롯데캐슬|아이파크|원룸|고시원|고시텔|빌딩|상가|단지|주공|lh"
    r"|LH)\s?(?:\d단지\s?)?)"
)
_ROOM = (
    r"(?:(?:[0-9]{1,4}|[A-Za-z가-하])\s?동\s?(?:지하\s?|비\s?|B)?[0-9]{1,4}\s?호|(?:지하\s?|B)?[0-9]{1,2}층\s?[0-9]{1,4}호"
    r"|[0-9]{1,4}\s?동(?=[,\s])\s*[0-9]{3,4}(?![0-9원만]))"
)
_VILLAGE = r"(?:[가-힣]{1,5}[읍면]\s?[가-힣]{1,4}리|[가-힣]{1,5}(?:\d가|동|리))"
"""What a lot number follows; a 읍 or 면 alone has none ("궁금하면 1577-1000")."""
_NOT_A_VILLAGE = re.compile(
    r"(?:.*(?:우|거|자|마|머|다|소|빨|멀|미|관|처|정|분|요|유|꾸러|무)리"
    r"|.*(?:활|운|이|노|행|감|자|공|아|변|연|출|작|진|충)동)(?=\s?\d|$)"
)
_NOT_A_ROAD = re.compile(
    r".*(?:으로|이대로|그대로|마음대로|맘대로|제대로|정말로|실제로|진짜로|걸로|거로|별도로|수시로|무료로|유료로|억지로|절대로|서울로"
    r"|최대로|추가로)|(?:새|바|서|별|따|주|스스|홀|도|진|경|위|아래|뒤|대|때때|대체|함부|복지"
    r"|참|날|겨우내)로"
    r"|(?:이|그|갈|살|할|오는|가는|집에 가는)?길"
)


def _village(plain: str, start: int, end: int) -> bool:
    return not _NOT_A_VILLAGE.match(plain[start:end])


def _road(plain: str, start: int, end: int) -> bool:
    stem = re.match(r".*?(?:대로|로|길)(?=[\s\d가-다]|$)", plain[start:end])
    return not _NOT_A_ROAD.fullmatch((stem[0] if stem else plain[start:end]).split(" ")[-1])



ADDRESSES: tuple[Rule, ...] = (
    # Addresses: the road or lot number and everything nearer; 시도, 시군구 and a bare 동 stay.
    Rule(folded(
        rf"(?:(?:{_SIDO}|{_GU}|[가-힣]{{1,5}}[읍면동])\s+|주소[는가]?\s*"
        rf"|도로명\s*)({_ROAD}\s?{_NUMBER}{_UNIT_AFTER}(?:[,\s]*(?:\([가-힣0-9\s,]+\)\s?)?{_BUILDING}?\s?{_ROOM}?(?:\s?\d{{1,2}}층)?"
        rf"(?:\s?\d{{1,4}}호)?)?)"), ADDRESS, _road, 1),
    Rule(folded(
        rf"(?<![가-힣0-9])([가-힣0-9·]{{1,10}}(?:대로|로|길)\s?\d{{1,4}}[가-다]?\s?(?:번길|번가길"
        rf"|길)\s?\d{{1,5}}(?:-\d{{1,5}})?(?:번지)?{_UNIT_AFTER}(?:[,\s]*{_BUILDING}?\s?{_ROOM}?)?)"), ADDRESS, group=1),
    Rule(
        folded(rf"(?<![가-힣0-9])([가-힣0-9·]{{1,10}}(?:대로|로|길)\s?{_NUMBER}[,\s]+{_BUILDING}?\s?(?:{_ROOM}|\d{{1,2}}층))"),
        ADDRESS, _road, 1,
    ),
    Rule(folded(
        rf"(?<![가-힣0-9])([가-힣]{{1,8}}(?:대로|로|길)\s?\d{{1,5}}(?:\s?-\s?\d{{1,5}})?){_UNIT_AFTER}\s?(?=번지|에\s?(?:살|거주|있)"
        rf"|(?:이에요|예요|입니다|이요)"
        rf"|$)"), ADDRESS, _road, 1),
    Rule(folded(
        rf"(?:(?:{_SIDO}|{_GU}|주소[는가]?)\s+)?((?:[가-힣]{{1,5}}[읍면]\s)?[가-힣]{{1,5}}(?:동|읍|면|리"
        rf"|가)\s?(?:산\s?)?\d{{1,5}}(?:-\d{{1,5}})?\s?번지(?:\s?\d{{1,3}}호)?(?:[,\s]*{_BUILDING}?\s?{_ROOM}?)?)"), ADDRESS, group=1),
    Rule(folded(
        rf"(?:(?:{_SIDO}|{_GU})\s+)({_VILLAGE}\s?(?:산\s?)?(?!\d가(?!\d))\d{{1,5}}(?:-\d{{1,5}})?{_UNIT_AFTER}"
        rf"(?:[,\s]*{_BUILDING}?\s?{_ROOM}?)?)"), ADDRESS, _village, 1),
    Rule(folded(rf"(?<![가-힣0-9])({_VILLAGE}\s?(?:산\s?)?\d{{1,5}}-\d{{1,5}}{_UNIT_AFTER}(?:\s?번지)?)"), ADDRESS, _village, 1),
    Rule(
        folded(r"(?<![가-힣0-9])([일이삼사오육칠팔구십백천0-9]{1,8}(?:\s?다시\s?[일이삼사오육칠팔구십0-9]{1,4})?\s?번지(?:\s?\d{1,3}호)?)"),
        ADDRESS, always, 1,
    ),
    Rule(folded(rf"({_BUILDING}?{_ROOM})"), ADDRESS, group=1),
    Rule(folded(rf"({_BUILDING}(?:지하\s?|비|B)?\d{{2,4}}\s?호)(?!선)"), ADDRESS, group=1),
)  # fmt: skip
