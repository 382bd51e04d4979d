"""What somebody who spoke of dying says next, met by an answer of its own: 전화는 하기 싫어요, 말할 사람이 없어요, 통화 중이에요."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_NO_ANSWER = re.compile(
    r"통화중|(?:전화|109)(?:를|을|가|는|도|이)?(?:아무도)?(?:안받|연결이?안|안되|안돼|안걸|못받)|연결(?:이)?(?:안|되지)|대기(?:중|만|가|하라)|전화(?:를)?했(?:는데|지만"
    r"|더니)(?:도)?.{0,6}(?:안받|안돼|안되)"
    r"|(?:전화|상담|109)(?:를|도|에|에도|는|받아|해)*(?:해|받아|걸어)?(?:봤|보았|도)(?:는데|지만|어도|자)?(?:도)?.{0,8}(?:소용|똑같|도움(?:이)?안|별로|그대로)"
)
_WRITE = re.compile(
    r"(?:전화|통화|말)(?:는|은|를|을|로|로는|로하는건|도|하는거|하는건|하는게|하기|걸기|하고)*(?:하기|하는거|하는게)?(?:는|가|도)?(?:너무|좀|정말|더)?"
    r"(?:싫|못하|못해|못걸|무서|무섭|어려|어렵|힘들|부담|겁나|곤란|안하고싶|안할래|자신(?:이)?없|안나와)"
    r"|(?:문자|카톡|카카오톡|카카오|채팅|톡|메신저|글|인터넷|온라인|메일)(?:으로|로)?(?:는|은|도|만)?(?:이야기|얘기|말|상담|연락)?(?:을|를|은|는)?"
    r"(?:좀)?(?:안되|안돼|되나|돼요|될까|하면|할수|하고싶|가능|없나|없어|있나|있어|할게|해도|받)"
)
_ALONE = re.compile(
    r"(?:말할|얘기할|이야기할|의지할|기댈|들어줄|들어주는|곁에있|옆에있|부를|불러올|도와줄|도와주는|알아주는|털어놓을)(?:어줄)?(?:사람|데|곳|이|친구|가족)(?:이|도|가|은|는|하나)*(?:아무도)?(?:없|읎)"
    r"|아무도(?:나를|저를|날|내)?(?:없|읎|몰라|안찾|관심)|(?:친구|가족|식구)(?:도|가|이)?(?:하나도|아무도|다)?(?:없|읎)|(?:나|저)(?:는|밖에|만)?혼자(?:예|에|뿐|라|여|야|있|다|$)|외톨이|너무외로"
)
_HOW = re.compile(r"어떻게(?:해|하|되)|어떡|어쩌|어째|우째|우짜|뭘해|뭐를해|뭐해야|뭐라고(?:해|말)|뭐라(?:해|말)|방법(?:이)?(?:없|있)")
_BURDEN = re.compile(
    r"빚|대출|사채|돈(?:이|도|은|때문)|월세|생활비|병원비|실직|직장|해고|짤[렸리]|잘[렸리]|사업|가게|폐업|이혼|헤어|사별|돌아가|암(?:이|에|진단)|아파|아프|병(?:이|에|들)|우울|왕따|시험|취업|사기"
)


_IN_WRITING = re.compile(
    r"(?:문자|카톡|카카오톡|채팅|톡|글)(?:으로|로)(?:도|만)?[가-힣]{0,8}(?:되는|하는|할|상담|받는|이야기|얘기)[가-힣]{0,4}(?:데|곳|거|게|수|있|없|되나|돼)"
)


def asks_in_writing(text: str) -> bool:
    """문자로 상담하는 데 있냐고, by who spoke of dying not long ago."""
    return _IN_WRITING.search(compact(text)) is not None


def answered(text: str, young: bool) -> str | None:
    """The sentence under `crisis.despair` for what is said of calling and of being alone. `young`: of an age that 1388 is for."""
    plain = compact(text)
    if _NO_ANSWER.search(plain):
        return "no_answer"
    if _WRITE.search(plain):
        return "write_young" if young else "write"
    return "alone" if _ALONE.search(plain) else None


def burdened(text: str) -> bool:
    """Is what weighs on them told: debts, work, illness?"""
    return _BURDEN.search(compact(text)) is not None


def stays(text: str, told: bool) -> str:
    """The sentence where nothing of the kind is said. `told`: something of their life was told."""
    plain = compact(text)
    if _HOW.search(plain):
        return "how"
    return "told" if told or _BURDEN.search(plain) else "stay"
