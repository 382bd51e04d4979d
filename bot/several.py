"""산재 되나요? 그동안 생활비는요?: a message that asks more than one thing, each answered as if it had been asked by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.context import Context
from bot.entries import CERTAIN
from bot.first_aid import AT_HOME
from bot.intent import ASPECT_OF, TELLING
from bot.interpreter import Interpreter
from bot.knowledge import WRITTEN
from bot.korean.plain import compact, sentences
from bot.korean.reading import spoken
from bot.message import Asked, Heard, Reply
from bot.turn import Turn
from bot.understand import aspect
from bot.understand.asking import asks_openly
from bot.understand.questions import only_names

if TYPE_CHECKING:
    from bot.dialogue import Dialogue

_LEANS = 9
"""Syllables of a question that goes on about the one before it (얼마 나와요, 신청 언제까지 해야 돼요), unless it names a matter."""
_OF_ITSELF = "this_assistant"
"""The topic that tells what this is, whatever of that was asked."""
_TOLD = 4
"""Syllables told beside a question from which something is told."""
_BY_ITSELF = ("ask_person", "ask_privacy", "compare", "ask_why_not")
"""Acts whose answer is about no benefit or topic, and an answer all the same."""
_TOO_WIDE = (*TELLING, "ask_benefits", "ask_overview", "ask_eligibility", "out_of_scope", "unclear", "thank", "complain", "deny", "affirm")
"""Acts in which a story with a question at its end may have been answered by more, or less, than what was asked."""
_OF_ALL = ("ask_overview", "ask_eligibility")
"""Acts answered by all that is known of a benefit, whatever was asked of it."""
_LEAST, _SAYABLE = 5, 24
"""Syllables of a question of its own, and of one that can be said back."""


@dataclass(frozen=True)
class Answered:
    replies: tuple[Reply, ...]
    context: Context
    turn: Turn
    """The one that says what was done: who asks for a person among other things asks for a person."""


class Several:
    def __init__(self, dialogue: Dialogue, interpreter: Interpreter, day: date) -> None:
        self._dialogue, self._interpreter, self._day = dialogue, interpreter, day

    def answer(self, heard: Heard, whole: Turn, said: Sequence[Reply], before: Context) -> Answered | None:
        """The questions of `heard` answered in turn; None where it asks one thing, or what was `said` to the whole of it stands.

        `whole`: the turn of the whole message, which took in all it tells; `before`: what was remembered before it.
        """
        if _is_in_danger(whole):
            return None
        if len(heard.asked) == 1:
            return self._by_itself(heard, heard.asked[0], whole, before)
        asked = self._parted(heard.asked)
        if len(asked) == 1 and (alone := self._by_itself(heard, asked[0], whole, before)):
            return alone
        if len(asked) < 2:
            return self._with_the_unknown(whole, said, [each for each in heard.asked[1:] if not aspect.read(each.question)])
        if self._is_of_the_same(whole, asked[0], before):
            return None
        context, told = _begun(before, whole.context), []
        for each in asked:
            turn, replies = self._turn(heard, each, context)
            if _is_in_danger(turn):
                return None
            context = turn.context.leaving(context)
            context = replace(context, people=whole.context.people, last=(*context.last, *(reply.to_dict() for reply in replies)))
            told.append((each, turn, replies))
        answered = [(turn, replies) for _, turn, replies in told if _is_answered(turn, replies)]
        unknown = [each for each, turn, _ in told if turn.falls_short and not only_names(each.question)]
        if len({replies[0].text for _, replies in answered}) < 2:
            return self._with_the_unknown(whole, said, unknown) if answered else None
        replies = self._joined(whole, answered, unknown)
        acts = next((turn for turn, _ in answered if turn.intent.name == "ask_person"), whole)
        last = tuple(reply.to_dict() for reply in replies)
        return Answered(replies, replace(answered[-1][0].context, people=whole.context.people, last=last), acts)

    def _by_itself(self, heard: Heard, asked: Asked, whole: Turn, before: Context) -> Answered | None:
        """소득은 기초연금이 다예요. 손녀 급식은 공짜로 되나요?: the question alone, where the whole was answered by a list, or not."""
        length, beside = len(compact(asked.question)), len(compact(heard.text)) - len(compact(asked.question))
        wide = whole.falls_short or (whole.intent.name in _TOO_WIDE and not (whole.context.topic or whole.is_exact))
        beside_it = self._is_of_what_is_told(whole, asked, before)
        if beside < _TOLD or not (beside_it or (wide and length > _LEANS)):
            return None
        turn, replies = self._turn(heard, replace(asked, text=asked.question), self._told_of(whole, asked, _begun(before, whole.context)))
        named = turn.intent.name in ASPECT_OF and (turn.read.benefits or turn.dialogue.meaning.needs_of(turn.heard.text, turn.read))
        goes_on = turn.intent.name in ASPECT_OF and turn.intent.name not in _OF_ALL and turn.context.benefit == before.benefit
        answers = turn.context.topic or turn.is_exact or named or goes_on
        if _is_in_danger(turn) or not _is_answered(turn, replies) or not answers:
            return None
        replies = self._joined(whole, [(turn, replies)], [])
        last = tuple(reply.to_dict() for reply in replies)
        return Answered(replies, replace(turn.context, people=whole.context.people, last=last), turn)

    def _told_of(self, whole: Turn, asked: Asked, context: Context) -> Context:
        """자폐 판정받은 6살이에요. 바우처 있다던데 그래도 되나요?: the question is of what the story before it is about."""
        matter, chance = whole.read.matter or ("", 0.0)
        named = self._dialogue.reader.read(asked.question, self._day).benefits
        if matter not in self._dialogue.knowledge.benefits or chance < CERTAIN or named or not _WHETHER.search(asked.question):
            return context
        return replace(context, benefit=matter, focus=matter)

    def _is_of_what_is_told(self, whole: Turn, asked: Asked, before: Context) -> bool:
        """신청 기간이 언제까지예요? 저 이사했어요: whether the answer takes up what was told, and nothing that was asked."""
        on = whole.records.get(whole.context.benefit or "")
        if whole.is_reckoned or on is None or on.id not in (before.benefit, before.focus) or on.origin != WRITTEN or not whole.is_exact:
            return False
        return self._dialogue.meaning.choice.asked(on.details, asked.question, before.detail) is None

    def _parted(self, asked: Sequence[Asked]) -> list[Asked]:
        """`asked`, each that only goes on about the one before it (얼마 나와요?) joined to that."""
        found: list[Asked] = []
        for each in asked:
            if found and self._leans(each):
                question = f"{found[-1].question}? {each.question}"
                found[-1] = replace(found[-1], text=f"{found[-1].text} {each.text}", question=question)
            else:
                found.append(each)
        return found

    def _leans(self, asked: Asked) -> bool:
        if only_names(asked.question):
            return True
        if len(compact(asked.question)) > _LEANS or compact(asked.question) not in compact(asked.text)[:_LEANS]:
            return False
        read, meaning = self._dialogue.reader.read(asked.question, self._day), self._dialogue.meaning
        return not (read.benefits or read.wants_person or meaning.needs.told(asked.question) or meaning.topics.about(asked.question))

    def _is_of_the_same(self, whole: Turn, first: Asked, before: Context) -> bool:
        """Whether all that was asked was answered together, of what was talked about before or is named with the first question."""
        on = whole.context.topic or whole.context.benefit
        if not whole.is_together:
            return False
        if on in (before.topic, before.benefit, before.focus):
            return True
        read = self._dialogue.reader.read(first.text, self._day)
        topic = self._dialogue.topics.asked(first.text, read)
        named = [benefit for each in read.benefits if (benefit := self._dialogue.knowledge.by_name(each.name))]
        return on in (*(each.id for each in named), topic.topic.id if topic else None)

    def _turn(self, heard: Heard, asked: Asked, context: Context) -> tuple[Turn, tuple[Reply, ...]]:
        text = asked.question if len(compact(asked.question)) > _LEANS else asked.text
        alone = replace(heard, text=text, intent=asked.intent, confidence=asked.confidence, asked=())
        found = self._interpreter.interpret(alone, context, self._day)
        turn = Turn(self._dialogue, found.heard, found.read, found.intent, found.context, self._day, beside=True)
        return turn, turn.answer()

    def _joined(self, whole: Turn, answered: Sequence[tuple[Turn, Sequence[Reply]]], unknown: Sequence[Asked]) -> tuple[Reply, ...]:
        """One reply a question: what was understood of the whole message first, whose words they are once, one question at the end."""
        replies = [reply for at, (turn, some) in enumerate(answered) for reply in _but_questions(turn, some, at + 1 < len(answered))]
        fresh = list(self._once(replies))
        fresh[0] = self._after(whole.opening(), fresh[0])
        return (*fresh, *self._unknown(answered[-1][0], unknown))

    def _with_the_unknown(self, whole: Turn, said: Sequence[Reply], unknown: Sequence[Asked]) -> Answered | None:
        """주간활동서비스 하루에 몇 시간이에요? 차량 운행도 해 줘요?: that of the other nothing is known here."""
        told, leaves_out = "\n".join(reply.text for reply in said), self._dialogue.meaning.leaves_out
        more = self._unknown(whole, [each for each in unknown if leaves_out(told, each.question)]) if not whole.falls_short else ()
        return Answered((*said, *more), whole.context, whole) if more else None

    def _unknown(self, turn: Turn, asked: Sequence[Asked]) -> tuple[Reply, ...]:
        on = self._dialogue.topics.by_id.get(turn.context.topic or "") or turn.records.get(turn.context.benefit or "")
        short = [each.question for each in asked if _can_be_named(each)] if on and on.id != _OF_ITSELF else []
        contact = self._dialogue.answers.contacts(on) if on else ""
        return tuple(self._dialogue.answers.say("other_question", part=part, contact=contact) for part in short)

    def _once(self, replies: Sequence[Reply]) -> Iterator[Reply]:
        """What one of them said, as whom to call, is not said by the next; whose words they are is, where they are another's."""
        guides, said = self._dialogue.wording.ending("guidance"), set[str]()
        for reply in replies:
            lines = [line for line in reply.text.split("\n") if line not in said]
            fresh = (" ".join(each for each in sentences(line) if each not in said or line.endswith(guides)) for line in lines)
            text = "\n".join(line for line in fresh if line)
            said.update(lines, (each for line in lines for each in sentences(line)))
            if text:
                yield reply if text == reply.text else replace(reply, text=text, speech=spoken(text))

    def _after(self, opening: str, reply: Reply) -> Reply:
        if not opening or reply.text.startswith(opening):
            return reply
        return self._dialogue.answers.reply(f"{opening}\n{reply.text}", reply.benefits, reply.quick_replies)


def _is_in_danger(turn: Turn) -> bool:
    """Whether nothing but the danger is spoken of; who fled home asks about a hundred things, and each is answered."""
    danger = turn.crisis or turn.context.crisis
    return turn.read.crisis is not None or (danger is not None and danger not in AT_HOME)


def _can_be_named(asked: Asked) -> bool:
    """Whether it can be said back that this was asked; who is told whom to call knows where to go."""
    sure = asked.text.rstrip().endswith(("?", "？")) or _ASKS_ITSELF.search(asked.question)
    return _LEAST <= len(compact(asked.question)) <= _SAYABLE and bool(sure) and not _WHERE_OR_ELSE.search(asked.question)


_WHETHER = re.compile(r"(?:되나|될까|돼\s?요|되는지|받을\s?수|받나|나오나|해당|가능|못\s?받|안\s?되)")
_ASKS_ITSELF = re.compile(
    r"(?:나요|까요|니까|냐고?요?|[은는]가요?|[은는]교|능교|돼요|되요|[가-힣]{2}[은는]요|어떡[가-힣]*|어떻게\s?[가-힣]*)$"
)
_WHERE_OR_ELSE = re.compile(
    r"^아니|어디|어데|워디|\d|[십백천만]\s?원|사무소|행정복지센터|주민\s?센터|[군구시도]청(?:이|인|으|에|여|[?？]|$)"
    r"|^왜\s?(?:그런|그래|그렇|이런|이래|이렇)|말\s?(?:좀\s?)?(?:못|안|귀)|알아\s?(?:듣|들|먹)|장난|(?:맞|그렇)[아지죠]요?\S?$|진짜(?:예요|야|요|에요)\S?$"
)
"""Answered with whom to call; nothing asked of the matter (왜 그런 거예요, 내 말 못 알아들어)."""


def _begun(before: Context, after: Context) -> Context:
    """Who everybody is, as the whole message told; what is talked about, as it was before."""
    same = before.subject == after.subject
    shown, listed, fitting = (before.shown, before.listed, before.fitting) if same else ((), (), ())
    return replace(
        before,
        people=after.people,
        subject=after.subject,
        gone=after.gone,
        harmful=after.harmful,
        places=after.places,
        toned=after.toned,
        shown=shown,
        listed=listed,
        fitting=fitting,
        question=None,
    )


def _is_answered(turn: Turn, replies: Sequence[Reply]) -> bool:
    if turn.falls_short or not replies:
        return False
    act, text, shows = turn.intent.name, turn.heard.text, any(reply.benefits for reply in replies)
    if act in _BY_ITSELF or turn.intent.term or turn.context.topic or turn.is_exact:
        return True
    if turn.context.benefit and act in ASPECT_OF:
        # 그건 무슨 말이에요 is not answered by what the benefit talked about is.
        return act not in _OF_ALL or bool(turn.read.benefits) or len(compact(text)) <= _LEANS
    return shows and (asks_openly(text) or bool(turn.dialogue.meaning.needs_of(text, turn.read)))


def _but_questions(turn: Turn, replies: Sequence[Reply], more: bool) -> Sequence[Reply]:
    """`replies` without the question that settles most, where more is answered after them."""
    return [reply for reply in replies if not (more and turn.is_question(reply))]
