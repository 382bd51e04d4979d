"""Does the person take back what was said or understood before?"""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.understand import answers

_WRONG = re.compile(
    r"잘못(?:말|얘기|이야기|적|썼|쓴|입력|눌|알려|알아|들|이해|봤|보고|본|된|됐|되어|되었|나왔|계산)|틀렸|틀린(?:데|거|것|건|말|내용)|틀려요?$|정정|수정(?:해|할|하고|하려|이요|요|$)"
    r"|고쳐(?:줘|주|야|요|$)|착각|실수로|헷갈려서|헛갈려서|오타|다시말할게|다시말씀드릴|다시얘기할게|말이헛나|말실수|그게아니(?:라|고|에|야|$)|그거아니(?:고|라)|그런게아니(?:라|고)|그말이아니(?:라|고)"
    r"|제말은(?:그게)?|내말은|제뜻은|(?:라고|다고|이라고)(?:했|말했|말씀드렸|적었)는데.{0,8}(?:아니|사실|실은|이에요|예요|입니다)|바뀌었(?:어|습)|^(?:참|아참|앗|아이고|아차)(?:아니|그게)"
)
_INSTEAD = re.compile(r"([가-힣0-9]+?)(?:이|가)?\s*(?:아니라|아니고|아이고|말고)(?![가-힣])")
_NOT_A_VALUE = re.compile(
    r"^(?:저|나|제|내|본인|우리|저희|너|당신|엄마|어머니|어머님|아빠|아버지|아버님|아들|딸|남편|아내|와이프|할머니|할아버지|부모님|동생|오빠|언니|형|누나|친구|사람|기계|로봇|챗봇|인공지능|ai"
    r"|그거|그것|이거|이것|그건|이건|저거|다른거|그런거|이런거|그게|이게|방금|얼마|한두|뿐만?)(?:들|만|것|거|한테|에게|께)?$"
)
_NO_THEN = re.compile(r"^\s*(?:아\s*)?(?:아니|아뇨|아냐|아녀|아니야|아니여)(?:요|오|에요|예요|라|여|고요|유)?(?:[\s,.!…~]+|(?=[0-9]))(.+)$", re.DOTALL)
_COMPLAINS = re.compile(r"^(?:왜|뭐|이게|이거|무슨|진짜|정말|도대체|대체|근데|그런데|그럼|그러면|그니까|그러니까|어떻게|누가|어디|언제|얼마|또|안|못|지금|그래서)")
_VALUE = re.compile(
    r"\d|(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|스물|서른|마흔|쉰|예순|일흔|여든|아흔|[일이삼사오육칠팔구]?[십백천만])[가-힣]*"
    r"|(?:이에요|예요|에요|이요|세요|이세요|입니다|이야|인데요?|이여|이유|라예|입니더|이다|라고요|사세요|살아요?|다녀요?|인디)[.!~\s]*$|^[가-힣]{1,7}요[.!~\s]*$"
)


def is_correction(text: str) -> bool:
    """아니 예순아홉이세요 · 부산 말고 대구요 · 잘못 말했어요. A bare no, a complaint (아니 왜 안 돼요) or a change of person is none."""
    if answers.read(text, "") is not None:
        return False
    plain = compact(text)
    if _WRONG.search(plain):
        return True
    for found in _INSTEAD.finditer(text):
        if not _NOT_A_VALUE.match(found.group(1)):
            return True
    found = _NO_THEN.match(text)
    return bool(found and not _COMPLAINS.match(found.group(1)) and _VALUE.search(found.group(1)))
