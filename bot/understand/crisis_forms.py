"""What shape a danger has within its kind: gas is met otherwise than a fall, a swindle otherwise than a stalker.

A form only chooses the words of the first aid; the kind stays the contract's.
"""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.understand.crisis_people import PARENT

_FORMS: tuple[tuple[str, str, str], ...] = (
    ("medical_emergency", "gas", r"가스|까스|일산화탄소|연탄|갈탄|번개탄|난로|보일러"),
    ("medical_emergency", "lost", r"길(?:을|도)?(?:잃|이자|잊어|못찾|까먹)|집(?:을|에)?.{0,6}(?:못찾|모르|길)|어디|어데|어딘|없어[지졌]|사라[지졌]|나[갔가]"),
    ("suicide", "attempt",
        r"(?:약|알약|수면제|진통제|타이레놀|안정제|농약|제초제|락스|양잿물)(?:을|를|도)?.{0,12}(?:먹었|드셨|삼켰|마셨|털어넣었|먹어버렸|먹어[부뿌])"
        r"|(?:손목|팔목|팔|배|목)(?:을|를|에|도)?.{0,6}(?:그었|그엇|긋고|베었|벴|찔렀|끊었|맸|멨)|칼로.{0,6}(?:그었|찔렀)"
        r"|(?:번개탄|연탄)(?:불)?(?:을|를)?(?:.{0,3})(?:피웠|피워놨|피워놓|폈)|뛰어내렸|목(?:을)?맸"),
    ("crime", "swindle",
        r"피싱|피슁|피씽|스미싱|사기|송금|이체|입금|계좌|통장|카드|비밀번호|비번|부쳤|상품권|링크|앱|검찰|금감원|해킹|돈.{0,6}(?:보냈|보내)"),
    ("crime", "follows",
        r"스토[킹커]|따라[와오왔다]|쫓아|쫒아|미행|전남친|전여친|전남자|전여자|전남편|전애인|헤어진|집앞|찾아[와오왔]|지켜[보봐]|훔쳐[보봐]|엿[보봐]"),
    ("child_abuse", "own",
        rf"(?<![가-힣])?{PARENT}(?:이|가|는|은|도|한테|에게|님이)(?!.{{0,6}}(?:애|아이|아기|손주|조카)(?:를|한테|을)).{{0,16}}(?:때|맞|패|팼|굶|밥|가[둬뒀두]|내쫓|쫓아|나가|죽|던|욕)"),
)  # fmt: skip
_NOT_OWN = r"(?:옆집|윗집|아랫집|이웃|조카|손주|손자|손녀|우리애|우리아이|제자|학생)|(?:애|아이|아기)(?:를|한테|가|몸)"


def form(kind: str, text: str) -> str | None:
    """A key under `crisis.form` in the wording, or None where the words of the kind fit."""
    plain = compact(text)
    if kind == "child_abuse" and re.search(_NOT_OWN, plain):
        return None
    return next((name for of, name, told in _FORMS if of == kind and re.search(told, plain)), None)
