"""The skill response of Kakao's chatbot builder, version 2.0, as its guide publishes it, with every limit. Anything else is refused.

https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide/answer_json_format and …/ai_chatbot_callback_guide
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


def text(most: int) -> Any:
    return Annotated[str, StringConstraints(min_length=1, max_length=most, pattern=r"\S")]


Label, Message, Url = text(14), text(1000), Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class WebLink(Strict):
    action: Literal["webLink"]
    label: Label
    webLinkUrl: Url


class MessageButton(Strict):
    action: Literal["message"]
    label: Label
    messageText: Message
    extra: dict[str, Any] = {}


class Phone(Strict):
    action: Literal["phone"]
    label: Label
    phoneNumber: Annotated[str, StringConstraints(pattern=r"^[\d-]{3,15}$")]


Button = Annotated[WebLink | MessageButton | Phone, Field(discriminator="action")]


class SimpleText(Strict):
    text: text(1000)


class TextCard(Strict):
    title: text(50) | None = None
    description: text(400) | None = None
    buttons: list[Button] = Field([], max_length=3)

    @model_validator(mode="after")
    def _says_something_that_fits(self) -> TextCard:
        if not 0 < len(self.title or "") + len(self.description or "") <= 400:
            raise ValueError("a text card has a title or a description, of 400 letters together")
        return self


class Thumbnail(Strict):
    imageUrl: Url


class BasicCard(Strict):
    title: text(50) | None = None
    description: text(230) | None = None
    thumbnail: Thumbnail
    buttons: list[Button] = Field([], max_length=3)


class Header(Strict):
    title: text(15)


class Item(Strict):
    title: text(50)
    description: text(16) | None = None
    action: Literal["message"]
    messageText: Message


class ListCard(Strict):
    header: Header
    items: list[Item] = Field(min_length=1, max_length=5)
    buttons: list[Button] = Field([], max_length=2)


class Output(Strict):
    simpleText: SimpleText | None = None
    textCard: TextCard | None = None
    basicCard: BasicCard | None = None
    listCard: ListCard | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Output:
        if len(self.model_fields_set) != 1:
            raise ValueError("an output is one component")
        return self


class Template(Strict):
    outputs: list[Output] = Field(min_length=1, max_length=3)
    quickReplies: list[MessageButton] = Field([], max_length=10)


class Answered(Strict):
    version: Literal["2.0"]
    template: Template


class Later(Strict):
    version: Literal["2.0"]
    useCallback: Literal[True]
    data: dict[str, str]


RESPONSE: TypeAdapter[Answered | Later] = TypeAdapter(Answered | Later)


def check(content: Any) -> Any:
    """`content`, once it is what Kakao takes."""
    RESPONSE.validate_python(content)
    return content
