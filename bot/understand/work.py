"""Work: what somebody does for a living, and whether work or business was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understand.asked_to_go import NOT_GONE, is_only_asked_to_go
from bot.understand.children import CHILD
from bot.understand.off_work import kept_at_work
from bot.understand.page import Found, Page
from bot.understand.schooling import pupil_who_writes
from bot.understand.stance import Cue, read_cues
from bot.understand.trades import SOLDIER, TRADES, is_of_who_helps

_LONG_AGO = re.compile(r"(?:\d{1,2}|[이삼사오육칠팔구십]+|몇|수)\s?년\s?(?:도\s?)?전|오래\s?전|옛날|예전|젊었을|젊을\s?때|왕년")
_DO = (
    r"(?:[하허](?:고|는|지만|며|면서|구|시|세|셔|십|신|던\s?중|거든|재|지라)|[해혀](?!서\s?(?:봤|본)|\s?(?:주|줘|줬|준|줄|줍|드[리려]|달라))"
    r"|[합헙]니|했어|[한헌]다|[하허]요|함(?=$|\s))"
)
_SMALL = r"(?:작게|조그맣게|쪼그맣게|조그마하게|쪼그마하게|쪼깐하게|쪼매나게|조금|좀|하나|혼자|같이|계속|둘이)\s?"
_GO = r"(?:(?:다니|댕기)(?!다|던)|(?:다녀|댕겨)(?!왔|오)|다닌|다닙|다님|댕긴|댕깁)"

EMPLOYMENT = (
    Cue(
        "employment",
        "employed",
        re.compile(
            r"(?:직장|회사|공장|사무실|은행|콜센터|조선소|농협|우체국|물류센터|학교에|병원에서?|(?:마트|식당|편의점|백화점|호텔|요양원)에?|공공기관|대기업|중소기업"
            r"|학원에|어린이집에)\s?(?:은"
            rf"|는|을|를|도|만|에)?\s?(?:잘\s?|계속\s?|열심히\s?|아직\s?|지금도\s?|그냥\s?)?(?:{_GO}|출근)|일\s?(?:을"
            r"|도)?\s?(?:다니|댕기)(?!다|던)|일\s?(?:다녀|댕겨)|출근(?=하|해|합)|(?:청소|일|설거지|서빙|알바|경비)[하보]러\s?(?:다니"
            r"|다녀|다닙|댕)|인력\s?사무소|(?:회사|직장|입사)\s?[\d일이삼사오육칠팔구십]{1,2}\s?년\s?차|회사원|직장인|직장\s?생활|월급쟁이|(?:계약|정규|비정규|일용"
            r"|파견|무기계약)직(?=\s|이|으로|예|인|에|을|입)|공무원(?=이(?:에|고|라|야|여|었|신|세)|인|예|으로|입|생활)|교사(?=예|인|로|입|이)"
            r"|간호사(?=예|인|로|입)|(?:배달|쿠팡|대리|알바|택배)(?:를)?\s?뛰(?:어|고|는|지|면서|ㅂ)|(?:경비|보초)(?:를)?\s?(?:서고"
            r"|서는|서요|섭니|선다)|취직(?:했|해서|이\s?됐|되)|취업(?:했|해서|이\s?됐|돼|됐)|재직|근무(?=하|해|합|중)"
            r"|휴직(?=\s?중|이에요|이예요|입니다|이고|인데|이라)|(?:회사|직장)\s[^.!?]{0,22}(?:그냥|아직|계속|꾸역꾸역)\s?다니(?=고\s?있|는\s?중)|(?:알바|아르바이트|파트타임|청소일?|경비일?|경비원?|식당\s?일|공장\s?일|배달"
            r"|택배|대리운전|공공근로|노가다|막노동|일용직|요양보호사|라이더|배달\s?라이더|택시\s?운전|버스\s?운전"
            r"|화물차\s?운전|운전기사|경비로|미화원|간병일|파출부|식당\s?서빙|주방일|마트\s?일|건설\s?일|파견)(?:로|을|를|도"
            rf"|은|는|으로)?\s?(?:일\s?)?(?:좀\s?|계속\s?|조금씩\s?|(?:\S+\s)?개\s?|\S+째\s?)?(?:{_DO}|뛰(?:어|고|는|며))|(?:식당|공장"
            rf"|마트|병원|회사|가게|편의점|카페|현장"
            r"|사무실|어린이집|학교|요양원|건설현장|호텔|물류센터)(?:에서|서)\s?(?:\S+\s)?일(?:[해혀]|[하허]고|하는|합|하시|을\s?하|한다)"
            r"|일(?:을|은|도)?\s?하고\s?(?:있|계)|(?<![가-힣])일(?:을|은)?\s?(?:해요|합니다|하세요|하십니다|한다|하는데|하지만"
            r"|해서\s?(?:돈|먹))|(?:알바|아르바이트)(?=예요|이에요|입니다|생이|생입)|(?:택시|화물차|트럭"
            r"|버스)(?:를)?\s?(?:몰(?!라)|운전\s?(?:해|하|합))|(?:식당|공장|마트|가게|청소|일용직?|노가다|막노동|공사판|현장|인력사무소"
            r"|공공근로|희망근로|자활|품팔이|일)(?:를|을|로)?\s?(?:에\s?)?나가(?:요|유|예|라|여|세요|십니"
            r"|고\s?있|신|서\s?(?:\S+\s){0,2}?(?:일|벌))|(?:노가다|막노동|공사판|현장|식당)\s?나(?:갑니|간다)"
            rf"|(?:편의점|경비|공장|물류|병원)\s?야간(?:을|에)?\s?(?:{_DO}|뛰|일)"
            r"|(?<![가-힣])(?:(?:식당|주방|공장|청소|경비|마트|간병|배달|택배|편의점|카페)\s?(?:일|알바|야간))(?=\s(?:(?:월|한\s?달에?)\s?)?(?:[일이삼사오육칠팔구]?백|\d{2,4}\s?만))"
            r"|(?<!준비하면서\s)(?<!면서\s편의점\s)(?:알바|아르바이트)(?:로|해서)?\s?(?=(?:월"
            r"|한\s?달에?)\s?[\d일이삼사오육칠팔구십백])|출퇴근|일하(?:는데|면서|고\s?있)|(?<!집)에?서\s일하(?:고|며)(?=\s)(?!\s?(?:싶|왔|나서|나니))|(?<![가-힣])일(?:해서"
            r"|하며)\s?(?:\S+\s)?(?=\S+\s?(?:벌|법|받))|월급\s?(?:을\s?)?받(?:고|아|는|으며)"
            r"|(?<![가-힣])(?:(?:마트|식당|편의점|카페|공장|학원|병원)\s?)?(?:파트타임|파트|시간제|단시간)(?:으로|로|해서)\s?(?:\S+\s){0,3}?(?:벌|법|버[는네]|받|일하|다[니녀])"
        ),
        "unemployed",
        state=True,
    ),
    Cue(
        "employment",
        "self_employed",
        re.compile(
            r"자영업(?!자?\s?(?:지원|대출))|개인\s?사업(?!자?\s?(?:지원|대출))|프리랜서|소상공인(?=이|인|예|입)|(?:(?<!못\s)(?<!안\s)(?<!에\s)(?<!로\s)(?<![나못안어라려아와])가게|장사"
            r"|식당|사업|치킨집|분식집|미용실|카페|편의점|세탁소|슈퍼|구멍가게|노점|포장마차|학원|옷가게|반찬가게|정육점"
            r"|과일가게|문구점|부동산|철물점|술집|밥집|국밥집|빵집|꽃집|떡집|호프집|음식점|커피숍|공방|쇼핑몰|인쇄소|카센터"
            r"|공인중개사무소|대리점|가맹점|방앗간|이발소|미장원|이용원|머리방|문방구|교습소|당구장|세차장|스튜디오|목욕탕|여관|모텔|매점|정미소|약국|고물상|민박|펜션|하숙|노래방|PC방|피시방)(?:을|를|도|은|는)?\s?(?:좀\s?|작게\s?|조그맣게\s?|하나\s?"
            rf"|혼자\s?|같이\s?|계속\s?|운영\s?|\S+째\s?)?{_DO}|(?<![가-힣])(?!우리|저희|월세|전세|이집|그집|시집)[가-힣]{{1,4}}(?:집"
            rf"|(?<![나못안어라려아와])가게|수선|상회|상점|공방|샵|숍|전문점)(?:을|를|도)?\s?(?:{_SMALL}){{0,2}}{_DO}|(?:가게|식당|카페|미용실|사업체|업체|학원|편의점)(?:을|를)?\s?(?:운영"
            r"|차[렸려]|열[었고]|꾸려)|(?:시장|노점|길거리|장터|좌판)에서\s?(?:\S+\s)?(?:팔아|팔고|팝니|장사)|사장(?=이에|이고"
            r"|인데|입니|님이에)|개인\s?택시|용달"
        ),
        None,
        state=True,
    ),
    Cue(
        "employment",
        "job_seeking",
        re.compile(
            r"구직\s?(?:중|활동|하고|하는)|취준|(?:취업|공무원|임용|고시|자격증|공시|재취업|이직)\s?(?:시험\s?)?준비(?=\s?(?:중"
            r"|하고\s?있|하면서\s?(?:\S+\s)?(?:알바|아르바이트)|해요|합니|생))|취업\s?준비|공시생|취[업직](?:이|을|도)?\s?(?:중이|하려고|못\s?하고|안\s?(?:돼|되|됐|됩)"
            r")|(?:일자리|직장|일거리|일|알바|회사|새\s?직장|아르바이트|일감)(?:를|을|도|만)?\s?(?:새로\s?|다시\s?"
            r"|열심히\s?|계속\s?|좀\s?)?(?:구하(?:고|는|려|러)|구해요|찾(?:고|는|아요|아\s?다|습)|알아보고|알아보는|알아봐요)"
            r"|(?<![가-힣])일(?:은|을)?\s?지금\s?(?:찾|구하)|백방으로\s?일|재취업\s?준비|이력서|면접\s?(?:보러|보고)"
        ),
        None,
    ),
    Cue(
        "employment",
        "student",
        re.compile(
            r"(?:(?<![가-힣])|(?<=[살세]))(?:(?:대|대학원|휴학|재학|복학|취업준비|고등\s?|중\s?|유|의대|법대|만학도)?학생|대학원생|휴학생|복학생"
            r"|취준생이자\s?학생|수험생|재수생|고3(?=이|인|예|입)|만학도)(?!\s?(?:때|들|이었|이던|시절|할인|증|식당|복지|수당"
            r"|\s?자녀))|(?:대학교?|대학원|고등학교|학교|방통대|사이버대|야간대|전문대|폴리텍)(?:에|를|을|도"
            rf"|는)?\s?(?:(?!안\s|못\s)\S{{1,3}}\s)?{_GO}|(?:휴학|재학)\s?중|고등학교\s?[1-3일이삼]\s?학년|(?<![가-힣])[중고][1-3](?=이고|이에"
            r"|인데|예요|입니)|대학(?:교)?\s?(?:[1-4일이삼사])\s?학년|대학(?:교)?\s?(?:신입생|새내기|재학생)"
        ),
        None,
        state=True,
    ),
    Cue(
        "employment",
        "retired",
        re.compile(
            r"(?:(?:정년\s?|명예\s?)?퇴[직임]|은퇴)(?=했|하[셨고시신구]|한\s?(?:지|사람|노인|후|뒤|상태|몸|거)|해[서가부뿌갖]|하였"
            r"|자(?!\s?(?:지원|혜택))|생활|\s?후에?\s|이후"
            r"|으로\s?(?:쉬|나)|\s?상태|\s?하)(?!\s?권고|하신다|하십|한다)|정년(?=이?\s?(?:돼|됐|되어|지나|지났|넘)|을\s?(?:맞|마|채)|하고)"
        ),
        None,
    ),
    Cue(
        "employment",
        "farmer",
        re.compile(
            r"농사(?!철|꾼들|일지)(?:를|는|도|만|일을|일|에)?\s?(?:좀\s?|쪼매\s?|쪼까\s?|조깐\s?|째깐\s?|조금\s?|혼자\s?|같이\s?"
            r"|크게\s?|작게\s?|쪼금\s?|(?!안|못|그만|이제|예전|다시|계속)[가-힣]{1,4}\s(?=지[어으었을는고]|짓|져)"
            r"|아직\s?|계속\s?)?(?:지(?!원)|짓|져|하|해|합|예|이에|로|요|입|꾼|매|$)|농부(?!증)|농민(?=이|인|예|입)"
            r"|농업인(?=이|인|예|입)|과수원(?:을|\s)?\s?(?:하|해|합|허|혀|운영)|(?:벼|밭|논|고추|배추|사과|포도|담배|감귤|귤|마늘|양파"
            r"|딸기|쌀|참외)\s?농사|밭일|논일|(?:밭|논|땅)(?:뙈기|떼기|데기|농사|이랑\s?논)?(?:을|도)?\s?(?:\S+\s){0,2}?(?:부쳐|부치"
            r"|일궈|일구|매고|갈아|갈고)|축산|(?:소|돼지|닭|한우|염소|젖소|오리|가축)(?:를"
            r"|을)?\s?(?:(?:\S+\s?)?마리\s?(?:정도\s?)?)?(?:키우|키워|키웁|키운|먹이|멕이|먹인|멕인|쳐|치고|친다|길러|기르|기른)|(?:고추|배추|마늘|양파|깨|콩|감자"
            r"|고구마|나락|벼)(?:를|을)?\s?심[고구어]\S?\s(?:\S+\s){0,4}?(?:살|사[는시]|먹고)|귀농(?=했|해|한|하)"
            r"|비닐하우스(?:를|\s)?\s?(?:하|해)|농사져|농장(?:을|\s)?\s?(?:하|해|운영)"
        ),
        None,
        state=True,
    ),
    Cue(
        "employment",
        "fisher",
        re.compile(
            r"어부|고깃배|(?:오징어|멸치|고등어|꽃게|낚싯|낚시|명태|조기)\s?배(?:를|도)?\s?(?:타|탑|탄|부리|부려|몰)|고기\s?잡(?!으러)|고기잡이|물고기\s?잡|어업(?!인\s?지원)|해녀|물질(?=해|하|허|로)|어민(?=이|인|예|입)|양식장"
            r"|(?:미역|다시마|멍게|가리비|광어|우럭|김|굴|전복|장어|새우)(?:을|를)?\s?(?:양식|키우|키워|키웁|길러|기르)"
            r"|어선(?!\s?(?:보험|원))|배(?:를)?\s?(?:타고\s?고기|타서\s?고기|부려|부리|탑니다|타요|타시|타는(?=\s|데|$)"
            r"|타고(?!\s?(?:\S+\s)?(?:왔|가|갔|온|여행|들어|나와))|타서\s?먹|타유|타는\s?사람|탄다)|뱃일|뱃사람|조업"
        ),
        None,
        state=True,
    ),
    Cue(
        "employment",
        "homemaker",
        re.compile(
            r"주부(?=예|이|인|로|입|에|야|라|요|임|\s?(?:\d|생활)|$|\s|,)|가정주부|전업(?=\s?주부|맘|주부|\s?엄마|이?에요|이고|입니다|이라)|살림(?:만"
            r"|을|이나|하는)?\s?(?:하(?:[고는시세신셨십]|면서)|해요|해$|합니|살|했|하며)|집안일(?=\s?(?:을|만|은|이나|도)?\s?(?:하[고는며시세]|해요|합니|$|이에|예요|입니))|(?:애|아이|아기|손주)(?:들)?(?:를)?\s?(?:보"
            r"|키우)느라\s?집에|(?:나는|저는|난|전|와이프는|아내는|집사람은)\s(?:집에서\s)?애(?:를|들)?\s?[봐보](?:요|고|는데|ㅂ)"
            r"|집에서\s?(?:살림|(?:애|애기|아기)\s?(?:만\s?)?(?:보|봐|키우"
            r"|돌보)|아이\s?(?:만\s?)?(?:보|봐|키우|돌보))"
        ),
        None,
        state=True,
    ),
    Cue(
        "employment",
        "unemployed",
        re.compile(
            r"(?<![이삼사오육칠팔구])백수(?!를)|(?<!학교\s)(?<!학원\s)(?<!대학\s)(?<!운동\s)그만\s?둔\s?(?:거예|거에|거야|거지|겁니)|(?<![가-힣])노는\s?(?:사람|중|처지|백수|몸)|무직|무업|실업자(?!\s?(?:지원|급여))|실업\s?상태|실직\s?(?:상태|중"
            r"|자)|(?:직장|직업|일자리|일거리"
            r"|일감|(?<![가-힣])(?<!그런\s)(?<!이런\s)(?<!무슨\s)(?<!아무\s)(?<!별\s)일)(?:이|도|은|는|가)?\s?(?:아예\s?|지금\s?"
            r"|현재\s?|전혀\s?|하나도\s?|따로\s?|뚝\s?)?(?:없(?!으면|다면"
            r"|을\s?때|는\s?(?:사람|분|청년|노인)(?:은|는|이|도))|끊[겼어])|(?:집에서\s?|그냥\s?|요즘\s?|지금\s?|(?:나|저|난|전)(?:는"
            r"|도)?\s)(?:팽팽\s?|빈둥빈둥\s?)?놀(?:아|고|구|으|제|재|지"
            r"|았|며)|놀고\s?(?:있|먹|계)|(?<!집안)(?:일|직장|회사|직업)(?:을|를|도|은|는)?\s?(?:안\s?(?:하|해|합|한|혀|허|다니|다녀|다닙|댕)"
            r"|[못몬]\s?(?:하|해|합|한|함|혀|허|다니|다녀|나가|나감|나갑)|쉬(?:고|는|어|었)|쉽니|쉰\s?지|그만\s?두|그만둔|그만\s?뒀|관두|관뒀|관둔"
            r"|때려치|그만하|나왔|나온|하지\s?(?:않|못))|(?:알바|아르바이트|장사)(?:도|를)?\s?못\s?(?:하고|해)"
            r"|(?:집에서\s?)?쉬고\s?(?:있|계)|(?<![가-힣])(?<!보느라\s)(?<!키우느라\s)집에\s?(?:만\s?)?있(?:어요|습니다)|퇴사(?=했|하고"
            r"|한|해서|하였)"
            r"|퇴사(?=예|이에|입니|\s?처리)|사직(?=했|서)|구직\s?단념|(?:직장|회사|공장|마트|식당|알바|일)(?:은|는|을|를|도|에)?\s(?:[^\s.,]+\s){0,2}?(?:다니|댕기|하)다가?\s?(?:[^\s.,]+\s){0,2}?"
            r"(?:그만\s?(?:뒀|둬|두었|둔)|관(?:뒀|둬|둔|두었)|때려\s?치)|(?:제가|내가|저는|나는|하다가?)\s?그만\s?(?:뒀|둬|두었|둔)"
            r"|(?:일하|근무하)다가?\s(?:[^\s.,]+\s){0,3}?그만\s?(?:뒀|둬|두었|둔)"
        ),
        None,
        plain=True,
    ),
)
MINDS_CHILDREN = (
    r"(?<![가-힣])(?:애기?|아이|아기|손주)(?:들)?(?:만|를|을|나)?\s?(?:(?:하나|둘|셋|[두세]\s?명)(?:만|을|를)?\s)?(?:봐(?=요|유|라우|예|야|[\s.,!]|$)|봅니|보고(?=\s?있|[\s.,]|$)|보지|보는(?=데|디|\s?중)|본다|봄(?=$|\s)"
    r"|보느라|키우느라|키워(?=요|유|예|[\s.,!]|$)|키우고(?=\s?있|[\s.,]|$)|키웁니|키우지|돌봐(?=요|유|예|[\s.,!]|$)|돌보고|돌봅니)"
)
"""애만 봐요, 집에서 애기 봐요: in answer to what somebody does."""
_ONLY_MINDS = re.compile(r"(?<![가-힣])(?:애기?|아이|아기|손주)(?:들)?만\s?(?:봐|봅|보고|보지|보는|키우|키워|돌)")
_IDLE_AT_HOME = re.compile(r"집에|일[은을도]?\s?(?:안|못|하지)|쉬|쉽|놀")
_LOST = Cue(
    "job_lost",
    True,
    re.compile(
        r"(?<!손\s)(?<!락\s)(?<!락이\s)(?<!다리\s)(?<!다리가\s)(?<!두개\s)(?<!세개\s)(?<!마디\s)(?<!손이\s)(?<!목이\s)(?<!발\s)"
        r"(?:[잘짤](?:맀|릿|랐|르드|리뿟|려부렀|리부렀|맀어)|잘렸|짤렸|짤려|잘려|짤린|잘린|잘리(?!면|나)|짤리(?!면|나)|짤림|잘림|짤르"
        r"|모가지)(?!\s?까)|(?<![올새])(?<![한두세네무섯곱덟홉열몇여십]\s)해고(?!예고|수당"
        r"|\s?(?:예고|수당))|권고\s?사직|정리\s?해고|구조\s?조정(?!\s?(?:하려|할|한다|중))|실직(?!자)|(?:일자리|직장|직업|일터"
        r"|밥줄)(?:을|를|도"
        r"|이)?\s?(?:갑자기\s?|하루아침에\s?)?(?:잃|날아|끊겼|끊어졌|날렸)|(?:회사|공장|직장|다니던\s?곳|일하던\s?곳|사업장"
        r"|업체)(?:가|이|에서|도)?\s?(?:갑자기\s?|결국\s?|완전히\s?)?(?:망함|망했|망해|망하|부도|문\s?닫|문을\s?닫|없어졌|도산"
        r"|파산|폐업|나가라(?!고\s?(?:한|하는)\s?(?:거|것|게|경우)?[가이]?면|고\s?하면)|나가래|쫓겨|내보냈|그만\s?나오|까지만\s?(?:나오|일하|다니|하)(?:라|래|란|랍|자고)|그만두라|그만\s?두래|나오지\s?말)|계약(?:이|기간이|을)?\s?(?:만료"
        r"|끝났|끝난|끝나서|종료|해지|연장이?\s?안\s?(?:됐|돼|되))|재계약(?:이|을)?\s?(?:안\s?(?:됐|돼|되|해)|못)"
        r"|일(?:을)?\s?그만\s?두라|그만\s?두라고?\s?(?:해서|그래서|하길래|캐서)\s?(?:\S+\s)?(?:나왔|나온|관[뒀둔]|그만\s?[뒀둔])|그만\s?나오(?:라|래)|(?:사장|회사|직장|점장)\S*\s(?:\S+\s){0,2}?(?:나오지\s?(?:말|마\s?(?:했|하셨|그랬|라고))|\S{1,4}까지만\s?(?:나오|일하|다니|하)(?:라|래|란|랍|자고))"
        r"|회사에서\s?(?:\S+\s)?나가라|사장님?이\s?(?:\S+\s)?나가(?:라|래)|(?:희망|명예)\s?퇴직(?:을)?\s?당|희망\s?퇴직(?:을|으로)?\s?(?:했(?!으면|다면)|하고|해서|하게|됐|나왔|나온|처리)|명퇴\s?당"
        r"|회사(?:에서)?\s?정리(?:됐|되|당|돼)|직장에서\s?(?:쫓|밀려)|쫓겨났(?=.{0,6}회사)|폐업(?:으로"
        r"|해서)\s?(?:일자리|직장|실직)"
    ),
    False,
    implies=(("employment", "unemployed"),),
)
_BY_CHOICE = Cue(
    "job_lost",
    False,
    re.compile(
        r"자[진발](?:적(?:으로|인)?)?\s?(?:해서\s?)?(?:퇴[사직]|사[직퇴])(?=했|하[였고셨]|한\s?(?:거|것|건|상태)|함|이?[에예]?요|입니다|이고|인데|\s*[.!]*$)"
        r"|스스로\s?(?:퇴사[했하]|그만\s?[뒀둬]|나왔|관[뒀둬])|제\s?발로\s?(?:나왔|나온|걸어\s?나|그만)"
        r"|(?:사표|사직서|사직원)(?:를|을|도)?\s?(?:냈|내고|던[졌지]|제출했|쓰고|썼)"
        r"|(?:제가|내가|저는|나는|난|전)\s(?:먼저\s|그냥\s|스스로\s)?(?:(?:회사|직장|일)[를을]?\s)?(?:그만\s?(?:뒀|둔\s?(?:거|것|건))|관뒀|퇴사(?:했|한\s?거))"
    ),
)
_QUIT = replace(_BY_CHOICE, words=re.compile(r"그만\s?(?:뒀|둬|두었|둔)|관[뒀둬둔]|퇴사[했하]"))
"""Asked whether a job was lost: 그만뒀어요."""
_FOR_A_REASON = re.compile(r"때문|[가-힣](?:서|니까|길래|느라)\s|(?:으로|[가-힣]로)\s(?=자[진발])|하라|라고")
"""월급을 안 줘서 그만뒀어요 may count as losing it, so it is left open."""
_OPEN_END = re.compile(r"[는은인한]데(?:요|예)?[\s.?~]*$")
"""제 발로 나왔는데요: what counts then is asked by it, and the rule has exceptions."""
_CLOSED = Cue(
    "business_closed",
    True,
    re.compile(
        r"폐업(?!\s?(?:하려|할까|예정|신고는|지원|으로\s?(?:일자리|직장|실직)))|(?:가게|식당|장사|사업|점포|카페|치킨집|미용실"
        r"|분식집|학원|편의점|업장|음식점|술집|호프집|공방|슈퍼|사업장|사업체|노래방|옷가게|빵집|꽃집|세탁소)(?:을|를|도|이|가"
        r"|은|는)?\s?(?:결국\s?|얼마\s?전에?\s?|작년에\s?|지난달에\s?|어제\s?|다\s?|완전히\s?|쫄딱\s?)?(?:문(?:을"
        r"|도)?\s?(?:닫(?!으면|을|고\s?싶|아야|을까)|내렸)|닫(?!으면|을까|을|아야|고\s?싶)|접(?!으면|을|어야|고\s?싶)|망했|망해"
        r"|망하(?!면)|망한"
        r"|말아\s?먹|정리했|정리하고|때려치|그만\s?(?:뒀|두었|둔)|날렸|넘겼|부도|파산)|(?<![가-힣])(?!우리|저희|이집|그집|[옆앞뒷윗시]집|아랫|친정|처갓)[가-힣]{1,4}(?:집|가게|샵|숍|상회|상점)(?:이|도|을|를|은)?\s?(?:결국\s|다\s|쫄딱\s|홀랑\s|홀딱\s)?"
        r"(?:망했|망해|망하(?!면)|망한|말아\s?먹|접었|접고|접은|문\s?닫(?!으면|을|고\s?싶|아야))|(?:하다가?|운영하다가?|하던\s?(?:가게"
        r"|거))\s?(?:결국\s?)?문(?:을)?\s?닫|부도(?:가|를|\s)(?:나|났|맞)|(?:하다가?|차렸다가|열었다가"
        r"|했다가)\s(?:\S+\s){0,3}?(?:망했|망해|문\s?닫|접었|말아\s?먹)|[가-힣]{1,4}[집점소실장방구원](?:을|를)\s?(?:닫았"
        r"|접었)|문(?:을)?\s?닫은\s?지|사업\s?실패|사업에\s?실패"
    ),
    False,
)
# 내년에 퇴직합니다, 다음 달부터 나가요: what is only to come is no fact of today.
_TO_COME = re.compile(
    r"(?<![가-힣])(?:내년|내후년|다음\s?(?:달|주|해)|담\s?(?:달|주)|올해?\s?(?:말|연말)|연말|이번\s?달\s?말|이달\s?말|말일|\S+월\s?말"
    r"|[가-힣\d]+\s?(?:달|년|주)\s?(?:뒤|후|있으면)|조만간|곧|이제\s?곧|내일\s?모레|내일|낼|모레|앞으로)(?:에|로|부터|이면|면|쯤)?(?=\s)"
)
_DONE = re.compile(r"^\S{0,4}(?:[았었였했됐갔겼혔렸났셨]|린\s|진\s|된\s)|^\s?(?:당[했하한해]|통보|상태)")
_NOT_A_JOB = re.compile(r"(?:수급|차상위|급여|연금|수당|지원금?|바우처)\S{0,3}\s?(?:\S{1,4}\s)?$|손가락|손목|(?<![가-힣])(?:손|발"
    r"|팔)(?:이|은|도)?\s?$|발가락|발목|다리(?:가|도)?\s?$|머리")
_NOT = re.compile(r"(?<![가-힣])안\s?$")
"""저는 안 짤렸어요."""
_WOULD_BE_CUT = re.compile(r"[짤잘](?:려[요유]?(?=[\s?.,!]|$)|려[나버]|리(?:는|능|냐|나|ㄴ|까)|린[대다]|림(?=[\s?]|$))")
"""동생 월급 때문에 저 짤려요? A benefit is feared for; who lost their work says 짤렸어요."""
_COULD_NOT = re.compile(r"못|안")
_A_KIND_OF_WORK = re.compile(r"(?<=하는)\s?(?:거|것|일자리|자리)(?:요|말(?:이|예)\S*|는|은)?\s?(?:[.,?!]|$"
    r"|얼마|어디|언제|어떻|뭐|있[나어을]|없[나어을]|신청|같은|하고\s?싶)")
"""공원 청소하는 거 얼마 줘요?"""
_SHUT = re.compile(r"(?:폐업(?:한|하신|했던|당한)|망한|문\s?닫은|접은|그만\s?둔)\s?$")
"""폐업한 소상공인: what kind of owner one was."""
_FREELANCE = re.compile(r"(?:프리랜서|프리랜서인|프리로\s?일하는|1인\s?기업)\s$")
"""프리랜서 디자이너: works for no employer."""
_LYING_IN = re.compile(r"낳|출산|산후|산모|신생아|아기|애기")
"""제왕절개로 낳고 조리원이에요: the place, not the cook."""
_SOME_PUPILS = re.compile(r"(?:이|은|도)?\s?(?:하나|둘|셋|넷|[한두세]\s?명|\d\s?명)(?:(?=이?랑|하고|이고|인데)|(?![가-힣]{2}))")
_AS_ONE_OF_THEM = re.compile(
    r"(?<![가-힣])(?:(?P<farmer>농사꾼|농부|농민|농사짓는\s?사람)|(?P<fisher>어부|어민|뱃사람))(?:도|한테도|은|는)\s(?:\S+\s){0,3}?\S*(?:받|나오|혜택|지원|있나|있소|있노)"
)
"""농사꾼도 받는 거 있나? 의성 사는데: who asks for a trade and tells where they live asks for themselves."""
_TELLS_OF_HOME = re.compile(r"[가-힣]\s(?:사는[데디]|살아[요유]?(?=[\s.,]|$)|살고\s?있|삽니다|산다(?=[\s.,]|$)|산[께게])")
_WORKPLACE = re.compile(r"(?:회사|직장|공장|다니던|일하던|남편\s?회사|사장님?이|사장이)\S*\s?(?:\S+\s)?$")


def read_work(page: Page) -> Iterator[Found]:
    """`employment`, `job_lost`, `business_closed`. A loss of long ago is not the recent one that rules ask about."""
    lost = [
        found
        for found in read_cues(page, (_LOST,))
        if not _LONG_AGO.search(page.lead(found.start))
        and not is_only_asked_to_go(page, found)
        and not _NOT_A_JOB.search(page.said[page.clause_at(found.start).start : found.start])
    ]
    lost += _left_by_choice(page, lost)
    lost += [] if lost else list(read_cues(page, (NOT_GONE,)))[:1]
    kept = {found.start for found in lost if _NOT.search(page.text[: found.start])}
    lost = [f for f in lost if not (page.clause_at(f.start).mode == "ask" and _WOULD_BE_CUT.match(page.text, f.start))]
    lost = [replace(f, value=False) if f.start in kept else f for f in lost if f.start not in kept or f.fact == "job_lost"]
    closed = [
        f
        for f in read_cues(page, (_CLOSED,))
        if not _WORKPLACE.search(page.lead(f.start))
        and not _LONG_AGO.search(page.lead(f.start))
        and not any(f.start < other.end and other.start < f.end for other in lost)
    ]
    jobs = [job for job in read_cues(page, EMPLOYMENT + TRADES) if not _is_a_childs_school(page, job) and not _is_to_come(page, job)]
    jobs = kept_at_work(page, jobs)
    jobs = [job for job in jobs if not (job.value == "self_employed" and _SHUT.search(page.text[: job.start]))]
    jobs = [job for job in jobs if not _would_be(page, job) and not _A_KIND_OF_WORK.match(page.text, job.end)]
    jobs = [job for job in jobs if not is_of_who_helps(page, job)]
    jobs = [job for job in jobs if not (job.value == "employed" and _FREELANCE.search(page.text[: job.start]))]
    jobs = [job for job in jobs if not (page.text.startswith("조리원", job.start) and _LYING_IN.search(page.text))]
    lost, closed = ([f for f in found if not _is_to_come(page, f)] for found in (lost, closed))
    yield from closed
    yield from read_cues(page, (SOLDIER,))
    if any(found.value is True for found in lost):
        losers = {_whose(page, found) for found in lost}
        jobs = [job for job in jobs if job.value in ("job_seeking", "student") or _is_somebody_elses(_whose(page, job), losers)]
    yield from lost
    one_of_them = _AS_ONE_OF_THEM.search(page.text)
    if not jobs and one_of_them and _TELLS_OF_HOME.search(page.text):
        trade = one_of_them.lastgroup or "farmer"
        yield Found("employment", trade, one_of_them.start(trade), one_of_them.end(trade))
    if (pupil := pupil_who_writes(page)) and not any(job.value == "student" for job in jobs):
        jobs.append(Found("employment", "student", *pupil, person="speaker"))
    minds = re.search(MINDS_CHILDREN, page.text) if page.asked == "employment" and not jobs + lost + closed else None
    if minds and not any(m.role == "subject" for m in page.mentions):
        jobs.append(Found("employment", "homemaker", minds.start(), minds.end()))
    yield from _agreed([_at_home(page, job) for job in _without_side_work(page, jobs)])


def _left_by_choice(page: Page, lost: list[Found]) -> list[Found]:
    """사표 냈어요, 제가 그만뒀어요: no loss against one's will, unless one is told of or a reason is given for it."""
    cues = (_BY_CHOICE, _QUIT) if page.asked == "job_lost" else (_BY_CHOICE,)
    told = [found for found in read_cues(page, cues) if not _LONG_AGO.search(page.lead(found.start))]
    open_end = page.asked != "job_lost" and _OPEN_END.search(page.text)
    return [found for found in told[:1] if not lost and not open_end and not _FOR_A_REASON.search(page.text)]


_SIDE_WORK = re.compile(r"(?:알바|아르바이트|파트\s?타임|단기)")


def _without_side_work(page: Page, jobs: list[Found]) -> list[Found]:
    """취준생인데 알바해서 60만원 벌어요: a part-time job beside it takes nobody out of looking for work or of school."""
    mainly = {_whose(page, job) for job in jobs if job.value in ("job_seeking", "student")}
    return [
        job
        for job in jobs
        if not (job.value == "employed" and _whose(page, job) in mainly and _SIDE_WORK.match(page.text, job.start))
    ]


def _at_home(page: Page, job: Found) -> Found:
    """아무 일도 안 하고 애만 봐요, 집에 있어요 애 키워요: who minds children at home keeps house, unless a job was given up."""
    minds = _ONLY_MINDS.search(page.text) or (page.asked == "employment" and re.search(MINDS_CHILDREN, page.text))
    idle = job.value == "unemployed" and _IDLE_AT_HOME.search(page.text[job.start : job.end])
    return replace(job, value="homemaker") if minds and idle else job


def _would_be(page: Page, job: Found) -> bool:
    """간병하면 일을 못 합니다: what comes of a condition is no state of today."""
    clause = page.clause_at(job.start)
    before = page.clause_at(clause.start - 1) if clause.start else None
    idle = job.value == "unemployed" and _COULD_NOT.search(page.text[job.start : clause.end])
    return bool(idle) and before is not None and before.mode == "if"


def _whose(page: Page, found: Found) -> str | None:
    near = page.nearest(found.start, found.end)
    return near.person if near else None


def _is_somebody_elses(worker: str | None, losers: set[str | None]) -> bool:
    """남편이 잘려서 제가 알바해요: his loss says nothing of her work."""
    return worker is not None and None not in losers and worker not in losers


def _is_to_come(page: Page, found: Found) -> bool:
    """Whether the words tell a plan or something announced: 올해 말로 정년퇴직합니다."""
    words = page.text[found.start : found.end]
    return (
        _TO_COME.search(page.lead(found.start)) is not None
        and not _DONE.match(page.rest(found.end))
        and not re.search("[았었였했됐렸]$", words)
    )


def _agreed(jobs: list[Found]) -> Iterator[Found]:
    """Of overlapping readings the longer one: 취업 준비 is no 취업, 농사일 no 일. Who retired and rests at home is retired."""
    if any(job.value == "retired" for job in jobs):
        jobs = [job for job in jobs if job.value != "unemployed"]
    for job in jobs:
        inside = any(
            other is not job and other.start <= job.start and job.end <= other.end and (other.end - other.start) > (job.end - job.start)
            for other in jobs
        )
        if not inside:
            yield job


def _is_a_childs_school(page: Page, job: Found) -> bool:
    """A child at school is a child of that age, read elsewhere, not a student who asks."""
    if job.value == "student" and (page.asked in ("child_ages_months", "children") or _SOME_PUPILS.match(page.text, job.end)):
        return True
    if job.value == "student" and re.match(rf"\s?{CHILD}", page.text[job.end :]) and page.lead(job.start).strip():
        # 아내랑 고등학생 딸 하나: the daughter's school.
        return True
    near = page.nearest(job.start, job.end)
    words = page.text[max(0, job.start - 4) : job.end]
    below_college = re.search("초등|중학|고등|[중고][1-3]|유치|학교", words) is not None and "대학" not in words
    small = near is not None and (near.person.startswith("child") or _OTHERS_CHILD.match(near.word) is not None)
    return job.value == "student" and below_college and (small or "키우" in page.text)


_OTHERS_CHILD = re.compile(r"손[주자녀]|조카")
"""손녀가 초등학교 다녀요 tells of no student who asks."""
