"""Who strays in dementia: missing now, or again and again while nobody is said to be missing."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_GOES_OUT = r"(?:나가|나갔|나갔다|나가셨|나가버|나가가|나가시|없어지|없어졌|사라지|사라졌|나서(?:서|더니))"
_NOT_BACK = (
    r"(?:안|못)(?:들어|돌아)|안(?:와요|오[시세네]|옵|오심|왔|온다)|들어오(?:지|질)(?:를)?않|돌아오(?:지|질)(?:를)?않|못찾|안보[여이]|어디(?:로|에|를)?(?:갔|가셨|계신|있는|가신)"
    r"|연락(?:이|도)?(?:안|두절)|(?:[0-9]+|한|두|세|네|다섯|몇)시간(?:째|이|동안|넘|지났|됐)|[0-9]+분(?:째|이)|찾고있|찾으러|없어[요졌]|안계[시세]"
)
_HABIT = r"요즘|요새|자꾸|자주|가끔|종종|맨날|매일|매번|툭하면|밤마다|점점|한번씩|이따금|걸핏|수시로|작년부터|언제부턴가"
_NOW = r"지금|방금|아까|오늘|아침에|새벽에|점심|저녁에|시간째|분째|또나|어제|들어오(?:지|질)|안들어|안돌아|없어졌|사라졌|못찾겠|도와|어떡"
_STRAYS = re.compile(
    r"(?:집|길)(?:을|도|까지|에)?(?:혼자|잘|자꾸|자주|종종|가끔|맨날|영|통)*(?:못찾|잃(?!어버리면)|헤매|까먹|잊)|배회|(?:자꾸|자주|밤마다|밤에|새벽에|새벽마다|맨날|혼자|수시로|문만열면"
    r"|몰래).{0,6}(?:나가|나돌|돌아다)"
)
_FOUND = re.compile(r"(?<!못)(?<!안)찾았|데려왔|모셔왔|(?<!안)돌아오셨|(?<!안)(?<!못)들어오셨|배회감지|위치추적|지문등록|예방")
_UNSEEN = re.compile(
    r"(?:할머니|할아버지|할매|할배|어머니|아버지|엄마|아빠|장모|장인|시어머니|시아버지|어르신)(?:님)?(?:이|가|께서)?(?:지금|갑자기|또|아까부터|집에|방에|어디에도)*"
    r"(?:안보[이여]|안계[시세]|(?<=집에)없|(?<=방에)없)|(?:집|방)에(?:지금|아무리찾아도)?(?:안계[시세]|없으[시세])"
)
_DEMENTIA = re.compile(r"치매|알츠하이머|인지장애|노망|망령")


def missing(text: str) -> bool:
    """아빠가 또 나가서 안 들어와요 지금 두 시간째: told of somebody who is known to have dementia."""
    plain = compact(text)
    gone = re.search(_GOES_OUT, plain) or re.search(r"(?:또|다시|아직)(?:도)?(?:안|못)(?:들어|돌아)", plain)
    gone = gone or _UNSEEN.search(plain)
    return bool(gone) and re.search(_NOT_BACK, plain) is not None and not _FOUND.search(plain)


def strays(text: str, known: bool) -> bool:
    """요즘은 집을 못 찾아오세요, 밤마다 나가세요, of somebody with dementia (`known`: it was told before); nobody is missing now."""
    plain = compact(text)
    if not _STRAYS.search(plain) or not (known or _DEMENTIA.search(plain)) or _FOUND.search(plain):
        return False
    return re.search(_HABIT, plain) is not None and re.search(_NOW, plain) is None
