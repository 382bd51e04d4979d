"""Standard pronunciation, word by word: the examples of 표준발음법 and the words of this domain, as 표준국어대사전 gives them."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DataError
from bot.korean.reading import spoken
from voice.pronounce import Pronouncer, load, pronounced

SAID = load(Path(__file__).resolve().parents[2] / "data" / "pronunciation.yml")

RULES = {
    "finals": """
        닦다 닥따|키읔 키윽|옷 옫|웃다 욷따|있다 읻따|젖 젇|빚다 빋따|꽃 꼳|쫓다 쫃따|솥 솓|뱉다 밷따|앞 압|덮다 덥따|넋 넉
        넋과 넉꽈|앉다 안따|여덟 여덜|넓다 널따|외곬 외골|핥다 할따|값 갑|없다 업따|닭 닥|흙과 흑꽈|맑다 막따|늙지 늑찌|삶 삼
        젊다 점따|읊고 읍꼬|읊다 읍따|밟다 밥따|밟는 밤는|밟게 밥께|맑게 말께|묽고 물꼬|얽거나 얼꺼나|읽고 일꼬|부엌 부억
    """,
    "the letter ㅎ": """
        놓고 노코|좋던 조턴|쌓지 싸치|많고 만코|않던 안턴|닳지 달치|각하 가카|먹히다 머키다|밝히다 발키다|맏형 마텽
        좁히다 조피다|넓히다 널피다|꽂히다 꼬치다|앉히다 안치다|닿소 다쏘|많소 만쏘|싫소 실쏘|놓는 논는|쌓네 싼네|않네 안네
        않는 안는|뚫네 뚤레|뚫는 뚤른|낳은 나은|놓아 노아|쌓이다 싸이다|많아 마나|않은 아는|닳아 다라|싫어도 시러도|좋다 조타
        싫어 시러|못하다 모타다|급하다 그파다|입학 이팍|축하 추카|협회 혀푀|전화 전화|은행 은행|복합 보캅|백화점 배콰점
        괜찮아요 괜차나요|그렇게 그러케|어떻게 어떠케|이렇다 이러타|끊고 끈코|잃었다 이럳따
    """,
    "liaison": """
        깎아 까까|옷이 오시|있어 이써|낮이 나지|꽂아 꼬자|꽃을 꼬츨|쫓아 쪼차|밭에 바테|앞으로 아프로|덮이다 더피다|넋이 넉씨
        앉아 안자|닭을 달글|젊어 절머|곬이 골씨|핥아 할타|읊어 을퍼|값을 갑쓸|없어 업써|읽어 일거|받아요 바다요|먹어요 머거요
        강아지 강아지|영어 영어|집에 지베|병원에 병워네|연금을 연그믈|맛없다 마덥따|겉옷 거돋|맛있다 마싣따|디귿이 디그시
        국어 구거
    """,
    "palatalisation": """
        굳이 구지|해돋이 해도지|같이 가치|밭이 바치|벼훑이 벼훌치|굳히다 구치다|닫히다 다치다|묻히다 무치다|붙여 부처
        끝이 끄치|미닫이 미다지|붙이다 부치다
    """,
    "nasals": """
        먹는 멍는|국물 궁물|깎는 깡는|키읔만 키응만|몫몫이 몽목씨|긁는 긍는|흙만 흥만|닫는 단는|짓는 진는|옷맵시 온맵씨
        있는 인는|맞는 만는|젖멍울 전멍울|쫓는 쫀는|꽃망울 꼰망울|붙는 분는|놓는 논는|잡는 잠는|밥물 밤물|앞마당 암마당
        밟는 밤는|읊는 음는|없는 엄는|값매다 감매다|담력 담녁|침략 침냑|강릉 강능|항로 항노|대통령 대통녕|막론 망논|석류 성뉴
        협력 혐녁|법리 범니|국민 궁민|독립 동닙|합니다 함니다|국립 궁닙|학력 항녁|급료 금뇨|입력 임녁|심리 심니|종로 종노
        장려금 장녀금|정류장 정뉴장|격려 경녀|압류 암뉴|숙녀 숭녀|십만 심만|백만 뱅만|작년 장년|식량 싱냥|음료 음뇨
    """,
    "ㄹ beside ㄴ": """
        난로 날로|신라 실라|천리 철리|광한루 광할루|대관령 대괄령|칼날 칼랄|물난리 물랄리|줄넘기 줄럼끼|할는지 할른지
        닳는 달른|뚫는 뚤른|핥네 할레|의견란 의견난|임진란 임진난|생산량 생산냥|결단력 결딴녁|공권력 공꿘녁|동원령 동원녕
        상견례 상견녜|횡단로 횡단노|이원론 이원논|입원료 이붠뇨|구근류 구근뉴|신문로 신문노|관리 괄리|권리 궐리|진료 질료
        연료 열료|편리 펼리|전략 절략|연락 열락|훈련 훌련|인력 일력|설날 설랄|일년 일련|보건진료 보건질료|건강관리 건강괄리
        판단력 판단녁|통신료 통신뇨|연령 열령|신뢰 실뢰|곤란 골란|논리 놀리|한류 할류
    """,
    "tense": """
        국밥 국빱|깎다 깍따|넋받이 넉빠지|삯돈 삭똔|닭장 닥짱|칡범 칙뻠|뻗대다 뻗때다|옷고름 옫꼬름|있던 읻떤|꽂고 꼳꼬
        꽃다발 꼳따발|낯설다 낟썰다|밭갈이 받까리|솥전 솓쩐|곱돌 곱똘|덮개 덥깨|옆집 엽찝|넓죽하다 넙쭈카다|읊조리다 읍쪼리다
        값지다 갑찌다|신고서 신고서|앉고 안꼬|얹다 언따|더듬지 더듬찌|닮고 담꼬|젊지 점찌|넓게 널께|핥다 할따|훑소 훌쏘
        떫지 떨찌|갈등 갈뜽|발동 발똥|절도 절또|말살 말쌀|불소 불쏘|일시 일씨|갈증 갈쯩|물질 물찔|발전 발쩐|몰상식 몰쌍식
        불세출 불쎄출|학교 학꾜|복지 복찌|접수 접쑤|신청서 신청서|월세 월쎄|출산 출싼|실직 실찍|결정 결쩡|일자리 일짜리
        조건 조껀|신분증 신분쯩|내과 내꽈|평가 평까|인건비 인껀비|문고리 문꼬리|눈동자 눈똥자|산새 산새|물고기 물꼬기
        발바닥 발빠닥|술잔 술짠|등불 등뿔|그믐달 그믐딸|아침밥 아침빱|할수록 할쑤록|드릴게요 드릴께요|급식비 급씩삐
        수급자 수급짜|학자금 학짜금|주택금융 주택끔늉
        유가족 유가족|대출자 대출자|개발사업 개발사업|배출시설 배출시설|상담요청 상다묘청|명절대비 명절대비|절대 절때
        물건 물건|방문자 방문자|사고가 사고가|집단가입 집딴가입|개인적 개인적
        매일상담 매일상담|도시가스 도시가스|여성과 여성과|확인기간 화긴기간
    """,
    "ㅅ between words": """
        냇가 내까|샛길 새낄|빨랫돌 빨래똘|콧등 코뜽|깃발 기빨|대팻밥 대패빱|햇살 해쌀|뱃속 배쏙|고갯짓 고개찓|콧날 콘날
        아랫니 아랜니|뱃머리 밴머리|베갯잇 베갠닏|깻잎 깬닙|나뭇잎 나문닙|뒷일 뒨닐|횟수 회쑤
    """,
    "ㄴ between words": """
        솜이불 솜니불|막일 망닐|삯일 상닐|맨입 맨닙|꽃잎 꼰닙|내복약 내봉냑|한여름 한녀름|남존여비 남존녀비|신여성 신녀성
        색연필 생년필|직행열차 지캥녈차|늑막염 능망념|콩엿 콩녇|담요 담뇨|눈요기 눈뇨기|식용유 시굥뉴|밤윷 밤뉻|들일 들릴
        솔잎 솔립|물약 물략|불여우 불려우|서울역 서울력|물엿 물렫|휘발유 휘발류|알약 알략|집안일 지반닐|송별연 송벼련
        등용문 등용문|담임 다밈|절약 저략|월요일 워료일|금요일 그묘일|국민연금 궁민년금|기초연금 기초연금
        장애인연금 장애인년금|퇴직연금 퇴징년금|군인연금 구닌년금|주택연금 주탱년금|노령연금 노령년금|장기요양 장기요양
        방문요양 방문뇨양|가족요양비 가종뇨양비|십육 심뉵|백육십 뱅뉵씹
    """,
    "vowels": """
        가져 가저|다쳐 다처|쪄 쩌|계획 게획|은혜 은헤|시계 시게|지혜 지헤|예절 예절|차례 차례|혜택 헤택|희망 히망|무늬 무니
        띄어쓰기 띠어쓰기|의사 의사|주의 주이|강의실 강이실|나라의 나라에|우리의 우리에|협의 혀비|회의 회이
        문의하세요 무니하세요|동의서 동이서|거의 거이|사람의 사라메|폐지 페지
    """,
}
PHRASES = [
    ("할 것을", "할 꺼슬"), ("갈 데가", "갈 떼가"), ("할 바를", "할 빠를"), ("할 수는", "할 쑤는"),
    ("받을 수 있어요", "바들 쑤 이써요"), ("할 적에", "할 쩌게"), ("갈 곳", "갈 꼳"), ("할 도리", "할 도리"),
    ("만날 사람", "만날 사람"), ("받을 사람", "바들 싸람"), ("돈을 사람에게", "도늘 사라메게"), ("서울 사람", "서울 사람"),
    ("살 집", "살 찝"), ("못 해요", "모 태요"), ("못 받아요", "몯 빠다요"), ("못 먹어요", "몬 머거요"), ("못 읽어요", "몬 닐거요"),
    ("못 와요", "모 돠요"), ("못 잊어요", "몬 니저요"), ("십 년", "심 년"), ("십 명", "심 명"), ("백 원", "배 권"),
    ("만 원", "마 눤"), ("삼십사만 구천칠백 원", "삼십싸만 구천칠배 권"), ("칠 년", "칠 련"), ("열 시", "열 씨"),
    ("여덟 살", "여덜 쌀"), ("다섯 개", "다섣 깨"), ("여섯 명", "여선 명"), ("몇 명", "면 명"), ("몇 시", "멷 씨"),
    ("몇 월", "며 둴"), ("일 세", "일 쎄"), ("삼 개월", "삼 개월"), ("십 일", "시 빌"),
    ("일삼육육", "일삼늉뉵"), ("백칠십육", "백칠씸뉵"), ("세 명", "세 명"),
    ("국민연금공단에 물어보세요.", "궁민년금공다네 무러보세요."),
    ("기초연금은 월 삼십만 원이에요.", "기초연그믄 월 삼심마 눠니에요."), ("65세, OK!", "65세, OK!"), ("", ""),
]  # fmt: skip
WORDS = [(kind, *pair.split()) for kind, text in RULES.items() for pair in text.replace("\n", "|").split("|") if pair.strip()]


def test_there_are_words_enough():
    assert len(WORDS) >= 200


@pytest.mark.parametrize(("kind", "written", "said"), WORDS)
def test_a_word_is_said_as_the_standard_says_it(kind, written, said):
    assert SAID.standard(written) == said


@pytest.mark.parametrize(("written", "said"), PHRASES)
def test_words_said_in_one_breath(written, said):
    assert SAID.standard(written) == said


def test_espeak_reads_a_final_t_as_it_can_say_it():
    assert SAID.for_espeak("꽃 옷 밭도") == "꼿 옷 밧또"


def test_a_known_word_keeps_its_last_consonant_for_the_particle():
    assert SAID.standard("깻잎이") == "깬니피"


def test_without_words_of_its_own_the_rules_still_hold():
    assert Pronouncer({}).standard("국민 협력 신라") == "궁민 혐녁 실라"


def test_a_sentence_takes_a_fifth_of_a_millisecond_at_most():
    sentence = spoken("국민연금공단 지사나 읍·면·동 행정복지센터에 신분증을 가지고 가서 신청하시면 월 349,700원을 받으실 수 있어요.")
    SAID.for_espeak(sentence)
    best = min(_timed(sentence) for _ in range(200))
    assert best < 0.0002


def _timed(sentence: str) -> float:
    start = time.perf_counter()
    SAID.for_espeak(sentence)
    return time.perf_counter() - start


@pytest.mark.parametrize("line", ["국민: gungmin", "국민: 궁", "말: 말", "국민: [궁민]", "abc: 가나다"])
def test_a_word_that_is_no_hangul_or_of_another_length_is_refused(tmp_path, line):
    file = tmp_path / "words.yml"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(DataError):
        load(file)


@given(
    st.text(
        alphabet=st.one_of(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), st.sampled_from(" .,못육의을 할 것a1\n")), max_size=30
    )
)
def test_every_syllable_stays_one_and_nothing_else_changes(text):
    said = pronounced(text)
    assert len(said) == len(text)
    assert [char for char in said if not "가" <= char <= "힣"] == [char for char in text if not "가" <= char <= "힣"]
