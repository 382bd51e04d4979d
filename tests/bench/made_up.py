"""Lines with identifiers of invented people in every dress, and lines that only look like it; the marks are those of the hand-written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

SPOKEN = "공일이삼사오육칠팔구"
WIDE = "０１２３４５６７８９"
SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현"
    "함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)
GIVEN = (
    "영수 영숙 정자 순자 말순 복례 춘자 영자 미숙 경희 상철 병호 성민 지훈 민지 서연 지우 하윤 도현 은주 정훈 미경 재호 동수 광식 옥순 "
    "금자 덕수 만복 종철 창호 기철 승현 수빈 예진 다은 준서 시우 현우 은영 혜진 명숙 화자 분례 끝순 삼식 판수 용철 태식 희정"
).split()
ROADS = "은행나무로 솔밭길 달맞이길 새벽로 무궁화로 들꽃길 한밭대로 물레방아길 해오름로 산수유로".split()
PLACES = "서울 관악구,부산 해운대구,대구 수성구,경기 고양시 덕양구,충남 공주시,전남 여수시,강원 원주시,경북 구미시".split(",")
BANKS = "국민은행 신한은행 우리은행 농협 하나은행 기업은행 우체국 새마을금고 카카오뱅크 대구은행".split()
KIN = "어머니 아버지 남편 아내 할머니 할아버지 딸 아들 며느리 장모님".split()
OPENINGS = (
    "",
    "",
    "저기요 ",
    "안녕하세요, ",
    "혼자 사는 72세예요. ",
    "기초연금 받고 싶어서요 ",
    "월 48만원 벌어요. ",
    "아까 말씀드렸는데 ",
)
CLOSINGS = ("", "", "", " 확인 부탁드려요", ". 68세입니다", "\n감사합니다", ", 월세 35만원이에요", " 빨리요")
Made = Callable[[Random], str]


def lines(random: Random, count: int) -> Iterator[str]:
    """`count` lines, of which every fourth has nothing to mask."""
    for n in range(count):
        inner = random.choice(HARMLESS)(random) if n % 4 == 3 else random.choice(PERSONAL)(random)
        yield random.choice(OPENINGS) + inner + random.choice(CLOSINGS)


def _digits(random: Random, count: int) -> str:
    return "".join(str(random.randrange(10)) for _ in range(count))


def _dressed(random: Random, *groups: str) -> str:
    """The groups as somebody writes or says them."""
    way = random.randrange(6)
    if way == 0:
        return " ".join("".join(SPOKEN[int(digit)] for digit in group) for group in groups)
    if way == 1:
        return "-".join("".join(WIDE[int(digit)] for digit in group) for group in groups)
    return random.choice(("-", "-", " ", "", " - ", "–")).join(groups)


def _birth(random: Random) -> tuple[str, bool]:
    day = date(1932, 1, 1) + timedelta(days=random.randrange(365 * 88))
    return f"{day:%y%m%d}", day.year >= 2000


def _resident(random: Random) -> str:
    born, late = _birth(random)
    number = _dressed(random, born, str(random.choice((3, 4) if late else (1, 2))) + _digits(random, 6))
    return f"{random.choice(KIN)} 주민번호는 «resident:{number}»입니다"


def _foreigner(random: Random) -> str:
    born, late = _birth(random)
    number = f"{born}{random.choice('- ')}{random.choice((7, 8) if late else (5, 6))}{_digits(random, 6)}"
    return f"외국인등록번호 «foreigner:{number}»이에요"


def _phone(random: Random) -> str:
    number = _dressed(random, "010", str(random.randrange(2, 10)) + _digits(random, 3), _digits(random, 4))
    return random.choice(
        ("제 번호는 «phone:{}»이에요", "«phone:{}» 로 연락 주세요", "전화 «phone:{}»", "딸 핸드폰 «phone:{}»입니다")
    ).format(number)


def _landline(random: Random) -> str:
    area = random.choice(("02", "031", "051", "053", "062", "042", "064"))
    number = f"{area}{random.choice('-) ')}{random.randrange(2, 10)}{_digits(random, 2)}-{_digits(random, 4)}"
    return f"집전화는 «phone:{number}»예요"


def _email(random: Random) -> str:
    name = "".join(random.choice("abcdehijkmnopsuy") for _ in range(random.randrange(4, 9))) + _digits(random, random.randrange(3))
    return f"메일은 «email:{name}@{random.choice(('naver.com', 'hanmail.net', 'gmail.com', 'korea.kr'))}»이에요"


def _card(random: Random) -> str:
    return (
        f"카드번호 «card:{_dressed(random, *('4' + _digits(random, 3), _digits(random, 4), _digits(random, 4), _digits(random, 4)))}»예요"
    )


def _account(random: Random) -> str:
    shape = random.choice(((3, 3, 6), (6, 2, 6), (3, 4, 4, 2), (4, 2, 7), (12,), (13,)))
    number = "-".join(str(random.randrange(1, 10)) + _digits(random, length - 1) for length in shape)
    return f"{random.choice(BANKS)} «account:{number}»{random.choice(('로 넣어 주세요', '입니다', '이에요'))}"


def _passport(random: Random) -> str:
    return f"여권번호 «passport:{random.choice('MSRG')}{random.randrange(1, 10)}{_digits(random, 7)}»이에요"


def _licence(random: Random) -> str:
    number = f"{random.randrange(11, 29)}-{random.randrange(10, 27)}-{_digits(random, 6)}-{_digits(random, 2)}"
    return f"운전면허 번호는 «licence:{number}»입니다"


def _address(random: Random) -> str:
    detail = f"{random.choice(ROADS)} {random.randrange(1, 400)}"
    detail += random.choice(
        ("", f"-{random.randrange(1, 30)}", f", {random.randrange(101, 120)}동 {random.randrange(1, 16)}0{random.randrange(1, 9)}호")
    )
    return f"{random.choice(PLACES)} «address:{detail}»{random.choice(('에 살아요', '입니다', '이에요'))}"


def _name(random: Random) -> str:
    name = random.choice(SURNAMES) + random.choice(GIVEN)
    to_be = "이에요" if (ord(name[-1]) - 0xAC00) % 28 else "예요"
    said = "이라고" if (ord(name[-1]) - 0xAC00) % 28 else "라고"
    return random.choice(
        (
            f"제 이름은 «name:{name}»{to_be}",
            f"저는 «name:{name}»{said} 합니다",
            f"{random.choice(KIN)} 성함은 «name:{name}»입니다",
            f"이름이 «name:{name}»{to_be}",
            f"성명: «name:{name}»",
            f"{random.choice(KIN)} 이름은 «name:{name}»{'이고' if to_be == '이에요' else '고'} 편찮으세요",
        )
    )


def _two(random: Random) -> str:
    return f"{_name(random)}, {_phone(random)}"


PERSONAL: tuple[Made, ...] = (
    _resident, _resident, _foreigner, _phone, _phone, _phone, _landline, _email, _card, _account, _account, _passport, _licence,
    _address, _address, _name, _name, _name, _two,
)  # fmt: skip


def _money(random: Random) -> str:
    amount = random.randrange(1, 90_000) * random.choice((1_000, 10_000))
    written = random.choice((f"{amount}원", f"{amount:,}원", f"{amount // 10_000}만원", f"{amount // 10_000:,}만 원"))
    return random.choice(
        ("월급이 {}이에요", "통장에 {} 있어요", "전세 {}에 살아요", "카드값이 {} 나왔어요", "은행에서 {} 빌렸어요")
    ).format(written)


def _day(random: Random) -> str:
    day = date(1930, 1, 1) + timedelta(days=random.randrange(365 * 96))
    return random.choice(
        (f"{day:%Y-%m-%d}에 태어났어요", f"{day:%Y.%m.%d}부터예요", f"{day.year}년 {day.month}월생이에요", f"{day:%y%m%d}생이요")
    )


def _helpline(random: Random) -> str:
    number = random.choice(("129", "110", "1366", "1577-1389", "1588-0075", "1355", "1600-0777", "02-120", "080-850-0000"))
    return random.choice(("{}로 전화했어요", "{}가 뭐예요", "{} 맞죠")).format(number)


def _law(random: Random) -> str:
    act = random.choice(("기초연금법", "장애인복지법", "고용보험법 시행령"))
    return f"{act} 제{random.randrange(1, 99)}조 제{random.randrange(1, 9)}항이요"


def _age(random: Random) -> str:
    floor = random.randrange(1, 20)
    return f"{random.randrange(60, 95)}세고 {random.randrange(1, 6)}인 가구, {floor}층 {random.randrange(9, 40)}평 아파트예요"


def _no_name(random: Random) -> str:
    return random.choice(
        (
            "{} 이름은 왜 물어요",
            "{} 이름으로 신청해도 되나요",
            "{} 성함을 꼭 써야 하나요",
            "{} 이름이 명단에 없어요",
            "{} 이름은 몰라요",
            "{} 이름은 안 쓸래요",
            "{}는 당뇨라고 해요",
            "{}가 수급자라고 합니다",
        )  # fmt: skip
    ).format(random.choice(KIN))


HARMLESS: tuple[Made, ...] = (_money, _money, _day, _helpline, _law, _age, _no_name)
