"""Published services made up at random, in texts and codes: every demand that the reading knows, alone and joined as agencies join them."""

from __future__ import annotations

from random import Random

from bot.services.service import FLAGS, Service
from tests.services.people import PLACES

GROUPS = (
    "기초생활수급자", "차상위계층", "한부모가족", "등록장애인", "중증장애인", "국가유공자", "임산부", "다문화가족", "북한이탈주민",
    "외국인 근로자", "독거노인", "농업인", "어민", "농어업인", "재직자", "미취업자", "경력단절 여성", "무주택자", "두 자녀 이상 가구",
    "초·중·고등학생", "대학생", "청년", "초등학교 입학생", "장애인 가구", "기초생활수급자가 아닌 자", "등록장애인이 아닌 자",
    "남성 한부모", "국가유공자의 유족", "나래 교육을 마친 자",
)  # fmt: skip
HEADS = ("", "다음 중 하나에 해당하는 자", "다음 요건을 모두 충족하는 자", "다음 각 호의 어느 하나에 해당하는 자")
NAMES = ("나래 지원", "중증장애인 나래 지원", "북한이탈주민 나래 정착", "다문화가족 나래 교실", "임산부 나래 꾸러미")


def _demand(random: Random) -> str:
    low, high = sorted(random.sample((6, 12, 18, 19, 24, 34, 39, 45, 60, 65, 75), 2))
    figures = (
        f"{low}세 이상 {high}세 이하인 사람",
        f"만 {high}세 이상",
        f"만 {low}세 미만",
        f"생후 {random.choice((6, 12, 24, 36))}개월 이하 영아",
        f"만 {random.choice((5, 8, 12, 18))}세 이하 자녀를 둔 가구",
        f"기준 중위소득 {random.choice((50, 60, 75, 100, 120, 150, 180))}% 이하",
        f"{random.choice(('1년', '6개월', '3년'))} 이상 계속 거주한 자",
    )
    return random.choice((*figures, *GROUPS))


def _line(random: Random) -> str:
    joint = random.choice((" ", " 중 ", ", ", " 또는 ", " 및 "))
    return joint.join(_demand(random) for _ in range(random.choice((1, 1, 1, 2, 2, 3))))


def _text(random: Random) -> str:
    head, lines = random.choice(HEADS), [_line(random) for _ in range(random.randint(0, 4))]
    return "\n".join([*([f"○ {head}"] if head else []), *(f"{'-' if head else '○'} {line}" for line in lines)])


def _codes(random: Random) -> frozenset[str]:
    """A few ticks, or nearly all as most agencies do, or those that demand nothing."""
    few = random.sample(sorted(FLAGS), random.randint(0, 5))
    return frozenset(random.choice((few, [code for code in sorted(FLAGS) if random.random() < 0.9], ["JA0322", "JA0410", *few])))


def service(random: Random, number: int) -> Service:
    sido, sigungu = random.choice(PLACES)
    kind = random.choice(("시군구", "시군구", "광역시도", "교육청", "중앙행정기관", "지방공기업"))
    offices = {"교육청": f"{sido}교육청", "중앙행정기관": "나래부", "지방공기업": f"{sigungu or sido}시설관리공단"}
    low, high = random.choice((None, 0, 18, 40, 65)), random.choice((None, 12, 34, 64, 99, 120))
    return Service(
        f"9998{number:08d}",
        random.choice(NAMES),
        target=_text(random),
        criteria=random.choice(("", "", _text(random))),
        deadline=random.choice(("상시신청", "2026.01.05~2026.01.26", "2026.01.05~2027.01.26")),
        agency=offices.get(kind, f"{sido} {sigungu or ''}".strip()),
        agency_type=kind,
        users=("개인",),
        codes=_codes(random),
        age_from=low,
        age_to=None if high is not None and (low or 0) > high else high,
    )
