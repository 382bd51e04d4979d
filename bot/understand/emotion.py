"""What the person feels, in the four feelings of 희노애락: it shapes the tone of an answer, never what someone is entitled to."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_WORDS = {
    "anger": (
        (3,
            r"시발|씨발|씨바|ㅅㅂ|ㅆㅂ|ㅈㄹ|지랄|염병|젠장|제기랄|개같|좆|존나|병신|미친(?:놈|것|거|소리)|빡치|빡쳐|빡친|열받|열불"
            r"|화가(?:나|치밀|난|났)|화나|화났|화딱지|뚜껑(?:이)?열|분통|분노|괘씸|부아|천불"
            r"|승질|성질나|성질이나|짜증"),
        (3,
            r"(?:속에서|가슴에서|눈에서?|속에|열)(?:천)?불(?:이)?(?:나|난|날)|속(?:이)?(?:터|뒤집)|복장터|울화|어이(?:가)?없|어처구니"
            r"|기가(?:막|차)|말이(?:돼|되)(?:나|냐|는|요"
            r"|니)?(?:소리)?|장난(?:해|하나|하냐|치|합니까)|놀리(?:나|냐|는거)|우롱|무시하(?:나|냐|는거|는것|지마)|너무하|너무한"
            r"|너무들하|해도해도"),
        (2,
            r"뭐이래|뭐이따위|뭐이런|이따위|이딴|왜이래|왜이따|왜자꾸|자꾸(?:왜|물어|똑같|같은|딴)|몇번을(?:말|물|얘기)|몇번이나(?:말"
            r"|얘기|물)|도움(?:이|도)?(?:하나도|전혀)?안(?:되|돼)|도움이안|쓸모(?:가"
            r"|도)?없|엉터리|형편없는(?!.*살)|한심|못해먹|답답해죽|답답하네|복잡해죽|귀찮|지긋지긋|진절머리|똑바로|제대로(?:좀|하|안"
            r"|대답)|사기(?:꾼|네|아니)|항의|민원넣|따지|탁상행정|뺑뺑이|책임자|억울|불공평"
            r"|차별하|열통|엿먹|꺼져|닥쳐|바보|멍청|돌대가리|됐고|때려치|이게나라|세금(?:이)?아까|세금만|왜나만|왜안(?:돼냐|되냐"
            r"|된다는|된다고|해주는|주는)"),
    ),
    "sadness": (
        (3,
            r"슬프|슬퍼|슬픈|서글|서럽|서러|외로|외롭|쓸쓸|우울|절망|막막|눈물|울(?:었|고있|고싶|음|어요|컥|면서|기만)|펑펑|비참|처량"
            r"|처참|가슴(?:이)?(?:아프|아파|찢|미어|먹먹|무너)|마음(?:이)?(?:아프|아파"
            r"|무거|찢|무너|힘)|죽고싶|죽고만|살기싫|살고싶지|사라지고|희망(?:이|도)?(?:없|안보)|앞이(?:캄캄|깜깜|안보)|앞날이(?:캄캄"
            r"|깜깜|막막|걱정)|캄캄|깜깜|허무|공허|허전|상실|그립|그리워|보고싶|ㅠ|ㅜㅜ"
            r"|ㅜ$|흑흑|엉엉"),
        (2,
            r"힘들|힘드|힘듭|힘겨|고달|고되|괴로|괴롭|버겁|벅차|지쳤|지쳐|지치|속상|걱정|불안|두려|두렵|무서|무섭|겁(?:이)?나|서운"
            r"|섭섭|비관|한숨|잠(?:이|을)?(?:안와|못자|못이루|설)|낙담|좌절|포기하고|미안|창피"
            r"|부끄|비빌|의지할|살길(?:이)?(?:막|없)|먹고살(?:기)?(?:가|길이)?(?:힘|막|어렵|없)|못살겠|어떡(?:하|해)|어떻(?:하"
            r"|게)?(?:하면좋|살|합)|어쩌면좋|어찌(?:살|하면좋)|우짜(?:노|면|꼬)"
            r"|우야(?:노|꼬|면)|어쩐다|큰일(?:났|이)|암담"),
        (2,
            r"돌아가셨|돌아가시|떠나보|떠났|떠나고|떠나셨|떠나버|세상을(?:떠|등|뜨|버)|여의|여읜|사별|하늘나라|먼저(?:갔|가고|가버"
            r"|보내)|죽고(?:나|혼자|없)|죽었|잃었|잃고|유산(?:했|됐|되)|이혼당|버림|쫓겨|잘렸"
            r"|짤렸|짤리|망했|망해|빚더미|파산"),
    ),
    "joy": (
        (3,
            r"기쁘|기뻐|기쁜|기쁨|행복|신나|신난|신이나|신바람|만세|야호|앗싸|아싸|대박|최고|짱(?:이|!|$|입)|감격|감동|벅차오|벅찬"
            r"|설레|설렌|두근|축하|합격(?:했|이|입|해서)|당첨|붙었|경사|날아갈것|꿈만같|꿈같"
            r"|살맛|좋아죽|좋아서|너무좋|정말좋|진짜좋|참좋(?:아|네|다)|엄청좋|와좋|반가|반갑|웃음이|웃겨죽|사랑해"),
        (2, r"고마|고맙|감사|땡큐|ㄳ|ㄱㅅ|복받|은인|덕분|덕에|수고|살았다|살았네|살았어요|희망이(?:보|생)|기대|잘됐|잘되었"),
    ),
    "pleasure": (
        (3,
            r"즐거|즐겁|즐긴|재미(?:있|가있|나|지)|재밌|재밋|흥겨|흥미|유쾌|상쾌|개운|홀가분|후련|시원하(?:네|다|게알|고)"
            r"|속(?:이)?(?:시원|다시원|후련|편)|마음(?:이)?(?:놓|편|가벼|푹)"
            r"|맘(?:이)?(?:놓|편)|안심|다행|편안|편하(?:네|고좋|다|게)|평온|여유롭|느긋|만족|흡족|흐뭇|든든|뿌듯|보람"),
        (2,
            r"ㅋㅋ|ㅎㅎ|하하|호호|히히|껄껄|웃기|웃긴|웃겨|날씨(?:가)?(?:참|너무|정말)?좋|좋네|좋구|좋은날|괜찮네|쓸만|편리|똑똑하"
            r"|잘하네|기특|친절하|맛있|신통|용하"),
    ),
}  # fmt: skip
_PATTERNS = tuple((name, weight, re.compile(form)) for name, forms in _WORDS.items() for weight, form in forms)
_NOT_AFTER = re.compile(r"^[가-힣]{0,2}(?:지(?:는|도|가|를)?(?:않|못|마|말)|진않|질않|것도아니|것은아니|건아니|거아니|일없|일은없|게아니)")
_NOT_BEFORE = re.compile(r"(?:(?<![편불])안|별로|그닥|못|덜)$")
_FOR_JOY = re.compile(
    r"눈물(?:이|이막|이다)?(?:나게|날만큼|나도록|날정도로|겹게|나올만큼|날것같이|이날만큼)?(?:고마|고맙|감사|기쁘|기뻐|감동|좋|행복)"
    r"|(?:좋아|기뻐|웃겨|고마워|신나|재밌어|재미있어)서?(?:눈물|죽겠|미치겠|죽는)")
_SMILES = re.compile("[♥❤😊😍🥰😄😀🎉💕👍]")
_TEARS = re.compile("[😢😭😥😞😔💔]")
_FUMES = re.compile("[😡🤬😠💢]")
_ORDER = ("anger", "sadness", "joy", "pleasure")
"""Who is heard first where two feelings weigh the same: the one that needs an answer most."""
_ENOUGH = 2


def read(text: str) -> str:
    """`joy` `anger` `sadness` `pleasure`, or `neutral` where no word or exclamation shows a feeling."""
    plain = compact(text)
    weights = dict.fromkeys(_ORDER, 0.0)
    weights["joy"] += 6 * len(_FOR_JOY.findall(plain)) + 2 * len(_SMILES.findall(text))
    weights["sadness"] += 2 * len(_TEARS.findall(text))
    weights["anger"] += 2 * len(_FUMES.findall(text))
    for name, weight, pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            if not _denied(plain, found):
                weights[name] += weight
    weights["anger"] += _shouting(text) if weights["anger"] else 0
    strongest = max(_ORDER, key=lambda name: weights[name])
    return strongest if weights[strongest] >= _ENOUGH else "neutral"


def _denied(plain: str, found: re.Match[str]) -> bool:
    return bool(_NOT_AFTER.match(plain[found.end() :]) or _NOT_BEFORE.search(plain[: found.start()]))


def _shouting(text: str) -> int:
    return 1 if "!!" in text or "?!" in text or "??" in text else 0
