"""What the fake gateway answers: an invented family, a few benefits, one crisis."""

from __future__ import annotations

from typing import Any

GREETING = "안녕하세요, 3-Any 개인비서예요. 나이와 사는 형편을 편하게 말씀해 주시면 받으실 수 있는 나라 혜택을 찾아 드려요."
NOTICE = "지금 답을 준비하는 데 시간이 걸리고 있어요. 급하시면 보건복지상담센터 129, 정부민원안내 110에 전화해 주세요."
PERSON = "사람과 이야기하고 싶으시면 바로 전화하실 수 있어요. 보건복지상담센터 129, 정부민원안내 110이에요."
QUEUED = "상담원을 불렀어요. 지금 1번째로 기다리고 계세요. 2분쯤 걸려요."
SHUT = "지금은 상담원이 없어요. 내일 오전 9시에 문을 열어요. 전화번호를 남기시면 연락드려요."
WILL_CALL = "전화번호를 받았어요. 내일 오전에 연락드릴게요."
CALL_ME = {"title": "전화번호 남기기", "text": "전화번호 남기기", "form": "callback"}
CRISIS = "지금 많이 힘드시군요. 혼자 견디지 않으셔도 돼요. 자살예방 상담전화 109로 지금 전화해 주세요. 몸이 위험하면 119예요."
ASKED = "어머님은 함께 사는 가족까지 합쳐서 한 달 소득이 얼마쯤 되세요?"
OPTIONS = ["소득이 없어요", "50만 원쯤이요", "100만 원쯤이요", "모르겠어요"]


def reply(text: str, benefits: list[dict[str, Any]] | None = None, quick: list[str] | None = None) -> dict[str, Any]:
    replies = [{"title": title, "text": title} for title in quick or []]
    return {"text": text, "speech": text, "benefits": benefits or [], "quick_replies": replies}


def condition(text: str, met: bool | None) -> dict[str, Any]:
    return {"text": text, "met": met, "basis": "복지로 2026-06-12"}


def card(
    name: str, status: str | None, summary: str, why: list[dict[str, Any]], missing: list[str], agency: str, **apply: Any
) -> dict[str, Any]:
    how = {
        "how": "가까운 행정복지센터에 가거나 복지로에서 인터넷으로 신청해요.",
        "where": "읍·면·동 행정복지센터, 복지로",
        "online": "https://www.bokjiro.go.kr",
        "documents": ["신분증", "사회보장급여 신청서", "소득·재산 신고서", "통장 사본"],
        "period": "언제든지 신청할 수 있어요.",
        "amount": None,
        "contact": [{"name": "보건복지상담센터", "phone": "129"}, {"name": "국민연금공단", "phone": "1355"}],
        "agency": agency,
        "checked": "2026-06-12",
    }
    return {"id": name, "name": name, "status": status, "summary": summary, "why": why, "missing": missing, "apply": how | apply}


PENSION = card(
    "기초연금",
    "possible",
    "만 65세 이상이고 소득과 재산이 많지 않은 어르신께 매달 드리는 연금이에요.",
    [condition("만 65세 이상", True), condition("본인과 배우자의 소득이 혼자면 월 2,470,000원 이하 (재산도 함께 따져요)", None)],
    ["monthly_income"],
    "보건복지부",
    amount="한 달에 최대 349,700원이에요. 소득에 따라 조금 줄 수 있어요.",
)
CARE = card(
    "노인맞춤돌봄서비스",
    "eligible",
    "혼자 지내시는 어르신 댁에 찾아가 안부를 살피고 집안일과 외출을 도와 드려요.",
    [condition("만 65세 이상", True), condition("혼자 사는 어르신", True), condition("비슷한 돌봄을 이미 받고 있으면 어려워요", False)],
    [],
    "보건복지부",
    online=None,
)
LIVING = card(
    "생계급여",
    "possible",
    "생활이 어려운 분께 매달 생활비를 드려요.",
    [condition("가구 소득이 기준 중위소득 32% 이하 (재산도 함께 따져요)", None)],
    ["monthly_income"],
    "보건복지부",
)
PHONE_BILL = card(
    "이동통신 요금 감면", "possible", "휴대전화 요금을 깎아 드려요.", [condition("만 65세 이상", True)], [], "과학기술정보통신부"
)
CARDS = [PENSION, CARE, LIVING, PHONE_BILL]

ASKED_PLACE = "어느 시·군·구에 사세요?"
PLACE_OPTIONS = ["서울 은평구요", "모르겠어요"]

FOUND = "\n".join(
    (
        "어머님은 살펴보니 4가지가 맞을 수 있어요. 먼저 중요한 것부터 말씀드릴게요.",
        *(f"• {c['name']}: {c['summary']} (조건 확인이 더 필요해요)" for c in CARDS),
        f"하나만 여쭐게요. {ASKED}",
    )
)
MOTHER = {
    "age": 68,
    "sex": "female",
    "lives_alone": True,
    "household_size": 1,
    "monthly_income": 400000,
    "income_ratio": 15.6,
    "region": {"sido": "서울특별시", "sigungu": "관악구"},
    "housing": "monthly_rent",
}
SELF = {"age": 41, "children": 2, "child_ages_months": [7, [60, 71]], "employment": "employed"}


def empty_state() -> dict[str, Any]:
    return {
        "mode": "assistant",
        "subject": "self",
        "facts": {},
        "matches": [],
        "next_question": None,
        "intent": None,
        "benefit": None,
        "aspect": None,
        "emotion": "neutral",
        "crisis": None,
        "command": None,
        "people": [{"id": "self", "relation": "self", "facts": {}}],
        "receiving": [],
    }


def asking_place() -> dict[str, Any]:
    question = {"fact": "region", "text": ASKED_PLACE, "options": PLACE_OPTIONS}
    return empty_state() | {"next_question": question, "crisis": None}


def found_state() -> dict[str, Any]:
    people = [{"id": "self", "relation": "self", "facts": dict(SELF)}, {"id": "mother", "relation": "mother", "facts": dict(MOTHER)}]
    return empty_state() | {
        "subject": "mother",
        "facts": dict(MOTHER),
        "matches": [{"id": c["id"], "name": c["name"], "status": c["status"]} for c in CARDS],
        "next_question": {"fact": "monthly_income", "text": ASKED, "options": OPTIONS},
        "people": people,
        "receiving": ["교통비 지원"],
    }
