"""What Kakao sends: the skill payload, version 2.0. More fields come than are read; a missing one that is not needed is no fault."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

MOST_ID_CHARS = 256


def _mapping(value: object) -> object:
    """Where Kakao has nothing to say it sends null, or the text "null"."""
    return value if isinstance(value, dict) else {}


Extra = Annotated[dict[str, Any], BeforeValidator(_mapping)]


class User(BaseModel):
    id: str = Field(min_length=1, max_length=MOST_ID_CHARS)
    """`botUserKey`: one person in one bot."""


class Named(BaseModel):
    name: str = ""


class UserRequest(BaseModel):
    utterance: str
    user: User
    callbackUrl: str | None = None
    params: Extra = {}
    block: Named = Named()


class Action(BaseModel):
    clientExtra: Extra = {}
    """`extra` of the button that was pressed."""


class Payload(BaseModel):
    userRequest: UserRequest
    intent: Named = Named()
    action: Action = Action()

    @property
    def is_picture(self) -> bool:
        return isinstance(self.userRequest.params.get("media"), dict)

    @property
    def blocks(self) -> tuple[str, ...]:
        """Names of the scenario's block that was reached."""
        return (self.userRequest.block.name, self.intent.name)
