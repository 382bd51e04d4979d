"""What a device sends over `/audio` in JSON, and the event that each is to the turn machine."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel

from voice import events

Echo = Literal["none", "cancelled", "headset"]
ButtonName = Literal[
    "talk", "yes", "no", "repeat", "slower", "faster", "louder", "softer", "simpler", "restart", "stop", "person", "help", "back", "end",
    "elsewhere"
]


class AuthFrame(BaseModel):
    type: Literal["auth"]
    token: str
    device: Literal["kiosk", "web"] = "web"
    echo: Echo = "none"
    hands_free: bool = False


class StartFrame(BaseModel):
    type: Literal["start"]

    def event(self, at: float) -> events.Event:
        return events.Started(at)


class ButtonFrame(BaseModel):
    type: Literal["button"]
    name: ButtonName

    def event(self, at: float) -> events.Event:
        return events.Button(at, self.name)


class KeyFrame(BaseModel):
    type: Literal["key"]
    key: str = Field(pattern=r"^[0-9*#]$")

    def event(self, at: float) -> events.Event:
        return events.Key(at, self.key)


class PlayedFrame(BaseModel):
    type: Literal["played"]
    utterance: int = Field(ge=0, le=2**32 - 1)
    index: int = Field(ge=0, le=2**16 - 1)
    finished: bool
    position: float = Field(ge=0, le=3600)

    def event(self, at: float) -> events.Event:
        return events.Spoken(at, self.utterance, self.index, self.finished, self.position)


class EchoFrame(BaseModel):
    type: Literal["echo"]
    echo: Echo

    def event(self, at: float) -> events.Event:
        return events.EchoDeclared(at, self.echo)


class ConsentFrame(BaseModel):
    type: Literal["consent"]
    given: bool

    def event(self, at: float) -> events.Event:
        return events.Consent(at, self.given)


class PingFrame(BaseModel):
    type: Literal["ping"]


class DeviceFrame(RootModel[Any]):
    root: Annotated[StartFrame | ButtonFrame | KeyFrame | PlayedFrame | EchoFrame | ConsentFrame | PingFrame, Field(discriminator="type")]
