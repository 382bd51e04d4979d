"""Family: pregnancy, infertility, raising children alone, loss, families from abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understand.beside import WENT
from bot.understand.negation import NOT
from bot.understand.page import Found, Page
from bot.understand.people import PET, WEEKS
from bot.understand.stance import SAID, Cue, read_cues, stance

_BABY = r"(?<![가-힣])(?:애기?|아기|아이|아가|둘째|셋째|넷째|첫째|첫\s?애|첫\s?아이|쌍둥이)"
_SOON = (
    r"(?:곧|다음\s?달(?:에|이면)?|내달(?:에|이면)?|담달에?|다다음\s?달(?:에|이면)?|내년\s?(?:\S월|초|봄|여름|가을)?(?:에|이면)?|이번\s?달(?:에|이면)?|이달(?:에|이면)?"
    r"|다음\s?주(?:에|면)?|\d{1,2}월(?:달)?(?:에|이면)?|\d{1,2}월\s?말에|조만간|이제\s?곧|며칠\s?(?:뒤|후)에?|내일|모레)"
)
_COMES = r"태어(?:나(?!서|자마자|면)|납|날\s?(?:예정|거|것)|난[다대])"
_BIRTH_TO_COME = Cue(
    "pregnant",
    True,
    re.compile(rf"{_BABY}(?:들)?(?:가|이|는|은|도)?\s?{_SOON}\s?{_COMES}|{_SOON}\s?(?:\S+\s)?(?:우리\s|저희\s)?{_BABY}(?:들)?(?:가|이|는|은|도)?\s?{_COMES}"
               r"|배가\s?(?:\S+\s)?(?:불러|부르|불렀|나왔)\S{0,3}[\s,]*(?:임신\s?)?\d{1,2}\s?(?:개월|주)(?=\s|$|이|예|입|요|[.,])"
               rf"|(?:쌍둥이|첫째|둘째|셋째){WEEKS}"),
    False,
)
"""Told by either of a couple: it entails no sex."""
_ANOTHERS_BABY = re.compile(r"손주|손자|손녀|조카|사촌|친구|이웃|옆집|동생|강아지|고양이|새끼")
_PREGNANT = Cue(
    "pregnant",
    True,
    re.compile(
        r"임신(?:한|이|인)\s?(?:거|것|게)\s?같|"
        r"임신(?!\s?(?:하면|했을|하려|준비|계획|하고\s?싶|가능|테스트|이\s?안|이\s?잘\s?안|안\s?(?:돼|되)|시도|을\s?(?:준비"
        r"|계획|원|하려|못)|성공(?!했|해서|함|하고|하여)|했다가|했었|하기|한\s?(?:사람|여성|분)|출산|되면|중에\s?받은|때|부터"
        r"|하게\s?되면))(?=\s?(?:\d"
        r"|[일이삼사오육칠팔구십]|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|했|한|중|이|하고|하였|초기|중기|말기|확인|부"
        r"|을\s?(?:안\s?)?했|을\s?확인|안\s?했(?!으면|다면)|하지\s?않았(?!으면|다면)|안\s?한\s?(?:상태|거|것|건)|됐|돼|되어|되었|아니|은|는|도|인|상태|$|해서|성공|해요|하셨|함|입|진단|\s?맞|,|요|사실))|임산부(?!석"
        rf"|들)|임부(?!복)|산모(?=예|이|인|입|라고|로)|몸\s?풀\s?(?:날|때)|만삭|[홑홀]몸이?\s?아[니닙녜녀]"
        rf"|임신\s?테스트기?\s?\S{{0,2}}\s?(?:두\s?줄|양성)|임테기\s?(?:두\s?줄|양성)|두\s?줄\s?(?:떴|나왔)|임산분데|(?:드디어|어렵게|겨우)\s?가졌"
        rf"|며칠\s?있으면\s?(?:애|아기|애기)|(?<![급금원주기료]\s)(?<![급금원주기료])예정일(?:이|은|도)?\s?(?:지났|다가|얼마|며칠)"
        rf"|입덧|배(?:가|는|도)?\s?(?:[^\s.,]+\s)?(?:불러|부른|불렀|불룩)[^.?!]{{0,10}}\d\s?개월|\d\s?개월[^.?!]{{0,8}}배(?:가|도)?\s?(?:[^\s.,]+\s)?(?:불러|부른|불렀|불룩)|{_BABY}(?:를|을|가|도)?\s?(?:가졌|가진"
        r"|가져서|들어섰|들어서|생겼(?!으면)|뱄|배었)|(?:배\s?속|뱃속)(?:에|의|\s?(?:아기|애|아이))|출산\s?(?:예정(?!이\s?없)"
        r"|을?\s?앞두|앞둔|임박)"
        r"|출산(?:이|까지)?\s(?:이제\s|한\s?)?(?:한|두|세|네|\d{1,2})\s?(?:달|주|개월)\s?(?:정도\s|쯤\s)?남|(?:출산|분만)\s?예정일|(?<![급금원주기료]\s)(?<![급금원주기료])예정일(?:이|은)|(?:곧|다음\s?달에?|내달에?|담달에?"
        r"|다다음\s?달에?|내년\s?(?:\S월|초|봄)에?"
        rf"|이번\s?달에?|이달에?|다음\s?주에?|\d{{1,2}}월(?:달)?에|\d{{1,2}}월\s?말에|조만간|이제\s?곧|며칠\s?(?:뒤"
        rf"|후)에?)\s?(?:\S+\s)?{_BABY}?(?:를|을|가|이)?\s?(?:낳(?!았|은)(?:을\s?예정)?|출산(?!했)(?:\s?예정|할\s?예정)?"
        rf"|나와요|나옵|나올)|{_BABY}(?:를|을)?\s?낳을\s?(?:예정|거)"
    ),
    False,
)
_INFERTILE = Cue(
    "infertility",
    True,
    re.compile(
        rf"난임(?!\s?(?:지원|상담|센터))|(?:시험관|인공\s?수정|난임\s?시술)(?:\s?시술)?(?:을|도|를)?\s?(?:준비|시도|진행)(?:를\s?)?(?:하고\s?있|하는\s?중|중|해\s?보려|해요|합니)|불임(?!\s?(?:수술|시술했))|시험관|인공\s?수정|체외\s?수정|(?:{_BABY}|임신)(?:가|이"
        r"|도)?\s?(?:잘\s?|자꾸\s?|계속\s?|\d+년째\s?|몇\s?년째\s?)?(?:안\s?(?:생기|생겨|생김|들어서|돼|되(?!도록)|됩)|(?:생기"
        r"|되)지\s?(?:를\s?|가\s?)?않|못\s?(?:가지|가져|갖))|임신을\s?못\s?[하해]|(?:애기?|아이|아기)\S{0,2}\s?(?:갖고"
        r"|가지고)\s?싶\S*\s(?:\S+\s)?(?:안\s?(?:생|돼|되)|생기질?\s?않)"
    ),
    False,
)
_ALONE_RAISING = re.compile(
    r"(?:혼자|홀로|나홀로)(?:서)?\s?(?:[^\s.,]{1,9}\s){0,3}?[^\s.,]{0,12}?(?:애|아이|아기|아들|딸|자식|자녀|남매|쌍둥이|첫째|둘째"
    r"|형제)?(?:들)?(?:하나|둘|셋|넷)?(?:을|를|만)?\s?(?:[^\s.,]+\s){0,2}?(?:키우(?!면(?!서)|려|시는\s?분)|키워|키운|키웁|키웠|키움(?=\s|$|[.,])|기르|길러|길렀|양육"
    r"|돌보|돌봐)"
)
_ALONE_BRINGS_UP = re.compile(r"(?:혼자|홀로)(?:서)?\s?(?:다\s?)?(?:키우(?:고|며|는데|느라|네|지)|키워(?:요|유|서|왔)?|키웁니다"
    r"|키운(?:다|지))")
_MISCARRIED = re.compile(r"(?<![가-힣])유산(?:을\s?)?(?:했(?!으면)|됐|되었|하고|돼서)")
_LOOKS_AFTER = re.compile(r"(?:저|나|제가|내가)\s?혼자(?:서)?\s?(?:애|아이|아들|딸)\S*\s(?:(?:둘|셋|하나)\S*\s)?(?:봐요|보고\s?있|봅니다)")
_BORE_ALONE = re.compile(
    r"(?:혼자|홀로|나홀로)(?:서)?\s?(?:애|애기|아이|아기|딸|아들)(?:를|을)?\s?낳(?:았|아\s?(?:키|기)|고|은|음|아서|아버)"
)
"""나 혼자 애 낳았어."""
_GRANDCHILDREN = re.compile(
    r"(?:손주|손자|손녀)(?:딸|아들)?(?:들)?(?:을|를|만)?\s?(?:[^\s.,?!]+\s){0,7}?(?:키우|키워|키웁|키운|키웠|기르|길러|기릅|맡아\s?(?!봐)|데리고\s?[사살산삽]|데꼬\s?[사살산삽])"
    r"|(?:애|아이|아기|자식|남매|형제)(?:들|를|을)?\s?(?:[^\s.,?!]+\s){0,2}?(?:맡기고|두고|놔두고|놓고|버리고|떼어\s?놓고)\s?(?:[^\s.,?!]+\s){0,3}?(?:제가|내가|우리가|나가|지가|할머니가|할미가)\s?"
    r"(?:[^\s.,?!]+\s){0,2}?(?:키우|키워|키웁|기르|길러|기릅|데리고\s?[사살산삽])"
)
_GRANDPARENT = re.compile(r"(?:할머니|할아버지|할매|할배|어머니|엄마|아버지|장모님?|부모님)(?:님|께서|이|가|는|은)\s")
_MINDS = re.compile(r"(?:봐|돌봐)\s?(?:주|줘|줍|드)|맞벌이|출근|낮에|퇴근|어린이집\s?(?:등|하)원|키워\s?(?:주|줘|줍)")
"""Whose parents are there: 맞벌이라 손주를 제가 키워 줘요."""
_FOR_A_WHILE = re.compile(r"주말|평일|낮|밤|오늘|잠깐|남편|출장")
_GROWN_IN_POTS = re.compile(r"화분|식물|상추|고추|배추|나무|텃밭|닭|소를|돼지|염소|꽃")
_CHILD_WORD = re.compile(r"(?:(?<![가-힣])|(?<=혼자))(?:애|아이|아기|아들|딸|자식|자녀|남매|쌍둥이|첫째|둘째|막내|형제)|개월|\d\s?살|살\s")
_ANOTHER_RAISES = r"(?:전\s?)?남편|애\s?아빠|애\s?엄마|아내|와이프|시댁|친정|할머니|시어머니|재혼"
_SINGLE = Cue(
    "single_parent",
    True,
    re.compile(
        r"한\s?부모(?!\s?(?:지원|혜택|급여|수당|증명|연금))|편부모|편모(?=\s?(?:가정|슬하|예|인))|편부(?=\s?(?:가정|슬하|예"
        r"|인))|미혼모(?!\s?(?:지원|시설|센터))|미혼부|싱글\s?맘|싱글\s?대디|싱글\s?파파|모자\s?가(?:정|족)|부자\s?가(?:정|족)"
        r"|(?:남편|아내|애\s?아빠|애\s?엄마|와이프|신랑|배우자)\s?없이\s?(?:\S{1,9}\s?){0,3}키우|(?:남편|아내|애\s?아빠|애\s?엄마|와이프|신랑|배우자)\s?없이\s"
        r"(?:[^\s.,]+\s){0,3}?(?:애|아이|아들|딸|아기|남매)\S*\s?(?:[^\s.,]+\s)?(?:살(?!다)|사는|삽|산다|지내)|(?:(?:이혼"
        r"|사별)(?:하고|해서|하고서|후|한\s?뒤|하고\s?나서|했(?:고|구|는데|는디|지만|어요?|습니다)[.,]?)|갈라(?:서고|서서|선\s?뒤|섰(?:는데|고|어요))"
        r"|헤어(?:지고|져서|진\s?뒤|졌(?:고|는데|어요)))\s?(?:(?!재혼)\S{1,9}\s?){0,3}?(?:애|아이"
        rf"|아들|딸|남매|아기|자식)\S{{0,9}}\s?(?:(?!{_ANOTHER_RAISES})\S{{1,9}}\s?){{0,2}}?(?:키우|키워|키웁|키운|키움|데리고|데려|맡(?!기)|기르|길러)"
        r"|이혼(?:하고|했고|해서|했는데|한\s?뒤)\s(?:애|아이|아들|딸)(?:가|이|도|만)?\s(?:하나|둘|셋|[한두세]\s?명|\d\s?명)(?:이|만|도)?\s?(?:있|딸)"
        r"|(?:애\s?아빠|애\s?엄마|남편|아내|와이프|신랑)\S{0,2}\s?(?:집(?:을)?\s?나가|나가|도망|가출|없이"
        r"|없어서)\S*\s(?:[^\s.,]+\s){0,2}?(?:혼자|홀로)\s?(?:애|아이|아들|딸)\S*\s?(?:봐|보고|키|돌)"
        r"|이혼[^.?!]{0,20}(?:애|아이)\S*\s(?:제가|내가)\s(?:데려|데리고|키우|맡(?!기))|양육비(?:도|를)?\s?(?:(?:애\s?아빠|애\s?엄마"
        r"|전?남편)\S?\s)?(?:못\s?받|안\s?(?:줘|주|줌|준(?=다|대|지)|줬|보내))"
    ),
    False,
)
_DEAD = (
    r"(?:돌아가[셨시신셔실심]|떠나(?!면|고\s?싶|려)|떠났|떠난|죽(?!겠|을|어도|고\s?(?:싶|나(?!서|니))|이|도록|음|을까|어라|자|재|으[려러]|는다고|는대|여)|사망"
    r"|세상을\s?(?:떠|뜨|떴|버|하직)|세상\s?[떠떴뜨]|별세|작고|하늘나라|하늘로|보내\s?드|소천|심장마비로\s?(?:갔|가셨)"
    r"|(?<!만\s)(?<!만)먼저\s?(?:가(?:고|셨|서|버|신)|갔|보내|떠)|(?:엊그제|어제|그저께|그제|작년|올해|올봄|지난달|지난해|얼마\s?전"
    r"|갑자기)에?\s?(?:가고|갔|가\s?버|가불(?=고|었)|가부[렀러]|가뿌|가뿟)|저세상|운명|임종|눈을\s?감|숨(?:을|이)\s?(?:거두|거뒀|졌))"
)
_KIN = (
    r"(?:남편|신랑|아내|와이프|집사람|마누라|할멈|영감(?:님)?|바깥양반|배우자|애\s?아빠|애들?\s?아빠|애\s?엄마|어머니|어머님"
    r"|엄마|아버지|아버님|아빠|부모님|할머니|할아버지|장모님?|장인(?:어른)?|시어머니|시아버지|아들|딸|자식|애|아이|형님?|누나"
    r"|언니|오빠|동생|가족|식구)"
)
_ELDER = (
    r"(?<![가-힣])(?:영감(?:님|탱이)?|남편|신랑|아내|와이프|집사람|마누라|할멈|할망구|바깥양반|어머니|어머님|엄마|아버지|아버님|아빠)"
)
_LEFT_BEHIND = (
    rf"{_ELDER}(?:이|가|도|께서)?\s?(?:(?:갑자기|먼저)\s?)?(?:가(?:시)?고\s?(?:나서|나니|나니까|난\s?(?:뒤|후)|혼자|없으니)|(?:간|가신)\s?(?:뒤|후|다음))"
    r"(?=[^.?!]{0,24}(?:잠(?=[이을도못\s])|혼자|허전|외로|외롭|적적|쓸쓸|텅|밥맛|입맛|눈물|울[었고어]|못\s?살|살\s?길|보고\s?싶|그립|그리워|죽|힘들|막막|우울|낙이|연금|상속|장례))"
)
"""영감이 가고 나서 잠이 안 와요: gone for good, by what is left behind; 남편이 회사 가고 나서 is not."""
_BEREAVED = Cue(
    "bereaved",
    True,
    re.compile(
        rf"{_LEFT_BEHIND}|{_ELDER}{WENT}|(?<![가-힣])(?:영감(?:님)?|할멈)(?:이|도)?\s?(?:간|가신)\s?지\s|"
        rf"{_KIN}(?:(?:을|를)?\s?먼저\s?보냈|\s잃(?=고|었|은))|{_KIN}(?:이|가|께서|님이)?\s?(?:지난\s?주|저번\s?주|지난\s?달|어제"
        rf"|그저께|며칠\s?전)에?\s?가(?:셨|시고|신\s?뒤)|"
        rf"{_KIN}(?:이|가|께서|은|는)\s(?:[^\s.,]+\s){{0,6}}?(?:그\s?길로|영영|영원히|주무시다가?|자다가|밤새)\s?(?:가셨|가시[고더]|갔(?!다)|가\s?[버부]|못\s?일어|안\s?일어)|"
        rf"{_KIN}(?:이|가|께서|은|는|도|을|를|마저|까지|들이|님이|님께서)?\s?(?:(?!{_KIN})[^\s.,]*[^\s.,고]\s){{0,4}}?{_DEAD}"
        rf"|{_KIN}(?:을|를)\s?(?:[^\s.,]+\s){{0,3}}?(?:잃(?!어버)|여의|여읜|여읬|여위)|(?:남편|신랑|아내|영감님?|할멈|집사람"
        r"|마누라|애\s?아빠)(?:을|를)?\s?(?:먼저\s?)?(?:보낸\s?지\s|보내고(?!\s?(?:있|싶)))|사별"
        r"|(?<![가-힣])(?:[가-힣]{0,4}(?:[부모]|버지|머니|버님|머님|엄마|아빠|남편|아내|인))?\s?상(?:을|중|\s)\s?(?:당[했하한해]|치(?:렀|르(?!라)|러|른)|중|이라|이에)|초상(?:을|\s)?\s?(?:났|치)|장례(?:식)?(?:를"
        r"|을)?\s?(?:치(?:렀|르(?!라)|러|뤘|뤄)|끝|마쳤|중|지냈|모셨)|발인|과부(?:가|됐|예|인|로)|미망인(?=이|입|예)|49재"
        r"|사십구(?:일)?재|삼우제"
    ),
    None,
)
_GAVE_BIRTH = re.compile(
    r"(?:제왕\s?절개|자연\s?분만)(?:로|으로|을|를)?\s?(?:\S+\s){0,2}?(?:낳았|낳고|출산했|했(?!으면)|분만했)"
    r"|(?:열[가-힣]{1,2}|스물[가-힣]{0,2}|스무\s?살|서른[가-힣]{0,2}|\d\d\s?(?:살|세)?)에\s?(?:첫\s?)?(?:애|아이|아기|애기)(?:를|을)?\s?낳(?:았|고|아)"
)
_KOREAN_SPOUSE = re.compile(r"(?:남편|신랑|아내|와이프|집사람)(?:은|는|이|가|만)?\s?한국\s?(?:사람|인)")
_NOT_YET = re.compile(r"(?:돌아가(?:시)?|가시|죽|떠나(?:시)?|보내(?:드리)?)고\s?(?:나면|나믄|나모|나문)")
"""엄마 돌아가시고 나면: she is alive."""
_NOT_DEAD = re.compile(r"(?<![가-힣])안\s?(?:죽|돌아가|떠나)|(?:죽|돌아가(?:시)?|떠나(?:시)?)지(?:는|도|를)?\s?(?:않|안)")
_ALIVE = re.compile(
    r"(?:남편|신랑|아내|와이프|집사람|영감님?|할멈|어머니|엄마|아버지|아빠)(?:은|는|이|가|도)?\s?(?:아직\s|멀쩡히\s)?살아\s?(?:있|계)"
)
"""남편 안 죽었어요, 살아 있어요: taken back."""
_NOT_RECENT = re.compile(
    r"(?:\d{1,2}|[이삼사오육칠팔구십]{1,3}|몇|수십|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무"
    r"|서너)\s?년\s?(?:도\s?)?(?:더\s?)?(?:전|됐|째|넘)|재작년|그러께|오래\s?(?:전|됐|예|다|야|되)|지\s?한참|옛날|예전|진작|일찍|어릴\s?(?:때|적)"
    r"|어렸을|젊어서"
    r"|젊을\s?때|한참\s?전"
)
_SAID_NEXT = re.compile(r"(?<=[.!…])\s?\S{1,4}년\s?(?:도\s)?(?:넘게?\s)?(?:됐|되었|지났|전)|$")
"""와이프 죽고 나서 아무 의미가 없어요. 오년 됐는데"""
_LONG_KNOWN = re.compile(rf"{_KIN}(?:은|는)\s")
_BOTH_GONE = re.compile(r"(?:부모님?|양친|엄마\s?아빠|아빠\s?엄마)(?:은|는|이|도|께서)?\s(?:이미\s|벌써\s)?(?:다|두\s?분|모두|전부)\s")
"""부모님 다 돌아가셨고 형만 있어: how things are."""
_LATELY = re.compile(r"어제|엊그제|그제|오늘|며칠|지난|이번|올해|작년|얼마\s?전|갑자기|최근|방금|달\s?전|주\s?전|일\s?전|장례|사십구")
"""아빠는 돌아가셨어요 tells how things have long been; 아빠가 돌아가셨어요, or a recent day, tells of a loss."""
_WENT_AWAY = re.compile(r"(?:집|출장|여행|외국|고향|직장|회사|동네|한국|유학|이민|시골|군대)\S{0,3}\s떠"
    r"|(?<!암)(?<!병)(?<!고)(?<!비)(?<!렴)(?<!환)(?<!사)(?<!재)(?<!상)로\s떠")
"""서울로 떠나고 is no death; 암으로, 사고로 떠났어요 is."""
_SOMEBODYS = re.compile(r"(?:친구|이웃|옆집|앞집|지인|동료|아는\s?\S{1,3}|동네)(?:네|의)?\s?$")
_PET = re.compile(r"강아지|고양이|반려|개가|개를|키우던")
LANDS = (
    r"(?:베트남|월남|중국|필리핀|캄보디아|몽골|태국|타이|일본|우즈베키스탄|우즈벡|네팔|러시아|인도네시아|미얀마|카자흐스탄"
    r"|키르기스스탄|라오스|스리랑카|방글라데시|파키스탄|인도|미국|캐나다|연변|대만|페루|나이지리아|이집트|외국)"
)
_MULTICULTURAL = Cue(
    "multicultural",
    True,
    re.compile(
        rf"다문화(?!\s?(?:센터|지원|교육|방문))|결혼\s?이민|결혼\s?이주|이주\s?여성(?!\s?(?:센터|지원|쉼터|상담))|국제\s?결혼|{LANDS}(?:에서|서)?\s?(?:\S+\s)?(?:시집|결혼해서"
        rf"|결혼하러|결혼해\s?(?:왔|온|한국)|장가|며느리|신부|새댁)|{LANDS}\s?(?:사람|인|여자|남자|출신|국적)?(?:인|이랑|하고"
        r"|과|와)?\s?(?:아내|남편|와이프|신랑|며느리|색시|새댁|부인|집사람|엄마|아내랑|남편이랑)|(?:아내|남편|와이프|신랑|며느리|엄마"
        r"|집사람"
        rf"|애\s?엄마|부인)(?:가|이|는|은)?\s?{LANDS}\s?(?:사람|인(?=이|예|인|데)|출신|국적|에서\s?왔)|한국\s?(?:남편|신랑|시댁"
        rf"|시어머니)|한국\s?(?:사람|남자|여자|남편|아내|신랑)(?:이?랑|하고|과|와|한테|에게)\s?(?:\S+\s){{0,2}}?(?:결혼|시집|장가"
        rf"|재혼|살)|(?:남편|아내|신랑|와이프|집사람)(?:은|는|이|가|만)?\s?한국\s?(?:사람|인(?=이|예|인))|{LANDS}\s?(?:사람|여자"
        r"|남자)(?:이?랑|하고|과|와)\s?결혼"
    ),
    False,
)
_FOREIGN = Cue(
    "foreign_national",
    True,
    re.compile(
        r"외국인(?!\s?(?:등록증은|지원|근로자\s?지원|센터)|\s?(?:은|는|도|이라)?\s?(?:안|못)\s?(?:[돼되된됨]|받))(?=\s?(?:이|인|입|예|등록|신분|근로자|노동자|은|는|도|,|$|요))"
        r"|외국\s?(?:국적|사람)(?=\s?(?:이|인|을|예|입|가))|(?:국적(?:이|은|는)?\s?(?:아직\s?)?|(?<![가-힣])(?:저는|나는|저|나|난|전"
        r"|제가|내가|지는|본인은?)\s?"
        rf"){LANDS}(?=이(?!랑)|인(?!천)|\s?사람|예|\s?국적|\s?출신|\s?[.,]|\s?$)|{LANDS}\s?(?:국적|사람(?=이에|이고|인데|입니|예요"
        rf"|이라|이야|이에요))"
        r"|한국\s?(?:국적|사람)(?:이|은)?\s?(?:아직\s?)?(?:아니(?!고|라)|아닙|없)|영주권(?:자|\s?(?:있|가지|으로))"
        rf"|[EFHDefhd]\s?-?\s?\d{{1,2}}\s?(?:-\d)?\s?비자|재외\s?동포|조선족|중국\s?동포|고려인(?=이)|난민(?=이|인(?!권|\s?지원)|으로|입|\s?(?:인정|신청|비자|지위|자격)(?!\s?(?:센터|지원)))|(?<![가-힣])(?:시리아|예멘|아프간|아프가니스탄)에서\s(?:\S+\s)?(?:왔|온\s|넘어|피난)(?!다가|가"
        r")|(?:이주|외국인)\s?(?:노동자|근로자)|비자(?:로|가)\s?(?:있|들어|와서|만료)|불법\s?체류|무국적|결혼\s?이민\s?비자"
        r"|(?<![가-힣])국적(?:은|이|도)?\s?(?:아직(?:이|\s?안|\s?못)|(?:아직\s?)?없)|귀화(?:를|는|도)?\s?(?:아직\s?)?(?:안|못)\s?(?:했|해|하)"
    ),
    False,
)
_CAME_HERE = re.compile(
    rf"(?:^|[\s,.])(?:저는?|나는?|제가|내가|난|전)\s(?P<own>{LANDS})에서\s?(?:(?:일하러|공부하러|유학)\s?)?(?:왔(?!다)|온\s)"
    rf"|(?<![가-힣])(?!미국|캐나다|일본|중국|외국)(?P<from>{LANDS})에서\s?(?:일하러\s?왔(?!다)|온\s?지\s)"
)
"""저는 베트남에서 왔어요, 태국에서 온 지 3년 됐어요: who came here. 어제 일본에서 왔어요 may have been on a journey; who married
here may be Korean by now, so of them no more is told than that."""
_DEFECTOR = Cue(
    "north_korean_defector",
    True,
    re.compile(
        r"(?:북한\s?이탈\s?주민|새터민|북향민|탈북(?:민|자|\s?(?:청년|여성|청소년))?|탈북(?=해|하고|한\s?지))(?!\s?(?:센터|지원|재단|교육|상담|정착))"
        r"|(?<![가-힣])북(?:한|쪽|녘)?에서\s?(?:넘어|건너|내려)?\s?(?:왔|온\s?(?:지|사람)|나왔|나온\s?지|탈출)|하나원(?!칙)"
    ),
    False,
)
_MARRIED_HERE = re.compile(
    rf"(?:^|[\s,.])(?:저는?|나는?|난|전)\s?{LANDS}"
    rf"(?:에서\s?왔\S*|\s?(?:사람|여자|출신)(?:이에요|예요|입니다|이고|인데|이야|이라)?(?=[\s.,])|(?:이에요|예요|이고|인데)(?=[\s.,])|(?=\s?[.,]))[^?!]{{0,30}}?(?:남편|신랑|시댁|시어머니|시부모)"
)
"""저 필리핀. 남편 죽었어요: who names her land and a husband is read as married into Korea, unless he is from abroad as well."""
_SPOUSE_FROM_ABROAD = re.compile(rf"(?:남편|신랑)(?:도|은|이|는)?\s?(?:{LANDS}|외국|고향|같은)")
_NATURALIZED = re.compile(
    r"귀화(?!\s?(?:를\s?|는\s?)?(?:안|못|아직)|\s?전|\s?(?:시험|하려|할|신청|하고\s?싶|준비))|(?:한국|대한민국)\s?(?:국적|사람|인)(?:을"
    r"|으로|이|도)?\s?(?:취득|땄|따고"
    r"|받았|있어|있습|됐|되었|이에요|예요|입니다|이지|이제|이쥬|인데|이고|이야|이여|이라|맞)|국적\s?(?:을\s?)?(?:땄|따고|따서|얻|받았"
    r"|바꿨)|국적\s?(?:을\s?)?(?:취득했|취득한)|외국인(?:은|이|도)?\s?" + NOT + r"|내국인"
)


def read_family(page: Page) -> Iterator[Found]:
    if lost := _MISCARRIED.search(page.text):
        yield Found("pregnant", False, lost.start(), lost.end())
    for found in read_cues(page, (_PREGNANT,)):
        yield found
        if found.value is True:
            yield Found("sex", "female", found.start, found.end, derived=True)
    if not _ANOTHERS_BABY.search(page.text):
        yield from read_cues(page, (_BIRTH_TO_COME,))
    yield from read_cues(page, (_INFERTILE, _DEFECTOR))
    for found in read_cues(page, (_MULTICULTURAL,)):
        # 남편 한국 사람 아기 있어요: the family's, told by who speaks, not the baby's.
        yield replace(found, person="speaker") if _KOREAN_SPOUSE.match(page.text, found.start) else found
    if (migrant := _MARRIED_HERE.search(page.text)) and not _SPOUSE_FROM_ABROAD.search(page.text):
        yield Found("multicultural", True, migrant.start(), migrant.end(), derived=True, person="speaker")
    yield from _raising_alone(page)
    for found in read_cues(page, (_BEREAVED,)):
        clause = page.clause_at(found.start)
        around = page.text[max(0, clause.start - 2) : found.end + 16] + _SAID_NEXT.search(page.text, found.end)[0]
        known = _LONG_KNOWN.match(page.text, found.start, found.end) or _BOTH_GONE.match(page.text, found.start, found.end)
        if known and not _LATELY.search(page.text):
            continue
        if _WENT_AWAY.search(page.text[found.start : found.end]) or _SOMEBODYS.search(page.text[max(0, found.start - 8) : found.start]):
            continue
        if _NOT_YET.search(page.text[found.start : found.end + 8]):
            continue
        if _NOT_DEAD.search(page.text[found.start : found.end + 8]):
            yield Found("bereaved", False, found.start, found.end, person="speaker")
            continue
        if not _NOT_RECENT.search(around) and not _PET.search(around):
            yield Found(
                "bereaved", True, found.start, found.end, person="speaker" if page.text[found.start : found.end] != "사별" else None
            )
    if alive := _ALIVE.search(page.text):
        yield Found("bereaved", False, alive.start(), alive.end(), person="speaker")
    yield from _nationality(page)
    if birth := _GAVE_BIRTH.search(page.text):
        yield Found("sex", "female", birth.start(), birth.end(), derived=True)


def _raising_alone(page: Page) -> Iterator[Found]:
    for found in read_cues(page, (_SINGLE,)):
        yield found
        words = page.text[found.start : found.end]
        if found.value and words.startswith(("미혼모", "싱글", "미혼부")):
            yield Found("sex", "female" if words.endswith(("모", "맘")) else "male", found.start, found.end, derived=True)
    after = _LOOKS_AFTER.search(page.text)
    if after and not _FOR_A_WHILE.search(page.text):
        yield Found("single_parent", True, after.start(), after.end())
    brought = None if _MINDS.search(page.text) else _GRANDCHILDREN.search(page.text)
    if brought and stance(page, brought.start(), brought.end()) == SAID:
        speaks = not _GRANDPARENT.search(page.text[: brought.end()])
        yield Found("raises_grandchildren", True, brought.start(), brought.end(), person="speaker" if speaks else None)
    bore = _BORE_ALONE.search(page.text)
    if bore and stance(page, bore.start(), bore.end()) == SAID:
        yield Found("single_parent", True, bore.start(), bore.end())
    for match in _ALONE_RAISING.finditer(page.text):
        if _is_of_a_child(page, match) and stance(page, match.start(), match.end()) == SAID:
            yield Found("single_parent", True, match.start(), match.end())


def _is_of_a_child(page: Page, match: re.Match[str]) -> bool:
    """혼자 키워요 means a child, named or not, unless an animal or a plant was named."""
    if _CHILD_WORD.search(page.text):
        return True
    other = _GROWN_IN_POTS.search(page.text) or any(m.person == PET for m in page.mentions)
    return not other and _ALONE_BRINGS_UP.match(page.text, match.start()) is not None


def _nationality(page: Page) -> Iterator[Found]:
    naturalized = _NATURALIZED.search(page.text)
    if naturalized and page.clause_at(naturalized.start()).mode == "say":
        yield Found("foreign_national", False, naturalized.start(), naturalized.end())
    married = _MULTICULTURAL.words.search(page.text) or _MARRIED_HERE.search(page.text)
    came = None if naturalized or married else _CAME_HERE.search(page.text)
    if came and page.clause_at(came.end() - 1).mode == "say" and not (came["from"] and page.mentions):
        yield Found("foreign_national", True, came.start(), came.end(), person="speaker" if came["own"] else None)
    for found in read_cues(page, (_FOREIGN,)):
        if not naturalized or found.end <= naturalized.start() or naturalized.end() <= found.start:
            # 남편 한국 사람, 아직 국적 없어요: the spouse is Korean, so it is said of oneself.
            # 나 외국인 아기는 한국인: told of each.
            own = _KOREAN_SPOUSE.search(page.text[: found.start]) or page.text.startswith(("나 ", "저 "), found.start)
            yield replace(found, person="speaker") if own else found
