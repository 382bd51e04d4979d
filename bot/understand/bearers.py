"""Whose fact it is: Korean drops its subjects, so a clause is about the last one named until another is."""

from __future__ import annotations

import re
from bisect import bisect_right

from bot.understand.clauses import Clause
from bot.understand.page import Found, Page
from bot.understand.people import Mention
from bot.understand.result import Said

_HEARSAY = re.compile(r"(?:[가-힣](?:대|래)(?:요|서|던데)?|다던데|다더라|라더라|라던데|다고\s?(?:하|그러|해서))[\s.,!?]*$")
_HOUSEHOLD = frozenset(
    {
        "region",
        "household_size",
        "lives_alone",
        "monthly_income",
        "income_ratio",
        "housing",
        "basic_livelihood",
        "near_poor",
        "children",
        "child_ages_months",
        "single_parent",
        "multicultural",
    }
)
_OF_PARENTS = frozenset({"pregnant", "infertility", "single_parent", "business_closed"})
_SPEAKERS = frozenset({"bereaved", "crisis_event"})
_COUPLES = _SPEAKERS | {"multicultural", "single_parent"}
_DESCRIBES = re.compile(
    r"^(?:이|가|도|을|를|에)?\s?(?:\S{0,3}\s)?\S{0,3}(?:된|되신|돼신|먹은|드신|걸린|걸리신|있는|있으신|인|이신|넘은|넘으신|가까운|하신|한|하는|다니는|다니시는|받은|받으신|앓는|앓고\s?계신|사는|사시는|계신|중인|판정|진단|세|살|앓으신)\s?(?:우리|저희|늙은|홀|늙으신)?\s?$|^(?:\s?세|\s?살)?\s?(?:우리|저희|늙은|홀)?\s?$"
)
_STANDS_BESIDE = re.compile(r"^(?:님)?(?:은|는|이|가|께서|도)?\s?(?:올해|만|나이|연세)?\s?$")
_DIED = re.compile(r"^[^\s]*(?:\s\S+){0,1}?\s?(?:돌아가[셨시신]|별세|사망하)")
_BARE_MENTION = re.compile(r"\s*(?:우리|저희|제|내)?\s*(?:님)?(?:이|가|은|는|께서|도)?(?:요|이요|예요|이에요|입니다|말이에요)?[\s.,!?]*")
_ONLY_MENTION = 6
"""Syllables of particles and politeness beside a name, so that the clause tells nothing else (우리 어머니가요)."""


class Bearers:
    """Gives every found fact its person, and says whom the message is about."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._mentions = tuple(m for m in page.mentions if m.role != "company" or m.person != "self")
        self._turns: list[tuple[int, str | None, bool]] = []
        """(place, person, named in this clause): from there on the words are about that person; None: nobody named yet."""
        self._follow()

    def said(self, found: list[Found]) -> tuple[tuple[Said, ...], str | None]:
        """The facts with their persons, and the subject of the message."""
        owned = [(self._owner(fact), fact) for fact in found]
        owned = [(person, fact) for person, fact in owned if person != "nobody"]
        children = {person for person, fact in owned if person and person.startswith("child") and fact.fact != "age"}
        # A child's own age counts only where the child itself is talked about (자폐성 장애), not merely raised.
        owned = [(person, fact) for person, fact in owned if not (fact.person or "").startswith("child") or person in children]
        subject = self._subject({person for person, _ in owned if person}, found)
        # 맞벌이·남편 수입: what a spouse earns is income of the speaker's household, unless the talk is about the spouse.
        unnamed = "self" if subject else ""
        facts = [Said(person or unnamed, f.fact, f.value, f.start, f.end, f.derived, f.approximate) for person, f in owned]
        return (*facts, *self._sexes(facts, subject)), subject

    def _follow(self) -> None:
        current: str | None = None
        for clause in self._page.clauses:
            named = [m for m in self._mentions if clause.start <= m.start < clause.end and m.role in ("subject", "is")]
            if named:
                current = named[0].person
                self._turns.append((clause.start, current, True))
                for mention in named[1:]:
                    current = mention.person
                    self._turns.append((mention.start, current, True))
                self._look_back(clause, named)
            elif clause.honorific and current in (None, "self"):
                current = self._honoured(clause) or current
                self._turns.append((clause.start, current, False))
            else:
                self._turns.append((clause.start, current, False))

    def _look_back(self, clause: Clause, named: list[Mention]) -> None:
        """혼자 살아요, 우리 어머니가: a name that comes last tells of whom the words before it were."""
        words = self._page.text[clause.start : clause.end]
        bare = _BARE_MENTION.fullmatch(words.replace(words[named[0].start - clause.start : named[0].end - clause.start], "", 1))
        if bare and all(person is None for _, person, _ in self._turns[:-1]) and named[0].role == "subject":
            self._turns = [(place, named[0].person, False) for place, _, _ in self._turns]

    def _honoured(self, clause: Clause) -> str | None:
        """Whom an honorific verb without a subject honours: an elder named before, else the next one named."""
        elders = [
            m
            for m in self._mentions
            if m.person not in ("self", "sibling") and not m.person.startswith("child") and m.role in ("subject", "company")
        ]
        before = [m for m in elders if m.start < clause.end]
        after = [m for m in elders if m.start >= clause.end]
        return before[-1].person if before else after[0].person if after else None

    def _owner(self, fact: Found) -> str | None:
        """Person id, None for the one who speaks, `nobody` for hearsay about people nobody asks for."""
        if fact.person not in (None, "parent"):
            return fact.person if fact.person != "speaker" else None
        if self._was_the_deads(fact):
            return "nobody"
        modified = self._modified(fact)
        if modified and fact.person is None:
            return modified
        place = bisect_right([turn[0] for turn in self._turns], fact.start) - 1
        _, person, named = self._turns[max(0, place)]
        if person is None:
            return None
        if fact.person == "parent" and person.startswith("child"):
            return None
        if person.startswith("child") and fact.fact in _HOUSEHOLD and not self._has_sex(person):
            return None
        if (
            person.startswith("child")
            and not self._can_be_a_mother(person)
            and (fact.fact in _OF_PARENTS or (fact.fact == "sex" and fact.derived))
        ):
            return None
        if person == "other" and _HEARSAY.search(self._page.text[: self._page.clause_at(fact.start).end]):
            return "nobody"
        if person == "spouse" and (fact.fact in _COUPLES or (fact.fact in _HOUSEHOLD and not named) or fact.fact == "monthly_income"):
            return None
        return None if fact.fact in _SPEAKERS and person.startswith("child") else person

    def _was_the_deads(self, fact: Found) -> bool:
        """아버지가 유공자셨는데 돌아가셨어요: what somebody was who is gone is nobody's fact."""
        named = [m for m in self._mentions if m.end <= fact.start]
        if not named or named[-1].role != "gone" or fact.fact in _SPEAKERS:
            return False
        return _DIED.match(self._page.text[fact.end : fact.end + 20]) is not None

    def _modified(self, fact: Found) -> str | None:
        """치매 걸린 어머니를 모시고: words that describe somebody are about them, whatever the clause is about."""
        clause = self._page.clause_at(fact.start)
        before = [m for m in self._mentions if clause.start <= m.start and m.end <= fact.start]
        if before and _STANDS_BESIDE.match(self._page.text[before[-1].end : fact.start]):
            return None
        for mention in self._mentions:
            if fact.end <= mention.start < clause.end:
                between = self._page.text[fact.end : mention.start]
                return mention.person if mention.role != "gone" and mention.person != "self" and _DESCRIBES.match(between) else None
        return None

    def _has_sex(self, person: str) -> bool:
        """A son or daughter, who may be grown up; 애 and 아이 live with the speaker."""
        return any(m.person == person and m.sex for m in self._mentions)

    def _can_be_a_mother(self, person: str) -> bool:
        """딸이 임신했어요 is hers; 첫째가 두 돌이고 둘째 임신 중이에요 is the speaker's."""
        return any(m.person == person and m.sex == "female" for m in self._mentions)

    def _subject(self, owners: set[str], found: list[Found]) -> str | None:
        subject = None
        for mention in self._mentions:
            if mention.role not in ("subject", "is"):
                continue
            if (
                mention.person.startswith(("child", "sibling", "other"))
                and mention.person not in owners
                and not self._is_asked_for(mention, found)
            ):
                continue
            subject = mention.person
        if subject is None and any(m.role == "agent" and m.person == "self" for m in self._mentions):
            honoured = [m.person for m in self._mentions if m.person != "self" and m.role == "company"]
            return honoured[-1] if honoured and honoured[-1] in owners else "self"
        return subject or next((owner for owner in owners if owner != "self"), None)

    def _is_asked_for(self, mention: Mention, found: list[Found]) -> bool:
        clause = self._page.clause_at(mention.start)
        rest = self._page.text[mention.end : clause.end]
        alone = clause.end - clause.start - (mention.end - mention.start) <= _ONLY_MENTION + 2 and not re.search(
            r"(?:도|랑|하고)\s*$", rest
        )
        told = any(fact.start < clause.end and clause.start < fact.end for fact in found)
        return (alone and not told) or re.match(
            r"(?:이|가|은|는|도|한테)?\s?(?:받을|되나|될까|것|거(?=\s|예|요)|얘기|이야기|혜택|지원|경우|건|일로|문제|때문)", rest
        ) is not None

    def _sexes(self, facts: list[Said], subject: str | None) -> list[Said]:
        """어머니 → female, 저는 할아버지예요 → male: entailed by the word for the person."""
        known = {said.person for said in facts if said.fact == "sex"}
        told = {said.person for said in facts} | ({subject} if subject else set())
        sexes: dict[str, Said] = {}
        for mention in self._mentions:
            wanted = mention.role == "is" or mention.person in told and mention.role not in ("rejected", "gone")
            if mention.sex and wanted and mention.person not in known:
                sexes.setdefault(mention.person, Said(mention.person, "sex", mention.sex, mention.start, mention.end, derived=True))
        return list(sexes.values())
