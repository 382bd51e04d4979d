"""Bare answers: yes, no, don't know, rather not say — and nothing else in the message."""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.understand import confided

_FORMS = {
    "yes": (
        r"네+|넵+|넹+|넴|네에+|예+|옙|옛|예에|응+|으응|웅+|엉+|어+|그래+|그려+|그랴|그럼|그럼요|그라믄|그라제|그라지|그렇지|그렇죠"
        r"|그렇습니다|그렇다|(?:그렇|맞)다고?(?:하대|하데|하더라|하더라고|하더군|합니다|하네|해|하던데|하시대)|그렇다네|그렇대"
        r"|그렇다더라|그렇답니다"
        r"|그렇지예|그라지예|그렇지유|그래유|그류|그러제|그렇제|하모|하모예|하믄|기여|기유|기라|기다|암|기지|이잉|그렇고말고"
        r"|그렇다니까|그렇구먼|그렇습니더|맞음|맞수다|그러세|그러자|그래주이소|그래주세|있습니더|그런것같네"
        r"|아마그럴거야|아마그럴거예|아마그럴겁니다|아마맞을거예|아마맞을거야|그런셈이지|그런셈이죠|정확해|정답|딱맞아|바로그거"
        r"|그라지라|그랍시다|맞아|맞어|맞지|맞죠|맞다|맞네|맞습니다|맞아유|맞심더|맞심니더|맞는디"
        r"|맞다카이|맞당께|마자|마져|맞고말고|당연하지|당연하죠|당연히|당근|물론|물론이죠|물론이지|ㅇㅇ+|ㅇㅋ|ㅇㅈ|ㄹㅇ|콜|굳|오냐"
        r"|긍께|그렇당께|그라제라|맞지라|맞구먼|맞수께|아무렴|네엡|그라입시더|그리하이소|그리해|ㅔ|ㄴㅔ|넼|오케이"
        r"|오키|ok|okay|yes|y|예스|좋아|좋습니다|좋지"
        r"|있어|있지|있다|있음|있죠|있습니다|있는데|있심더|있어유|있당께|있고말고|그런거있어|그런편이에?|그런편이지|그런것같아"
        r"|그런거같아|그런듯|그런가봐|맞는것같아|맞는거같아"
        r"|그렇게해|그렇게하죠|그럽시다|할게|할래|해줘|해주세|부탁해|부탁합니다|부탁드려|부탁드립니다"
    ),
    "no": (
        r"아니|아냐|아니야|아니요+|아니오+|아뇨+|아녀+|아녀유|아니유|아니여|아니에|아니예|아닙니다|아닌데|아닌데예|아닌디|아닌디유"
        r"|아니라고(?:하대|하데|하던데|하더라|하더라고|하네|합니다|해|하시대)|아이다|아이라예|아인데|아인데예|아이고예|아니라예|아입니더"
        r"|아니지|아니죠|아닌걸|아닐걸|아닌것같아|아닌거같아|아닌가봐|아니당께|아니랑께|아니구먼|아니여라|아니지라|아니제|아입니다"
        r"|아닙니더|어데예|언지예|없구먼|없지라|없어라|없다카이|없심니더|아니라니까|아녕|놉|아니올시다|아니외다|아니네|아니래"
        r"|그런일없습니다|그럴리가|당치도않아|천만에|안그렇습니다|안그런데|안해봤어|못해봤어|안가봤어|어수다|아니마씸|아니우께|아유"
        r"|어휴|ㄴㄴ+|노|노노|no|n|없어+|없지|없다|없음"
        r"|없죠|없습니다|없는데|없는디|없심더|없어유|없당께|없슈|없구만|읎어|읎슈"
        r"|읍써|업어|업서|업써|업습니다|없는것같아|없는거같아|그런거없어|그런건없어|그런거없는데|그런거안해|그런거안받아|하나도없어"
        r"|아무것도없어|아니우다|아녜|한명도없어|없다니까|그런거없다니까|그런건없는데|절대로|그렇지는않습니다"
        r"|그렇진않아|아님|안했어|안받고있어|못받아|받은적없어|그런적없어|해당없어|해당사항없어|해당사항없습니다|해당안돼|해당안됩니다"
        r"|암것도없어|한번도없어|필요없어|필요없다|안할래|설마|택도없어|그런병없어|안그래|안다녀|안계세|없으세"
        r"|없으셔|둘다아니야|둘다아니에|어느것도아니에|셋다아닙니다|부정|하나도없습니다|그런건없어|전혀|전혀없어|전혀아니야|절대아니야"
        r"|절대|별로|아직|아직아니야|아직은|아직없어"
        r"|안(?:해|하셔|그래|그러셔|와|오셔|알려|찾아|불러|말해|찾아봐|알아봐)(?:주셔|줘)?도(?:돼|되|됩니다|괜찮|상관없)(?:아|어)?"
        r"|안해|안합니다|안돼|안받아|안됩니다|싫어|싫은데|싫다|됐어|됐습니다|괜찮아|괜찮습니다|그렇지않아|그렇지는않아|그건아니야"
        r"|그건아닌데|그건아니고"
    ),
    "unknown": (
        r"(?:잘|전혀|도통|저는|저도|나는|나도|난|그건|그건잘|글쎄|정확히는|정확하게는|솔직히|아무것도)*"
        r"(?:몰라+|몰러|몰것어|모른다|모르지|모르죠|모르겠어|모르겠네|모르겠다|모르겠는데|모르겠는디|모르겠습니다|모르겠심더|모르것어"
        r"|모르것는디|모르것네|모르겄어|모르겄는디|모르겄네|모르는데|모릅니다|모름|모르지예|모르겠어유"
        r"|모르겠구만|모르겠습니더|모르겠당께|모르겠수다|모르죠|모린다|모르것소)|가물가물해|가물가물하네|긴가민가해|아리송해"
        r"|몰루|모르긋다|모르는디|모립니더|모를걸|내사아나|낸들아나|낸들알겄어|내가알턱이있나|알리가있나|알길이없네|알길이없어"
        r"|내가그걸(?:우째|어떻게|어찌)(?:알어|아노|알아|알것소|알겠어)|그걸내가(?:우째"
        r"|어떻게|어찌)(?:알어|아노|알아|알것소|알겠어)"
        r"|글쎄+|글쎄다|글쎄올시다|기억이안나|기억안나|기억이없어|생각이안나|생각안나|까먹었어|잊어버렸어|헷갈려|확실하지않아"
        r"|확실치않아|확실히는|잘모름|ㅁㄹ|모루겠어|모르게써|모르겟어|몰겠어|몰겄어|몰갔어"
        r"|알수없어|알수가없어|알아봐야해|알아봐야돼|물어봐야해|물어봐야돼|확인해봐야해|확인해봐야돼|모르것슈|모르겠슈"
    ),
    "skip": (
        r"(?:이건|그건|이질문은|그질문은|이거|그거|일단|그냥|지금은)*"
        r"(?:건너뛰기|건너뛰어|건너뛸게|건너뛸래|건너뛰자|건너뛰고|건너뛰|스킵|스킵해|스킵할게|skip|패스|패스해|패스할게|pass|넘어가"
        r"|넘어갈게|넘어갈래|넘어가자|넘어갑시다|넘겨|넘길게|넘길래|넘기자|넘어가면안돼|넘기고"
        r"|다음|다음거|다음질문|담질문|패쓰|패수|ㅍㅅ|ㅅㅋ|스킵ㄱㄱ|통과|통과해|담으로|담거|다음거갑시다|넘깁시다|생략|생략해|생략할게"
        r"|답변거부|답변안함|안가르쳐줘|넘어갑시더|넘어가이소|빼줘|빼주세"
        r"|다음으로|다음것|다음으로넘어가|다음질문으로|다음질문으로넘어가|다음질문해|다른질문|다른거물어봐|나중에"
        r"|나중에할게|나중에말할게|나중에얘기할게"
        r"|(?:말|말씀|얘기|이야기|대답|답|답변|공개)(?:은|을)?(?:하기|드리기)?(?:는|가)?(?:좀)?(?:싫어|싫은데|싫다|곤란해|곤란한데"
        r"|어려워|그래|그런데|불편해|부담스러워)"
        r"|(?:말|말씀|얘기|이야기|대답|답|답변)(?:은|을)?(?:안|못)(?:할래|할게|할거야|하고싶어|하겠어|하겠습니다|할란다|할래요)"
        r"|(?:말|말씀|얘기|이야기|대답|답|답변)(?:은|을)?하(?:고|기)싶지(?:는|가)?않아|안알려줄래|안말할래|안가르쳐줄래|비밀|비밀이야"
        r"|노코멘트|묻지마|묻지말아줘|그런거묻지마|그런건묻지마|왜그런걸물어)(?:줘|주세|주시"
        r"|주이소|주라)?"
    ),
    "":
    r"(?:의사|의사선생님|병원|선생님|동사무소|주민센터)(?:이|가|에서|도|께서)|음+|흠+|저+|저기|그+|아+|아이고|에이|에|글씨|글세"
    r"|근데|그런데|사실|혹시|그거|그건|그게|그런거|이거|저는|나는|나|전|난|참|일단"
    r"|지금은|지금|현재|현재는|따로|딱히|거의|진짜|정말|아마|그냥|선생님|마|ㅠ+|ㅋ+|ㅎ+",
}  # fmt: skip
_POLITE = r"(?:요|용|여|욤|유|예|이요|라고요|이에요|예요|에요|지요|죠|세요|네요|습니다|니다|거든요?|구요|고요|하이|데이)?"
_PIECES = tuple((kind, re.compile(rf"(?:{forms}){_POLITE if kind else ''}")) for kind, forms in _FORMS.items())
_LONGEST = 24
"""Syllables; a longer message says more than yes or no."""
_LONGEST_WITH_A_REASON = 34
_ENDS = (
    (
        "skip",
        re.compile(
            r"(?:(?<!이)(?<!k)패스|패쓰|생략|넘어가|넘어갑|건너뛰|건너뛸|넘길|넘겨|다음거(?:로|요|물어|$)|다음(?:으로|걸로)가"
            r"|다음질문(?:으로)?|딴거물어|딴걸로|다음거물어|다음꺼물어|그거말고다음"
            r"|말고다음)[가-힣]{0,6}$"
            r"|(?:말|말씀|얘기|답|대답|답변|알려드리고|말하기|답하기|대답하기|꺼내고|얘기는|얘긴|말하고|물어봤으면)(?:은|을|는|하고"
            r"|하기)?(?:좀|더|별로)*(?:싫|안하|안할|못해|못하|곤란|그렇|부끄|창피|싶지|안물어"
            r"|하지맙|안해도|안말할|싶진)[가-힣]{0,8}$|(?:나중에)(?:할|말할|대답할|얘기할|알려)[가-힣]{0,5}$|대답은나중에[가-힣]{0,8}$"
            r"|(?:빼주|빼줘|빼고해)[가-힣]{0,3}$|안말할래요?$"
            r"|안알려[가-힣]{0,4}$"
        ),
    ),
    (
        "unknown",
        re.compile(
            r"(?:모르겠|모르것|모르겄|몰라|몰러|모른다|모릅니|모르죠|모르지|모르네|모르는데|모름|모린다|모르쿠"
            r"|모르세)[가-힣ㅠㅜ]{0,6}$|(?:기억|생각)(?:이|도)?(?:잘)?안나[가-힣]{0,5}$|(?:들어|재|따져"
            r"|생각해|세어|계산해)(?:본|보)(?:적|일)(?:이|도)?없[가-힣]{0,5}$|(?:알아봐야|물어봐야|확인해봐야|봐야)(?:알|할|해|돼"
            r"|되)[가-힣]{0,6}$"
        ),
    ),
)
"""소득은 말하기 싫어요, 등급이 몇인지 기억이 안 나요: the refusal comes last and may name what was asked."""
_ASKS_OR_COMPLAINS = re.compile(
    r"무슨(?:말|소리|뜻)|뭔(?:말|소리)|뭐라는|받을수|신청|어떻게|어디|어떡|되는지|되는건지|해야|뭐가뭔지|할지|왜|나라|뭔지|뭔교|소린지"
    r"|소리|어려워|설명|빨리말|천천히|누구한테|사람|직원|로넘어|숨넘어|빼주나|기록에서|예쁜|할줄"
    r"|안해도(?!되)|이용|상관|다른지|아무생각|방법|공무원|아무도|남편이나를")
_NO_MORE_ASKING = re.compile(r"(?:물어보|물어|묻|캐묻)지(?:는|좀|만)?(?:말|마)|그만(?:좀)?(?:물어|묻|캐)")
"""소득 물어보지 말고 되는지만 알려줘요."""
_STRONGEST = ("skip", "unknown", "no", "yes")
_ANSWERED_NO = re.compile(r"(?:네+|예+|응+|어+|아)(?:아니|아뇨|아녀|없|전혀|안)")
"""네 없어요 answers no, and 어 아니요, where the first word only says that one has heard."""


def asks_no_more(text: str) -> bool:
    return _NO_MORE_ASKING.search(compact(text)) is not None


def read(text: str, asked: str | None = None) -> str | None:
    """`yes`, `no`, `unknown` or `skip` where the message is nothing but that answer, else None.

    `asked` is the fact the last question was about; where nothing was asked, 나중에 refuses no question. A message
    that asks (있어요?) answers nothing.
    """
    plain = compact(text)
    if not plain or len(plain) > _LONGEST_WITH_A_REASON or (asked is None and plain.startswith("나중에")):
        return None
    if asked and _NO_MORE_ASKING.search(plain):
        return "skip"
    if plain in ("야", "야야"):
        return "yes"
    kinds = _kinds(plain) or _at_the_end(plain, asked)
    found = next((kind for kind in _STRONGEST if kind in kinds), None)
    if {"yes", "no"} <= kinds and found == "no" and not _ANSWERED_NO.match(plain):
        return None
    return None if "?" in text and found in ("yes", "no", "skip") else found


def _kinds(plain: str) -> frozenset[str]:
    """The kinds of answer `plain` is put together from, by the cut into fewest pieces; empty where anything else remains."""
    if len(plain) > _LONGEST:
        return frozenset()
    reached: dict[int, tuple[int, frozenset[str]]] = {0: (0, frozenset())}
    for place in range(len(plain)):
        if place not in reached:
            continue
        pieces, kinds = reached[place]
        for kind, pattern in _PIECES:
            for end in _ends(pattern, plain, place):
                if end not in reached or pieces + 1 < reached[end][0]:
                    reached[end] = (pieces + 1, kinds | {kind} if kind else kinds)
    return reached.get(len(plain), (0, frozenset[str]()))[1]


def _at_the_end(plain: str, asked: str | None) -> frozenset[str]:
    """A refusal or 몰라요 at the end of what was asked; only where something was, and nothing is asked back."""
    if asked is None or _ASKS_OR_COMPLAINS.search(plain) or confided.told(plain):
        return frozenset()
    return frozenset(kind for kind, pattern in _ENDS if pattern.search(plain))


def _ends(pattern: re.Pattern[str], plain: str, place: int) -> list[int]:
    return [end for end in range(place + 1, len(plain) + 1) if pattern.fullmatch(plain, place, end)]
