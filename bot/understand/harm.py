"""Who is feared: 주소 옮기면 남편이 찾아올까봐요 is told by the one who hides, and nothing in it is asked for him."""

from __future__ import annotations

import re

FEARED = re.compile(
    r"(?:님|놈|새끼)?(?:이|가|께서|은|는|도|한테)?\s?(?:또\s|다시\s|자꾸\s|계속\s|갑자기\s|몰래\s|집까지\s|(?!제가|내가|저는|나는)[^\s.,?!]{1,5}(?:로|에|에도|까지|을|를|도)\s"
    r"|(?:애|애들|아이|아들|딸|돈|통장)\s){0,2}"
    r"(?:올\s?까\s?봐|찾아(?:[오올온와왔]|내|낼|냈|냄)|쫓아[오올온와왔]|따라[오올온와왔]|들이닥|데려[가갈갔]|뺏|빼앗|나타[나날난]|알아[내낼냈챌차채]|알[면까게]|눈치\s?[채챌]|들[키킬]"
    r"|해코지|해꼬지|보복|가만\s?안|못\s?(?:떼|보|찾|오)|(?:등본|초본|주소|서류)\S{0,3}\s(?:[^\s.,?!]+\s)?(?:떼|보|알아|열람))"
)
"""What stands after the word for somebody from whom the speaker hides."""
