"""Korean clauses without a parser: a message is cut after its connective and final endings.

What a clause is good for: whose fact it tells carries on from one clause to the next, and a condition (…면) or a question tells nothing.
Cutting too rarely costs a little precision, cutting inside a word costs a fact, so endings that are also parts of words are cut only in
front of a space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDINGS = (
    # …는데: 인데, 신데, 한데, 았는데; dialect 는디, 인디
    r"(?:[는은인신한된운큰긴난간쓴픈던잔분센닌]|[은는]거인)(?:데|디)(?:요|예|유)?(?!서|리)[,\s]*"
    # …고 before a space: not 사고, 해고, 신고 …, not …고 있다, …고 싶다; particles (저하고) are seen to below
    r"|(?<![사해신창광최재중권경보])고(?:요|예)?(?=[\s,.])(?!\s*(?:있|계|싶|나서|나니|말|했|그랬|적었))[,\s]*"
    r"|(?<=[가-힣])구요?(?=[\s,.])[,\s]*"
    # …고 without a space, only where the syllable before it leaves no doubt
    r"|(?:이|없|았|었|였|했|됐|셨|시|살)고(?=[가-힣])(?!등|양|시원|용|혈|향|아|령|객|민|쳐|있|계|싶|나서|모|기|맙)"
    # reasons and contrasts
    r"|(?:[아어여해라워와져려나셔쳐겨돼혀러켜떠]|[가-힣]해)서(?:요)?(?=[\s,.])[,\s]*|지만[,\s]*|(?:[으이하되시사나라오가리]"
    r"|[가-힣]으)니까?(?=[\s,])[,\s]*|[으하시이]?며(?=[\s,])[,\s]*|면서(?!도)[,\s]*|거든요?[,\s]*|더니(?=[\s,])[,\s]*"
    r"|다가(?=[\s,])[,\s]*|길래[,\s]*|느라[,\s]*|는\s?바람에[,\s]*|(?:때문에|탓에|덕에)[,\s]*"
    r"|(?<=[직생업자인원사])이라(?=\s(?!해도|하더|그래|그러|카|캐|불|고\s|는|도|면|던))\s*"
    # conditions
    r"|(?<![화측방전표냉읍장국정수])(?<=[가-힣])면(?!(?<![으하되이시라려]면)\s(?:살[아어고]|사[는시]|삽니|거주))"
    r"(?:은|요)?(?=[\s,.?!]|$)[,\s]*|(?:으면|이면|라면|되면|하면|려면"
    r"|시면)(?=[가-힣])(?!서|접|역|허|적)"
    # 하믄, 들어가문, 하모, as they say in the south-east and the north
    r"|(?:[가-힣]믄|(?:[하되으사]|들어가|나가|나오|들어오|벌)문|[하되으]모)(?=[\s,.?!]|$)[,\s]*"
    # 말고, 아니라
    r"|말고(?:는|요)?[,\s]*|(?:이|가)?\s?아니(?:라|고)(?=[\s,])[,\s]*"
    # final endings without a full stop
    r"|(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|[열물른흔쉰순든십]|[살세])이?유(?=\s)\s*"
    r"|(?<=[가-힣])(?:[셔해어아데와워려져네지구시세]유|[아어해워네데]예|[있없왔했겠됐]소|[가-힣](?:어라|당게|라우|디요))(?=\s)\s*"
    r"|(?:[아어여예에해세이데구네거죠지까나와돼래게군걸셔봐가]|[가-힣](?:라|셨어|했어|었어))요(?=\s|[가-힣])(?!일|양|청|금|즘"
    r"|새|구)\s*|[가-힣](?<![필수중주금월토화목소강])요(?=\s)\s*|(?:니다|니더|심더|니꺼|니까)(?=\s)\s*"
    r"|(?:[이한간된는았었였했됐겠있없])다(?=\s)\s*|(?:[살있없됐했]어라우?|살아|없어|있어|이야|했어|됐어|았어|었어|였어|이여|이지|인겨|는겨|구만"
    r"|구먼|당께|지예|라예|어유|아유|했네|됐네|이네)(?=\s)(?!\s(?:계|있))\s*"
)
_CUT = re.compile(rf"(?:[!?…;\n]|~(?!\d)|\.(?!\d))+[)\"'\s]*|(?<!\d),(?!\d)\s*|(?<=[가-힣]),\s*|(?<=[가-힣)])/\s*|{_ENDINGS}")
_PARTICLE = re.compile(
    r"(?:저|나|남편|신랑|아내|와이프|집사람|엄마|아빠|어머니|아버지|부모님|할머니|할아버지|아들|딸|애|아이|아기|동생|언니|누나"
    r"|형|오빠|살|개월|명|원|하나|둘|셋|넷|할멈|영감|손주|손자|식구|급여|연금|수당)하고$"
)
_CONDITION = re.compile(
    r"(?:면(?:은|요)?|믄|(?:[하되으사]|들어가|나가|나오|들어오|벌)문|[하되으]모)[\s,.?!]*$|(?:려고|려는데|려구|려면|고\s?싶\S*)[\s,.]*$"
)
_QUESTION = re.compile(
    r"\?|(?:(?<!\s하)(?<!태어)(?<!겁)(?<!화)(?<!눈물)(?<!짜증)(?<!큰일)나요|(?:[떻어]게|뭘|뭐|안|야|준비|신청|가능|고|도)\s하나요|(?<!니)까요|을까|ㄹ까|할까|될까|일까|습니까|[입합됩갑옵둡줍칩십립릅답납쉽랍]니까|는가요?"
    r"|[은인된한큰신간건닌]가요|느냐|[이하되있없냐가오주보사나]냐|는지요?|련지|능교|는교|인교|라예\?|카노|하노|되노|있노|나여|까여|남요|려나"
    r"|랑가|능가|당가|는가|은가|으까|을란가|나올까|없소|수과|(?<!하)나|건가|는겨|래유\?)(?:\s*$|(?=[.!]))|(?:알려|가르쳐|말해"
    r"|찾아|설명해|안내해)\s?(?:줘|주|달|봐|드)|궁금|여쭤|여쭙|문의|알고\s?싶|어떻게|얼마(?!\s?(?:전|안|되지|뒤|후))"
    r"|언제(?!나)|누가|누구|무슨|무엇|뭐가|뭘|뭔|뭐\s?(?:있|받|가|나|예|에|야|임|필|들)|어떤|어디(?!가|든)|(?:있|되|받"
    r"|(?:[안뭘뭐게]|가능)\s?하)나\s*$|대상\s*$|되나$"
)
_ASKS_ITSELF = re.compile(r"(?:데|디|고|구|거든)(?:요|예|유)?\s*\?+\s*$")
_HONORIFIC = re.compile(
    r"(?<!주)(?<!안녕하)(?<!수고하)(?:으?시(?:고|는|며|니|지|어|었|던|ㄴ|다|구|거|네|더|질)|신(?:데|지|다|디|가)|세요|셔(?:서"
    r"|요|도|라)|셨|십니|시잖|시걸랑|싱교|시유|세유|계시|계세|계신|편찮|주무|께서|이심|드셨)|으신|하신|되신|사신|이신|있으신"
)
_NOT_HONORIFIC = re.compile(
    r"(?:모|주|안녕하|수고하|도와주|알려주|해\s?주|말씀해\s?주|말씀하|어디\s?계|안녕히\s?계|(?<!고\s)(?<!고)(?<![아어와]\s)계세요\s*\??$|들어가"
    r"|하시는\s?거)(?:시|세|셔|셨|십|신|$)"
)


@dataclass(frozen=True)
class Clause:
    start: int
    end: int
    mode: str
    """`say`, `ask` (a question or a request) or `if` (a condition or a wish)."""
    honorific: bool
    """The verb honours its subject, so the subject is not the speaker."""


def split(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`; together they cover all of it. An empty text is one empty clause."""
    ends = []
    for cut in _CUT.finditer(text):
        if not _PARTICLE.search(text[max(0, cut.start() - 12) : cut.end()].rstrip(" ,")):
            ends.append(cut.end())
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    return tuple(_clause(text, start, end) for start, end in zip(starts, ends, strict=True))


def _clause(text: str, start: int, end: int) -> Clause:
    words = text[start:end]
    asks = _QUESTION.search(words) and not _ASKS_ITSELF.search(words)
    mode = "if" if _CONDITION.search(words) else "ask" if asks else "say"
    honorific = _HONORIFIC.search(_NOT_HONORIFIC.sub("", words)) is not None
    return Clause(start, end, mode, honorific)
