"""What a Korean name looks like, and which common words look the same.

Syllables by their place in the given names of people living today (statistics of births and the oldest registers both know these); words
for illnesses, statuses and kin that would pass for a name are listed, since "저는 이재민이라고 합니다" tells no name.
"""

from __future__ import annotations

import re

FAMILY = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길"
    "연위표명반라왕금옥육인맹모탁은편피봉경태승빈제갈간감어국"
)
TWO_SYLLABLES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")
FIRST = (
    "가갑강갓건경계관광교구국권규균근금기길꽃끝나낙난남내년노다단달대덕도돈동두득라란래루리린마만말매맹명묘무문미민반방배백범별병"
    "보복본봄봉분빛산삼상새샘서석선설섭성세소솔송수숙순슬승시신아안애양언여연열영예오옥온완외요용우욱운웅원월위유윤율은을응의이인"
    "일자장재점정제조종주준중지진찬창채천철청초춘충치칠쾌탁태택판팔평표풍필하학한해행향허헌혁현형혜호홍화환황회효후훈훤휘흥희막간"
    "언쌍"
)
SECOND = (
    "가강건걸겸경곤관광교구국군권규균근금기길나난남녀년노늘다단달담덕도동두득들라란람래량련렬령례로록루룡률름리린림만매명모묵문미"
    "민배백범별보복봄봉분빈빛산삼상생서석선설섭성세소솔송수숙순술슬승시식신실심아안애양언업연열엽영예오옥온완용우욱운웅원월유윤율"
    "은을음이익인일임자재점정조종주준중지진찬창채천철초춘충칠탁태택판평표필하학한해향헌혁현협형혜호홍화환황회효후훈휘흠흥희"
)
GRANDMOTHERLY = "순분옥점복숙덕금막끝말"
"""Syllables after which 이 belongs to the name (순이, 복이) and is no copula."""
_ALIKE = frozenset(
    """
    장애인 반지하 지우기 이재민 이주민 노숙인 한국인 신청인 공무원 이용자 이용인 고용인 배우자 유치원 조합원 하지정 전세권 장기수
    성소수 이혼남 이혼녀 주민등 고소인 원고인 신용회 신고인 전문인 전문의 전공의 한의원 요양원 노약자 근로자 고령인 연구원 구성원
    지원자 지원금 지정인 명의자 임대인 노인 고아 한국 노숙 천식 황달 노안 공황 이명 이석 남성 여성 성인 장남 장녀 차남 주인 은인
    장로 신자 남자 여자 손자 손녀 고인 이상 주소 전화 방문 지원 장인 임금 연금 유산 안내 양로 고용 이용 전세 조손 지인 하인 명의
    성명 이름 인원 전원 민원 신원 신용 고향 연구 배우 여인 소아 소녀 소년 청년 유아 영아 조기 장기 이산 고시 임시 위기 주기 정신
    원장 소장 공주 도우미 오전 오후 지금 나이 이하 이후 전기 정기 경기 서울 인천 제주 원주 여주 전주 경주 진주 공주 나주 정읍 남원
    안양 안산 고양 성남 하남 구리 오산 양주 남해 조회 정보 안정 심사 지정 차단
    """.split()
)
_NO_NAMES = re.compile(
    r"(?:몰라|모르|모름|뭐|뭔|뭣|무엇|무슨|머[예야에]|왜|어떻|어떡|어찌|어디|어느|어떤|누가|누구|없|있|안\s"
    r"|안[돼되해알써나들]\S*[^예]요|못|말[하해씀]|비밀|알[려아고]|필요|나중|아직|그냥|잘못|빠[지졌져진]|빼[고줘]|바뀌|바꾸"
    r"|바꿔|다르|달라|다른|다\s|같|틀[리렸]|길[어고]|짧|예[쁘뻐]|이[쁘뻐]|흔|개명|한글|영어|영문|한자|[세두네석]\s?[글자]"
    r"|외자|본명|가명|실명|익명|똑|[이그저][거게건것]|여기|거기|됐|되|돼|쓰|쓸|써|썼|적[어었혀혔힌을는지]|넣|공개|등[록재]"
    r"|기[억재입]|생각|까[먹묵]|잊|물[어으]|묻|궁금|중요|상관|괜찮|싫|그만|다음|먼저|이미\s|원래|지금|예전|옛날|처음|마음"
    r"|따로|확인|정확[하해히]|명단|서류|통장|호적|주민[등번센]|신청[을은이도하했자인\s]|접수|당신|너[랑는이]|사람|아들|엄마"
    r"|아빠|아버|어머|남편|본인|가족|보호자|들[어었]|나[와왔오]|안나[와오왔]|올[라려렸]|불[러렀]|부르|부탁|드[리려릴]"
    r"|밝[히힐혀]|가르|보[이여면]|누르|치면|검색|찾|이상[하해한]|유명[하해한]|특이|간단|복잡|변경[되했하]|누락|오타"
    r"|동일[하한]|조회[가되안하]|노출|표시[가되안하]|정해[요져진주]|지[어었]|문제[가는라래예]|그대로|[제내]\s|제가|내가|저는"
    r"|나는|우리(?:\s|들|집|가|나라)|혹시|그래|근데|아니|[예네응]$|글쎄|일단|꼭|좀|더\s|거(?=[예야\s]|$)|것|수급|기초|의료"
    r"|생계|주거|국민[연기행은카]|복지|연금|보험|카드|지원[금사센받])"
)
"""How a sentence about a name goes on after "제 이름은"."""


def is_full_name(word: str) -> bool:
    """Whether a word of two to four syllables has the shape of family name and given name."""
    if word in _ALIKE or _NO_NAMES.match(word):
        return False
    if word.startswith(TWO_SYLLABLES) and len(word) in (3, 4):
        return all(syllable in FIRST + SECOND for syllable in word[2:])
    if word[0] not in FAMILY:
        return False
    if len(word) == 2:
        return word[1] in SECOND
    return len(word) == 3 and word[1] in FIRST and word[2] in SECOND


def is_no_name(words: str) -> bool:
    """Whether what follows "제 이름은" says something about the name rather than the name."""
    return words in _ALIKE or bool(_NO_NAMES.match(words))


def ends_in_consonant(syllable: str) -> bool:
    return (ord(syllable) - ord("가")) % 28 != 0
