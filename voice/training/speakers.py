"""Who speaks: espeak-ng's variants at many rates, pitches and ranges. Some variants, and regions of pitch and rate, are never
trained on.
"""

from __future__ import annotations

import numpy as np

from voice.training.espeak import Speaker

TRAINED = (
    "f1 f2 f3 f5 m1 m2 m3 m4 m5 m7 m8 Alex Alicia Andy Annie Denis Diogo Gene Henrique Hugo Jacky Lee Marco Mario Mike Nguyen Reed Storm"
    " adam anika antonio aunty belinda benjamin boris caleb david ed grandma grandpa ian iven iven2 iven4 john kaukovalta"
    " klatt klatt2 klatt4 klatt5 max michel mike2 norbert pablo paul quincy rob robert sandro shelby steph steph2 travis victor zac"
).split()
UNSEEN = "f4 m6 Andrea linda edward2 miguel klatt3 Michael iven3 steph3 marcelo pedro".split()
"""Variants nobody trains on."""
_WIDEST = 75
"""Range of pitch: with every variant espeak-ng speaks at 79 at any pitch and rate drawn here; at 99 two of them end its process."""
_HELD_PITCH, _HELD_RATE = (58, 66), (150, 160)
"""Regions left out of training: an unseen voice speaks inside one of them or of neither."""
FOREIGN = {
    "en": "good morning how are you today|where is the station please|I would like a cup of coffee|what time does it open",
    "de": "guten Morgen wie geht es Ihnen|wo ist bitte der Bahnhof|das Wetter ist heute schön|ich hätte gern einen Kaffee",
    "fr": "bonjour comment allez vous|où est la gare s'il vous plaît|il fait très beau aujourd'hui|je voudrais un café",
    "es": "buenos días cómo está usted|dónde está la estación por favor|hoy hace muy buen tiempo|quisiera un café",
    "it": "buongiorno come sta oggi|dove si trova la stazione|oggi fa molto bello|vorrei un caffè per favore",
    "pt": "bom dia como vai você|onde fica a estação por favor|hoje o tempo está muito bom",
    "ru": "доброе утро как дела|где находится вокзал|сегодня хорошая погода",
    "pl": "dzień dobry jak się masz|gdzie jest dworzec proszę|dzisiaj jest ładna pogoda",
    "vi": "chào buổi sáng bạn khỏe không|ga tàu ở đâu|hôm nay trời đẹp quá",
    "tr": "günaydın nasılsınız|istasyon nerede acaba|bugün hava çok güzel",
    "id": "selamat pagi apa kabar|di mana stasiun kereta|hari ini cuaca sangat bagus",
    "cmn": "ni3 hao3 ma5 xie4 xie5|wo3 yao4 qu4 che1 zhan4|jin1 tian1 tian1 qi4 hen3 hao3",
}
"""espeak-ng language → what is said in it. The last two are kept for the evaluation."""
UNSEEN_LANGUAGES = ("id", "cmn")


def trained(draw: np.random.Generator, ease: float) -> Speaker:
    """A voice to train on; `ease` near 1 keeps to the middle of rate and range."""
    while True:
        spread = 1 - 0.6 * ease
        pitch = int(np.clip(draw.normal(50, 24 * spread), 5, 98))
        rate = int(np.clip(draw.normal(172, 28 * spread), 105, 245))
        if not (_HELD_PITCH[0] <= pitch <= _HELD_PITCH[1] or _HELD_RATE[0] <= rate <= _HELD_RATE[1]):
            break
    variant = "" if draw.random() < 0.12 else "+" + str(draw.choice(TRAINED))
    return Speaker(f"ko{variant}", rate, pitch, int(np.clip(draw.normal(50, 25), 0, _WIDEST)))


def unseen(draw: np.random.Generator) -> Speaker:
    """A variant nobody trained on, at a rate or a pitch nobody trained on."""
    pitch, rate = int(draw.integers(25, 85)), int(draw.integers(130, 211))
    if draw.random() < 0.5:
        pitch = int(draw.integers(_HELD_PITCH[0], _HELD_PITCH[1] + 1))
    else:
        rate = int(draw.integers(_HELD_RATE[0], _HELD_RATE[1] + 1))
    return Speaker("ko+" + str(draw.choice(UNSEEN)), rate, pitch, int(draw.integers(20, 80)))


def foreigner(draw: np.random.Generator, held: bool = False) -> tuple[str, Speaker]:
    """Something said in another language; `held`: in one of `UNSEEN_LANGUAGES`."""
    languages = UNSEEN_LANGUAGES if held else tuple(language for language in FOREIGN if language not in UNSEEN_LANGUAGES)
    language = str(draw.choice(languages))
    speaker = unseen(draw) if held else trained(draw, 0)
    voice = speaker.voice.replace("ko", language, 1)
    return str(draw.choice(FOREIGN[language].split("|"))), Speaker(voice, speaker.rate, speaker.pitch, speaker.range)


def babbling(draw: np.random.Generator) -> tuple[str, Speaker]:
    """Some seconds of talk in the background."""
    said = (
        [foreigner(draw)[0] for _ in range(3)]
        if draw.random() < 0.4
        else ["".join(chr(0xAC00 + int(n)) for n in draw.integers(0, 11172, 20))]
    )
    return " ".join(said), trained(draw, 0)
