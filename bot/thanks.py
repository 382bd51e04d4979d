"""고맙습니다. 그런데 며칠 걸려요?: what is asked after a word of thanks is what is answered."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.korean.plain import compact
from bot.message import Heard

_THANKS = re.compile(
    r"^\s*(?:네|예|아|아이고|오|우와|정말|진짜|참|너무|자세히|친절하게|알려\s?(?:줘서|주셔서)|설명해\s?(?:줘서|주셔서)|답변|안내|도움|말씀|이렇게|그렇군요|알겠습니다|알았어요|\s|,|\.)*"
    r"(?:고맙(?:습니다|심더|심니더|소|네요?|구먼유?|구만|당께|지라|수다|우다|다|습니더|고)|고마[워와버][가-힣]{0,3}|감사(?:합니다|해요|드려요|드립니다|하|혀유|함다|합니데이)?|땡큐|ㄱㅅ(?:ㄱㅅ)?)[요예잉용]?\s*[.!~,^ㅎㅠ]*\s+"
)
_NO_MORE_THAN_THANKS = re.compile(
    r"덕분|덕에|살았|도움이?\s?(?:많이\s?)?(?:됐|되|돼)|수고|복\s?(?:많이\s?)?받|친절|(?:해|가|물어|전화해|걸어|알아)\s?(?:볼|보)[게겠]|그럴게|그렇게\s?(?:할|하)|전화(?:할|하)[게겠]|신청(?:할|하)[게겠]|다녀올|안녕히|들어가세요|고맙|감사|좋은\s?하루|마음이\s?(?:놓|편|한결)|몰랐|(?:도착|해결|퇴원|진정|입원)(?:했|됐|되)|잘\s?됐|끝났|나았|나아졌|괜찮아졌|다녀왔|연락\s?왔|됐대|왔대|했대|알게\s?되|잘\s?알|또\s?(?:올|물어)"
)
_ASKS = re.compile(
    r"[?？]|(?:나요?|까요?|는지요?|가요?|니까|니꺼|교|냐|던데)[요예유]?\s*[.!~]*$|어디|언제|얼마|며칠|어떻게|누가|뭐"
)
_LEAST, _OF_ITSELF = 4, 9
"""Syllables of a question, and of what is more than thanks even where it asks nothing."""


_ANOTHER = re.compile(
    r"^\s*(?:아이고|아이구|허허|하하|참|네|예|아니|그럼|자|답답(?:하[가-힣]{1,4}|해[가-힣]{0,2})|됐(?:고요?|어요?|습니다|네요?)|알(?:겠|았)(?:어요?|습니다)|[\s.,!~])*"
    r"(?:그럼\s|그러면\s)?(?:다른|딴)\s?(?:것|거|걸|질문|얘기|이야기)(?:을|를|도|은|는)?\s?(?:좀\s?|하나\s?|하나만\s?|또\s?|더\s?)*"
    r"(?:묻[겠자습]|물[읍어으을]|여[쭙쭐쭤]|질문|할게|하겠|하입|합시)[가-힣]{0,7}(?:\s?(?:될까요|되나요|돼요|할게요|있어요|있는데요?|있습니다))?[\s.,!?~]+"
)
"""답답하군요. 다른 것 묻겠습니다."""


def asked_after(heard: Heard) -> Heard:
    """`heard` without the thanks before something else, which the classifier has no view of, and without the word that something else
    is asked now; else as it is."""
    if (another := _ANOTHER.match(heard.text)) and len(compact(heard.text[another.end() :])) >= _OF_ITSELF:
        return replace(heard, text=heard.text[another.end() :])
    if heard.intent != "thank" or not (thanks := _THANKS.match(heard.text)):
        return heard
    rest = heard.text[thanks.end() :]
    length, asks = len(compact(rest)), bool(_ASKS.search(rest))
    if length < (_LEAST if asks else _OF_ITSELF) or (_NO_MORE_THAN_THANKS.search(rest) and not asks):
        return heard
    return replace(heard, text=rest, intent="unclear", confidence=0.0)
