"""The same conversations through every channel: what a citizen says, what must come back, in order, whatever the channel makes of it.

`engine` answers them where Rasa would (`FakeRasa.script`). A test of a channel plays `CONVERSATIONS` and compares the words that arrived
with `Exchange.answers`: whole, in order, once. Titles of buttons and names of benefits are compared where the channel has such things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.message import Card, QuickReply, Reply
from tests.channels.fakes import FIRST_AID, NOW, FakeDialogue, usual

PENSION = Card(
    "basic_pension",
    "기초연금",
    "eligible",
    "만 65세 이상이면 매달 드려요.",
    why=({"text": "만 65세 이상", "met": True, "basis": "기초연금법 제3조"},),
    apply={
        "how": "주소지와 관계없이 가까운 곳에 가시면 돼요.",
        "where": "읍·면·동 행정복지센터",
        "online": "https://www.bokjiro.go.kr/",
        "documents": ["신분증", "통장 사본 <본인 것>"],
        "amount": "한 달에 최대 34만 9,700원",
        "period": "생일이 있는 달의 한 달 전부터",
        "contact": [{"name": "보건복지상담센터", "phone": "129"}],
        "agency": "보건복지부",
        "checked": "2026-11-01",
    },
)
_LINE = "{each}. 이 지원은 {each}번째예요. 사는 곳의 주민센터에서 신청하실 수 있어요. 서류는 신분증이에요."
LONG = "\n".join(_LINE.format(each=each) for each in range(1, 161))
"""Longer than any messenger takes at once."""


@dataclass(frozen=True)
class Exchange:
    """One message and the words that answer it."""

    says: str
    answers: tuple[str, ...]
    aloud: tuple[str, ...]
    """The same as it is said."""
    buttons: tuple[str, ...] = ()
    """Titles of the last answer's quick replies."""
    benefits: tuple[str, ...] = ()
    """Names of the benefits shown."""
    presses: bool = False
    """`says` is the text of a quick reply that was offered just before: a channel with buttons presses it."""


@dataclass(frozen=True)
class Conversation:
    name: str
    exchanges: tuple[Exchange, ...]


def _said(text: str, *buttons: str, benefits: tuple[Card, ...] = ()) -> Reply:
    return Reply(text, text, benefits, tuple(QuickReply(title, SAYS.get(title, title)) for title in buttons))


SAYS = {"네, 혼자": "네, 혼자 사세요", "아니요": "아니요, 같이 살아요"}
"""What a button says where that is not its title."""
ANSWERS: dict[str, tuple[Reply, ...]] = {
    "어머니가 예순여덟이세요": (_said("어머니 이야기군요."), _said("혼자 사세요?", "네, 혼자", "아니요")),
    "네, 혼자 사세요": (_said("받으실 수 있는 지원이 있어요.", benefits=(PENSION,)),),
    # As who asks for a person by a key or a button is answered, without the engine.
    "상담원 바꿔 주세요": FakeDialogue().handover({}, NOW.date()).replies,
    "받을 수 있는 것을 다 알려 주세요": (_said(LONG),),
    "<b>굵게</b> & 'q'": (_said("1 < 2 & 3 > 2, <i>그대로</i> 보여 드려요."),),
}


def engine(question: dict[str, Any]) -> list[dict[str, Any]] | None:
    """For `FakeRasa.script`: the answers above; to anything else the usual one, which repeats what was heard."""
    replies = ANSWERS.get(question["message"])
    if replies is None or question["metadata"]["crisis_answered"]:
        return None
    found = usual(question)
    return [{**found[0], "custom": {**found[0]["custom"], "replies": [reply.to_dict() for reply in replies]}}]


def _exchange(says: str, presses: bool = False) -> Exchange:
    replies = ANSWERS[says]
    buttons = tuple(quick.title for quick in replies[-1].quick_replies)
    names = tuple(card.name for reply in replies for card in reply.benefits)
    return Exchange(says, tuple(reply.text for reply in replies), tuple(reply.speech for reply in replies), buttons, names, presses)


def _repeated(says: str, heard: str = "") -> Exchange:
    """The second message, which the engine has no words for."""
    answers = (f"2: {heard or says}",)
    return Exchange(says, answers, answers)


CONVERSATIONS = (
    Conversation("a benefit is found", (_exchange("어머니가 예순여덟이세요"), _exchange("네, 혼자 사세요", presses=True))),
    Conversation(
        "a danger is answered at once, then the talk goes on",
        (Exchange("죽고 싶어요", (f"{FIRST_AID} (suicide)",), (FIRST_AID,)), _repeated("고마워요")),
    ),
    Conversation("a person is asked for", (_exchange("상담원 바꿔 주세요"),)),
    Conversation("an answer longer than one message", (_exchange("받을 수 있는 것을 다 알려 주세요"),)),
    Conversation(
        "signs and numbers",
        (_exchange("<b>굵게</b> & 'q'"), _repeated("제 전화번호는 010-1234-5678이에요", "제 전화번호는 [전화번호]이에요")),
    ),
)
