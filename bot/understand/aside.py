"""Words about the talk itself: who is speaking here, a telephone number left behind, what was understood so far."""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.privacy.kinds import PHONE, TOKENS

_BEING = r"(?:사람|인간|기계|로봇|로보트|챗봇|채팅봇|봇|인공지능|ai|에이아이|컴퓨터|자동응답|자동안내|녹음)"
_YOU = r"(?:너|니|니는|넌|너는|니가|네가|자네|자네는|당신|당신은|님|님은|님이|거기|거기는|그쪽|그쪽은|여기|이거|이게|상대방|상대방은)"
_ADDRESSED = r"(?:혹시|지금|근데|그런데|도대체|대체|진짜|정말|아니|저기|잠깐만?|할말있는데)"
_IS = (
    r"(?:이|은|는)?(?:임|심|가|이가|이노|이고|인감|인교|인거(?:야|임|예요|에요|지|죠)?|맞음|아님|야|니|냐|여|에[요여용]|예[요여용]|인가[요여용]?|인겨"
    r"|인지요?|입니까|이세요|세요|이신가요|신가요|맞아(?:요)?"
    r"|맞나(?:요)?|맞니|맞냐|맞지(?:요)?|맞죠|맞습니까|맞으세요|아니야|아니에요|아니죠|아니지|아니냐|아니니)"
)
_WHO = re.compile(
    rf"(?:{_ADDRESSED}|{_YOU})*(?:진짜|실제|살아있는)?{_BEING}{_IS}(?:아니면|아님|혹은)?(?:{_BEING}(?:이|인)?(?:야|니|냐|에요|예요|인가요?|입니까|이세요|세요|요|가)?)?"
    rf"|(?:{_ADDRESSED}|{_YOU})*{_BEING}(?:이랑|하고|과|랑)(?:지금)?(?:얘기|이야기|대화|말|통화)하(?:는|고있는)(?:거|것|건|중)(?:야|에요|예요|인가요?|이에요|니|냐|맞아요?|입니까|이야)"
    rf"|{_YOU}(?:는|은)?{_BEING}(?:이)?(?:지|죠|구나|이구나)"
)
_THANKS = re.compile(r"^(?:[ㅋㅎㅠㅜ]+|땡큐|고마워[요여용]?|고맙습니다|감사합니다|감사해[요여용]|ㄱㅅ|헐|와|우와|대박|오|아|네|넵|넹|응)+")
_REACH_ME = re.compile(r"연락|전화|문자|번호|핸드폰|휴대폰|폰|콜백|여기로|이리로|주세요|줘|드릴게|남길|남겨")
_ABOUT_A_CALL = re.compile(r"왔|받았|걸려|보냈|피싱|스미싱|사기|맞나|맞아|누구|어디\s?번호|무슨\s?번호|요금|할인|감면|통신|바꾸|바꿨|변경")
_TO_BE = re.compile(r"(?:이?에요|예요|입니다|이?요|번|이고요?|고요)(?=[\s.,!]|$)")
_RECALL = re.compile(
    r"(?:내가|제가|나|저)?(?:아까|방금)?(?:(?:내|제)나이(?:를|가)?(?:몇살)?|몇살|어디(?:에)?산다|(?:내|제|우리)(?:사는곳|소득|월급|식구|가족)(?:을|를|이|가)?(?:얼마|몇명|어디)?)(?:이?라고|고)?(?:내가|제가|아까|방금)?(?:말)?(?:했|말했|그랬|말씀드렸)(?:지|더라|죠|나|나요|어|어요|는지|지요)(?:기억(?:해|하|나).*)?"
    r"|(?:내|제|나|저)(?:가|에대해|에대해서|를|에관해|한테대해)?(?:말한|한|얘기한|말씀드린)?(?:거|것|나이|사정|정보|얘기|이야기|말)?(?:를|을)?(?:다)?(?:뭐|뭘|무엇을|무엇|어떻게|몇살|몇살로|어디까지)?(?:라고|로|으로)?(?:기억(?:해|하|나)|알고있|알고계|알아들었|알아들으)[가-힣]*"
    r"|(?:지금까지|여태|여태까지|이때까지)(?:내가|제가)?(?:말한|얘기한|알아들은|들은|이해한|알고있는)(?:거|것|내용|내|걸)?(?:를|을)?(?:다|좀)?(?:말해|알려|정리|뭐|읽어|보여)[가-힣]*"
)


_WHAT_FOR = re.compile(
    r"(?:개인정보|정보|내거|남의|유출|새나가|팔아|어쩌려고|어쩔라고|뭐하게|뭐에쓰|뭣에쓰).{0,14}(?:이런|그런|이딴|그딴|별)(?:거|걸|것|것을|거를|것까지|거까지|걸다)?(?:왜|다|자꾸)*(?:물어|묻|캐|알려고|알라고|알아야)"
)
"""개인정보 유출되면 어쩌려고 이런 걸 물어봐요: of our own questions."""


_SECRET = re.compile(
    r"(?:한테|에게|께)(?:는|도|만은)?(?:절대|제발)?(?:말|얘기|이야기|연락|통보)?(?:은|을)?(?:하|알리|이르|전하)지(?:는|만)?(?:말|마[라세시요셔]|마$|않)"
)
"""아들한테는 말하지 마시오."""


def about(text: str) -> str | None:
    """`who` (사람이야 기계야), `number` (제 번호는 [전화번호]예요), `identifier` ([주민등록번호] and no more), `recall` (몇 살이라고 했지),
    `why` (뭐에 쓰려고 이런 걸 물어요, 아들한테는 말하지 마세요), or None. Identifiers come masked."""
    plain = compact(text)
    if _WHO.fullmatch(_THANKS.sub("", plain)):
        return "who"
    if PHONE in text and not _ABOUT_A_CALL.search(text):
        rest = compact(text.replace(PHONE, ""))
        return "number" if len(rest) <= 3 or _REACH_ME.search(rest) else None
    if TOKENS.search(text) and len(compact(_TO_BE.sub("", TOKENS.sub("", text)))) <= 1:
        return "identifier"
    if _WHAT_FOR.search(plain) or _SECRET.search(plain):
        return "why"
    return "recall" if _RECALL.fullmatch(plain) else None
