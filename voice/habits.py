"""Voice habits from a closed set of words, and the keys that mean them. What is said in other words is left to the dialogue.

But for starting over: it forgets everything, so whatever words the dialogue would do it on are read here, and asked about.
"""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.understand import command
from voice.events import Habit

_SAY = r"(?:말|말씀|얘기|이야기|설명|읽어|들려)?(?:좀)?"
_PLEASE = (
    r"(?:좀)?(?:해|하|해봐|부탁해|부탁합니다|부탁드립니다|부탁드려|갈게|가|할게|할래)?(?:줘|주세|주십시오|주실래|주시겠어|줄래)?(?:요|유)?"
)
_MORE = r"(?:조금만|조금|좀더|좀|더)*"
_OTHER = r"(?:다른|딴)(?:기기|기계|핸드폰|휴대폰|휴대전화|폰|전화기|전화|컴퓨터|데|곳)(?:에서|서|로|에)?"
_LATER = (
    r"(?:(?:나중에|이따가?)?(?:집에?(?:에)?(?:가서|가면|서)|핸드폰으?로|휴대폰으?로|컴퓨터로|인터넷으?로|웹으?로|카톡으?로|카카오톡으?로|텔레그램으?로|전화로)"
    r"|나중에|이따가?)"
)
_GO_ON = r"(?:다시|마저|계속)?(?:이어서?|마저)(?:하|할|해|가|갈|보|볼|쓸|들을)"
_WISH = r"(?:기|고싶어|고싶은데|래|게|께|려고|려고하는데|면돼|수있어|수있나|줘|주세|주십시오)*(?:요|유)?"
_WORDS: dict[Habit, str] = {
    "slower": rf"(?:말|말씀)?(?:을)?{_MORE}(?:천천히|느리게){_SAY}{_PLEASE}|너무빨라요?|말이(?:너무)?빨라요?",
    "faster": rf"(?:말|말씀)?(?:을)?{_MORE}(?:빨리|빠르게|빨리빨리){_SAY}{_PLEASE}|(?:말이)?너무느려요?",
    "louder": rf"(?:소리|소리를|목소리|말)?{_MORE}(?:크게|키워|큰소리로){_SAY}{_PLEASE}|(?:소리가|말이|잘)*안들려요?"
    r"|소리가(?:너무)?작아요?",
    "softer": rf"(?:소리|소리를|목소리|말)?{_MORE}(?:작게|줄여|조용히|작은소리로){_SAY}{_PLEASE}|소리가(?:너무)?커요?|(?:너무)?시끄러워요?",
    "simpler": rf"{_MORE}(?:쉽게|쉬운말로|간단히|간단하게){_SAY}{_PLEASE}|(?:말이)?(?:너무)?어려워요?",
    "repeat": rf"(?:다시|다시한번|한번더|한번만더|방금거다시|또){_SAY}{_PLEASE}|다시(?:듣기|들을게요?|들을래요?|들려줘요?|들려주세요)"
    r"|뭐라고요?|뭐라구요?|뭐라고하셨어요?|뭐라고했어요?|못들었어요?|잘못들었어요?|네\?",
    "restart": rf"(?:맨)?(?:처음부터|처음으로)(?:다시)?(?:시작|돌아가)?{_PLEASE}|처음|다시시작{_PLEASE}|처음부터다시",
    "back": rf"뒤로(?:가기|돌아가)?{_PLEASE}|(?:이전|앞|전)으로(?:돌아가)?{_PLEASE}|이전|아까(?:거|것){_PLEASE}",
    "help": r"도움말(?:이요|요)?|도움(?:이)?(?:필요해|필요합니다)요?|사용법(?:이요|요)?|어떻게(?:써|쓰는거예|사용해|하는거예)요?|명령어",
    "person": r"(?:상담원|상담사|사람|직원|담당자)(?:님|분)?(?:이요|요|이랑|하고|과|한테|으로|을|좀|연결|바꿔|불러|통화|대화|얘기|말"
    r"|하고싶어|할래|부탁|해|줘|주세|드려|합니다|시켜|요)*",
    "end": r"(?:상담|대화|통화|전화)?(?:을|를)?(?:이제)?(?:끝|끝낼게|끝낼래|끝내줘|끝내자|끝내|마칠게|마칠래|끊을게|끊을래|끊어"
    r"|종료|종료해|종료할게)(?:줘|주세)?요?|안녕히계세요|수고하세요",
    "link": rf"(?:{_OTHER}|{_LATER}){_GO_ON}{_WISH}|번호받기"
    rf"|(?:{_OTHER}|{_LATER})?(?:이어서?(?:하게|할|하는|갈|가게|가는)|연결)번호(?:를|좀|하나)*"
    r"(?:받기|줘|주세|주십시오|받을게|받을래|받고싶어|알려줘|알려주세|불러줘|불러주세)(?:요)?",
    "join": rf"(?:{_OTHER}|연결|이어하는|이어할|이어갈)?번호(?:를|가)?(?:받아|적어|가져)(?:왔어|왔는데|왔습니다|왔거든)(?:요)?"
    rf"|연결번호(?:가)?있어요?|번호(?:를)?(?:넣기|넣을게요?|넣을래요?|누를게요?)|(?:{_OTHER}|아까|전에|먼저|저번에)?(?:하던)?(?:이야기|얘기|거|것|상담)?(?:를)?"
    r"이어서?(?:할게|할래|하고싶어|하려고|하려는데|갈게|갈래|가고싶어)(?:요)?",
    "elsewhere": r"이어(?:서)?(?:하기|가기)|(?:다른|딴)기기(?:로|에서)?",
    "consent": r"(?:내|제)?(?:목소리|음성|개인정보)?동의(?:한거|한것|내역)?(?:를|을)?(?:좀)?"
    r"(?:보여|들려|알려|읽어)(?:줘|주세|주십시오)(?:요)?"
    r"|(?:내|제)?(?:목소리|음성)(?:는|은|를|을)?(?:어디에|어떻게)(?:써|쓰나|쓰는거예|쓰는거|쓰세)(?:요)?",
    "withdraw": r"(?:목소리|음성|녹음|개인정보)?(?:듣는거)?동의(?:한거|한것)?(?:를|을|는)?(?:이제|다시)?"
    r"(?:거둘|취소할|철회할|안할)(?:게|래|께)(?:요)?"
    r"|(?:목소리|음성|개인정보)?동의(?:를|을)?(?:거두겠습니다|취소합니다|철회합니다|취소|철회|거두기|(?:취소|철회)해(?:줘|주세|주십시오)?(?:요)?"
    r"|거둬(?:줘|주세)(?:요)?)|(?:내|제)?(?:목소리|말)(?:를|을)?듣지(?:마|말아)(?:줘|주세)?(?:요)?",
    "stop": r"(?:이제|그냥|말)?(?:그만|멈춰|정지|스톱|중지|조용|잠깐만|잠깐|잠시만)(?:해|말해|하세|줘|주세)?요?",
}  # fmt: skip
_PATTERNS = {habit: re.compile(words) for habit, words in _WORDS.items()}
_START = re.compile(r"^(?:저기요?|아니|음+|어+|아+|네|예|그럼|미안한데|죄송한데|죄송하지만)(?=.{2})")
_LONGEST = 20
KEYS: dict[str, Habit] = {
    "*": "repeat",
    "0": "person",
    "3": "stop",
    "4": "slower",
    "5": "simpler",
    "6": "faster",
    "7": "softer",
    "8": "louder",
    "9": "help",
}
"""1 to 3 choose what was numbered aloud; # confirms, or ends."""
AFTER_STAR: dict[str, Habit] = {**KEYS, "1": "elsewhere"}
"""Right after * a key is its habit even where it would choose or be a digit."""


def spoken_habit(text: str) -> Habit | None:
    """The habit `text` asks for where it says nothing else."""
    plain = compact(text)
    habit = _match(plain) or _match(_START.sub("", plain)) if len(plain) <= _LONGEST else None
    return habit or ("restart" if command.read(text) == "restart" else None)


def asks_for_more(text: str) -> bool:
    """더 천천히, 훨씬 크게: further than one step."""
    return compact(text).startswith(("더", "좀더", "훨씬", "아주", "많이"))


def asks_for_a_little(text: str) -> bool:
    return compact(text).startswith(("조금", "쪼금", "약간"))


def _match(plain: str) -> Habit | None:
    return next((habit for habit, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), None)
