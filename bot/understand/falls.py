"""Who falls again and again, or fears to lie where nobody finds them: no ambulance now, but somebody should watch."""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.understand import crisis

_AGAIN = re.compile(
    r"(?:가끔|종종|자주|이따금|한번씩|때때로|자꾸|밤마다|수시로|툭하면|[몇두세]번(?:이나|씩)?)(?:집에서|방에서|화장실에서|혼자|정신(?:을)?잃고)*"
    r"(?:쓰러(?!질(?:것|거|뻔))|넘어(?:지|져|졌)|기절|실신)"
)
_FEARED = re.compile(
    r"(?:쓰러지|넘어지|자빠지|엎어지|아프)(?:면|시면|마|믄|모|기라도하면|더라도|셔도).{0,16}(?:모를|모르|누가|아무도|혼자|어떡|어쩌|우짜|우째|우야|워쩌|걱정|무서|119|알려|연락)"
    r"|(?:쓰러질까|넘어질까|자빠질까|쓰러지실까|넘어지실까)|(?:혼자|아무도모르게|고독사)(?:.{0,6})(?:죽을까|죽으면|죽어도|갈까|고독사).{0,8}(?:무서|걱정|겁|모를|두려|불안)"
)
_THINGS = re.compile(r"나무|건물|자전거|벼가|담장|간판|가게|회사|사업")


def again(text: str) -> bool:
    plain = compact(text)
    return bool(_AGAIN.search(plain)) and not _THINGS.search(plain) and crisis.detect(text) is None


def feared(text: str) -> bool:
    plain = compact(text)
    return bool(_FEARED.search(plain)) and not _THINGS.search(plain) and crisis.detect(text) is None
