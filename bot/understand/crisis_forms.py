"""What shape a danger has within its kind: gas is met otherwise than a fall, a swindle otherwise than a stalker.

A form only chooses the words of the first aid; the kind stays the contract's.
"""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.understand.crisis_people import PARENT

_ACUTE = r"쓰러|숨|의식|피가|피를|가슴|경련|발작|마비|어눌|넘어|구급|삼[켰켜]|약을"
_MUCH = (
    r"한통|통째|전부|몽땅|왕창|한꺼번에|한번에|많이|움큼|웅큼|한줌|주먹|털어|여러알|[0-9]+알|열알|스무알|서른알|수십|한달치"
    r"|를다|을다|약다|제다|통다"
)

_FORMS: tuple[tuple[str, str, str], ...] = (
    ("medical_emergency", "gas",
        r"(?:가스|까스)(?!렌지|레인지|불|통|폭발|터)|일산화탄소|연탄|갈탄|번개탄|(?:난로|보일러|숯|화로).{0,12}(?:어지|어질|메스|띵|토할|머리)"),
    ("medical_emergency", "lost",
        rf"^(?!.*(?:{_ACUTE})).*(?:길(?:을|도)?(?:잃|이자|잊어|못찾|까먹)|집(?:을|에|이)?.{{0,8}}(?:못찾|모르|몰|길|생각이안|어데|어딘|어디)"
        r"|여[가기].{0,4}어[디데딘]|어디(?:에|와|인)|없어[지졌]|사라[지졌]|나갔|나가[셨시서])"),
    ("suicide", "attempt",
        rf"^(?!.*(?:작년|재작년|예전|옛날|년전|달전|어릴|안먹|안드)).*(?:(?:약|알약|수면제|진통제|타이레놀|안정제)(?:을|를|도)?(?=.{{0,14}}(?:{_MUCH})).{{0,14}}"
        r"(?:먹었|드셨|삼켰|마셨|털어넣었|먹어버렸|먹어[부뿌]|넣었)|(?:농약|제초제|락스|양잿물|부동액)(?:을|를|도)?.{0,6}(?:먹었|드셨|삼켰|마셨|마심)"
        r"|(?:손목|팔목|팔|배|목)(?:을|를|에|도)?.{0,6}(?:그었|그엇|베었|벴|찔렀|끊었|맸|멨)|칼로.{0,6}(?:그었|찔렀)"
        r"|(?:번개탄|연탄)(?:불)?(?:을|를)?(?:.{0,3})(?:피웠|피워놨|피워놓|폈)|뛰어내렸|목(?:을)?맸)"),
    ("crime", "follows",
        r"^(?!.*(?:사채|빚|추심|대부|피싱|송금|이체|입금)).*(?:스토[킹커]|따라[와오왔다]|쫓아|쫒아|미행|전남친|전여친|전남자|전여자|전남편|전애인|헤어진|집앞"
        r"|찾아[와오왔]|지켜[보봐]|훔쳐[보봐]|엿[보봐])"),
    ("crime", "taken",
        r"^(?!.*(?:피싱|피슁|스미싱|사기|송금|부쳤|보냈|링크|앱|검찰|경찰|금감원|전화|도둑|강도|뺏|훔[쳐치])).*(?:도용|(?:카드|통장|계좌)(?:.{0,14})(?:썼|긁|결제|인출|사용됐|없어[졌지]|사라)|(?:모르는|쓴적없는|안한)(?:.{0,3})(?:결제|이체|출금|인출|돈이))"),
    ("crime", "swindle",
        r"^(?!.*(?:도둑|강도|훔[쳐치]|뺏|빼앗|날치기|소매치기|사채|추심|빚쟁이)).*(?:피싱|피슁|피씽|스미싱|사기|송금|이체|입금|부쳤|상품권|링크|앱을?깔|금감원"
        r"|해킹|(?:계좌|통장|카드|비밀번호|비번|신분증).{0,8}(?:알려|불러|넘[겼겨]|보냈|빠져|가르쳐)|돈.{0,8}(?:보냈|보내|빠져))"),
    ("child_abuse", "own",
        rf"{PARENT}(?:이|가|는|은|도|한테|에게|님이).{{0,16}}(?:때|맞|패|팼|굶|밥|가[둬뒀두]|내쫓|쫓아|나가|죽|던|욕)"),
)  # fmt: skip
_NOT_OWN = r"(?:옆집|윗집|아랫집|이웃|조카|손주|손자|손녀|우리애|우리아이|제자|학생)|(?:애|아이|아기)(?:를|한테|가|몸)"


def form(kind: str, text: str) -> str | None:
    """A key under `crisis.form` in the wording, or None where the words of the kind fit."""
    plain = compact(text)
    if kind == "child_abuse" and re.search(_NOT_OWN, plain):
        return None
    return next((name for of, name, told in _FORMS if of == kind and re.search(told, plain)), None)
