"""What is no danger yet but comes before every benefit: a night without a bed at sixteen, a child expecting a child, the low after
a birth, a message that may be a fraud.
"""

from __future__ import annotations

import re

from bot.context import SELF, Context
from bot.korean.plain import compact
from bot.understand.result import Understanding

BEFORE_TOPICS = ("smishing", "smishing_pressed", "runaway_child")
"""Where a topic has the same words, it answers all but these."""
_OLDEST_RUNAWAY, _OLDEST_YOUNG_MOTHER = 24, 19
"""Years: 청소년쉼터 take those up to 24, 청소년산모 임신·출산 의료비 mothers up to 19 (복지서비스 안내책자 2024 106쪽)."""
_AT_SCHOOL = re.compile(r"(?<![가-힣])(?:중|고)[123일이삼](?![가-힣]*째)|중학생|고등학생|중딩|고딩|청소년|여고생|남고생|여중생|십대|10대")
_OF_A_CHILD = r"(?:딸|아들|자녀|조카|손녀|손자|손주|제자|우리애|저희애|며느리|학생)(?:이|가|아이|애|놈|내미)"
_LEFT_HOME = re.compile(
    r"집(?:을|에서|에)?(?:그냥|막|몰래|어제|오늘|방금)*(?:나왔(?!다가들)|나온(?!분)|나와(?:서|버|있)|나옴|뛰쳐나|쫓겨)|가출(?:했|한지"
    r"|하고|해서|중|함)|집나[왔온와옴]"
)
_NO_BED = re.compile(r"(?:잘|갈|있을|지낼)(?:데|곳)(?:가|이|도)?(?:아무데도)?(?:없|읎)|재워줄")
_BY_DAY = re.compile(r"낮(?:에|동안)|주간|졸업(?:하|후|반)")
"""학교 졸업하면 낮에 갈 데가 없어요: where to be by day, no bed."""
_CHILD_GONE = re.compile(
    r"(?:딸|아들|자녀|손녀|손자|손주|우리애|저희애|동생)(?:이|가|애가|놈이|아이가|내미가)?.{0,14}(?:가출(?:했|을했|해서안|한지)"
    r"|집(?:을)?나가(?:서|고)?(?:안|연락|어디|사흘|이틀|며칠))"
    r"(?!.*(?:생계|수입|벌이|벌던|작년|년전|예전|이혼))"
)
_GROWN_UP = re.compile(r"자취|독립|원룸|오피스텔|월세|전세|취직|취업|기숙사|결혼|이혼|직장|출근|나왔다가|외출|산책|학교가려|" + _OF_A_CHILD)
_PREGNANT = re.compile(r"임신(?:한|했|인|을|[0-9한두세네]|이에|이래|테스트)|애(?:를|기)?(?:가)?(?:가졌|생겼|생긴|뱄)|임테기")
_NOBODY_KNOWS = re.compile(r"어떡|어떻게(?:해|하)|말(?:을|도)?(?:못|안했)|모르[게세시]|몰라|몰래|비밀|들키|무서|무섭|겁나|쫓겨|숨기")
_GAVE_BIRTH = re.compile(r"(?:애기?|아기|아이|둘째|첫째|출산)(?:를|을)?(?:하고|한지|낳고|낳은|낳았|출산)|산후|출산(?:하고|한|후)|해산하고")
_LOW = re.compile(
    r"우울|눈물(?:만|이|도)|자꾸울|울기만|울고만|(?:애기?|아기|아이)(?:가|도)?(?:너무|자꾸|막)?(?:미워|밉|싫|안예|안이|예쁘지|이쁘지)"
    r"|무기력|아무것도하기싫"
)
_COSTS = re.compile(r"지원|비용|치료비|신청|혜택|받을수|얼마|친구|남편이우울")
_MESSAGE = re.compile(r"문자|카톡|링크|메일|전화(?:가)?(?:와|왔|오|받|로)|url")
_OFFICE = re.compile(
    r"지원금|환급|복지부|공단|국민연금|건강보험|건보|정부|구청|시청|주민센터|민생|소비쿠폰|재난|은행|검찰|경찰|국세청"
    r"|택배|당첨|과태료|벌금|대출"
)
_ASKS_FOR_IT = re.compile(
    r"진짜(?:예|에|인|야|냐|임|맞)|사기(?:인|예|에|야|냐|같|죠|맞|아)|피싱(?:인|이|같|아)|스미싱|눌러(?:도|야|보|봐)|누르(?:라|래|면"
    r"|라는)|가짜|믿어도|의심"
    r"|(?:계좌|비밀|비번|주민|카드)(?:번호)?(?:를|도)?(?:를)?(?:알려|불러|가르쳐|보내|달[라래])"
)
_PRESSED = re.compile(r"(?:눌러버렸|눌렀|눌러봤|누름|눌러뿟|클릭했|클릭해버|깔았|깔아버|알려줬|알려줘버|불러줬)")


def key(text: str, read: Understanding, context: Context) -> str | None:
    """The sentence under `crisis.` that comes first, or None."""
    plain = compact(text)
    if _PRESSED.search(plain) and (_was_said("링크는 누르지", context) or "링크" in plain) and not read.benefits:
        return "smishing_pressed"
    if _MESSAGE.search(plain) and _OFFICE.search(plain) and _ASKS_FOR_IT.search(plain):
        return "smishing"
    if _GAVE_BIRTH.search(plain) and _LOW.search(plain) and not _COSTS.search(plain):
        return "after_birth"
    young = _young(text, read, context)
    if _CHILD_GONE.search(plain) and not any(said.fact == "age" and isinstance(said.value, int) and said.value > 19 for said in read.said):
        return "runaway_child"
    if young is None:
        return None
    if _PREGNANT.search(plain) and _NOBODY_KNOWS.search(plain) and young <= _OLDEST_YOUNG_MOTHER and not re.search(_OF_A_CHILD, plain):
        return "young_mother"
    no_bed = _NO_BED.search(plain) and not _BY_DAY.search(plain) and young <= _OLDEST_YOUNG_MOTHER
    away = _LEFT_HOME.search(plain) or no_bed
    return "runaway" if away and not _GROWN_UP.search(plain) else None


def tells_nobody(text: str) -> bool:
    """임신했는데 아직 아무한테도 말 못했어요."""
    plain = compact(text)
    return bool(_PREGNANT.search(plain) and _NOBODY_KNOWS.search(plain))


def _young(text: str, read: Understanding, context: Context) -> int | None:
    """Years, where who speaks or is spoken of is of an age that 1388 is for."""
    if _AT_SCHOOL.search(text):
        return _OLDEST_YOUNG_MOTHER
    told = [said.value for said in read.said if said.fact == "age" and isinstance(said.value, int)]
    known = context.someone(SELF).facts.get("age")
    age = told[-1] if told else known.value if known and isinstance(known.value, int) else None
    return age if age is not None and age <= _OLDEST_RUNAWAY else None


def _was_said(words: str, context: Context) -> bool:
    return any(words in str(node["text"]) for node in context.last)
