"""What goes in and out over HTTP, as the contract has it. Answers are sent as they are stored; here they are described for OpenAPI."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

ClientId = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Channel = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,31}$")]
MOST_FACTS, MOST_CHARS, MOST_NUMBER, MOST_DEPTH = 100, 200, 2**53, 3


def small(values: dict[str, Any]) -> dict[str, Any]:
    """Refuse what no fact can be, whatever its name: it would be kept, sent to the engine and written as JSON again and again."""

    def fits(value: Any, depth: int) -> bool:
        if isinstance(value, str):
            return len(value) <= MOST_CHARS
        if isinstance(value, int | float):
            # Never true of NaN.
            return abs(value) <= MOST_NUMBER
        if isinstance(value, list | dict):
            parts = [*value, *value.values()] if isinstance(value, dict) else value
            return depth > 0 and len(value) <= MOST_FACTS and all(fits(part, depth - 1) for part in parts)
        return value is None

    if not fits(values, MOST_DEPTH):
        raise ValueError("too large, too deep or no number")
    return values


FactValues = Annotated[dict[str, Any], AfterValidator(small)]


class NewConversation(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"channel": "web"}]})

    channel: Channel = "web"


class Key(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"id": "0f8e6f0f3c0c4c34a6a1e1b2a5b0c9d7", "token": "b0w3…"}]})

    id: str
    token: str = Field(description="Bearer secret of this one conversation. It is shown once.")


class Say(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": "저희 어머니가 올해 예순여덟이신데 혼자 사세요. 받을 수 있는 게 있을까요?", "client_id": "7b1d"}]
        }
    )

    text: str
    client_id: ClientId | None = Field(None, description="The sender's own id of this message: sent again, it gives the same answer once.")


class Facts(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"person": "mother", "facts": {"age": 69, "monthly_income": None}}]})

    person: Annotated[str, StringConstraints(max_length=32)] | None = Field(
        None, description="Whose facts; the person talked about if left out."
    )
    facts: FactValues = Field(description="null removes what was understood.")


class Household(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"facts": {"age": 68, "household_size": 1, "monthly_income": 400000}}]})

    facts: FactValues


class Code(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "48217305"}]})

    code: Annotated[str, StringConstraints(max_length=32)]
    channel: Channel = "web"


class LinkCode(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "48217305",
                    "expires_at": "2026-11-23T14:10:00.000+09:00",
                    "valid_s": 600,
                    "url": "https://any.example.kr/#code=48217305",
                    "qr": "<svg …/>",
                }
            ]
        }
    )

    code: str
    expires_at: str
    valid_s: int = Field(description="Seconds from now, for a device whose clock is wrong.")
    url: str = Field(description="Opens the conversation on another device.")
    qr: str = Field(description="The same as a picture: a QR code in SVG.")


class QuickReply(BaseModel):
    title: str
    text: str


class Message(BaseModel):
    seq: int
    id: str
    role: Literal["citizen", "assistant", "counsellor", "system"]
    text: str
    speech: str = Field(description="The same said aloud: no URL, no bracket, numbers in words.")
    benefits: list[dict[str, Any]] = Field(description="Cards: id, name, status, summary, why, missing, apply.")
    quick_replies: list[QuickReply]
    created_at: str


class State(BaseModel):
    mode: Literal["assistant", "waiting", "counsellor", "closed"]
    subject: str
    facts: dict[str, Any]
    matches: list[dict[str, Any]]
    next_question: dict[str, Any] | None
    intent: dict[str, Any] | None
    benefit: str | None
    aspect: str | None
    emotion: str
    crisis: str | None
    command: str | None
    people: list[dict[str, Any]]
    receiving: list[str]


class Answer(BaseModel):
    messages: list[Message]
    state: State


class Transcript(BaseModel):
    messages: list[Message]


class Matches(BaseModel):
    eligible: list[dict[str, Any]]
    possible: list[dict[str, Any]]
    open_count: int
    ineligible_count: int
    next_question: dict[str, Any] | None


class Found(BaseModel):
    id: str
    name: str
    score: float
    summary: str
    closed: str | None = None
    """Only where it takes nobody new: why, or since when."""


class FoundBenefits(BaseModel):
    items: list[Found]


class ProblemDetails(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:threeany:problem:not_found",
                    "title": "찾을 수 없어요",
                    "status": 404,
                    "detail": "찾으시는 것이 없어요. 대화였다면 이미 지워졌을 수 있으니 새 대화를 시작해 주세요.",
                    "code": "not_found",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str = Field(description="A sentence in Korean a citizen can act on.")
    code: str
