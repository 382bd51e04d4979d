"""Whose fact it is: Korean drops its subjects, so a clause is about the last one named until another is."""

from __future__ import annotations

import re
from bisect import bisect_right

from bot.understand.clauses import Clause
from bot.understand.left import LATE
from bot.understand.page import ASKED, Found, Page
from bot.understand.people import PET, Mention
from bot.understand.pointed import (
    STANDS_BESIDE,
    cannot_be_theirs,
    introduced_child,
    is_a_minor,
    is_told_after_a_pupil,
    lives_with_who_told,
    may_be_the_carers,
    nursed,
    of_the_elder,
    pointed_at,
    told_before_the_name,
    without_too_young,
)
from bot.understand.result import Said
from bot.understand.subjects import derived_sexes, is_bare, subject_of

NOBODY = "nobody"
GROWN = 30
"""Years from which a bare number is hardly the age of a child one raises."""
_SHARED = frozenset(
    ["region", "household_size", "lives_alone", "monthly_income", "income_ratio", "housing", "basic_livelihood", "near_poor"]
)
"""Facts of those who live together: a spouse or small child only in passing named shares them with the speaker."""
_DIED = re.compile(r"^[^\s]*(?:\s\S+){0,1}?\s?(?:돌아가[셨시신]|별세|사망하)")
_OF_ANIMALS = frozenset(
    ["age", "sex", "pregnant", "infertility", "disability", "dementia", "serious_illness", "bereaved", "crisis_event", "children"]
    + ["child_ages_months", "household_size"]
)
"""Facts that may be told of an animal as of a person; nobody's then."""
_PARENTAL = frozenset({"children", "child_ages_months", "single_parent", "multicultural"})
_OF_MOTHERS = frozenset({"pregnant", "infertility", "single_parent", "business_closed"})
_OF_WHO_ACTS = frozenset({"employment", "job_lost", "business_closed", "region"})
_KIN = re.compile(r"이모|고모|숙모|외숙|삼촌|외삼촌|당숙|큰|작은|며느리|사위|손|조카|사촌|장")
_SPEAKERS = frozenset({"bereaved", "crisis_event"})
_COUPLES = _SPEAKERS | {"children", "child_ages_months", "multicultural", "single_parent", "monthly_income"}
_HEARSAY = re.compile(r"(?:[받하되타살았었]더[라만군](?:고)?(?:요)?|[가-힣](?:대|래)(?:요|서|던데)?|다던데|다더라|라더라|라던데"
    r"|다고\s?(?:하|그러|해서)|[다라]\s?[카쿠](?:던데|더라|데|대|던|더만)\S?)[\s.,!?]*$")
_DESCRIBES = re.compile(
    r"^(?:이|가|도|을|를|에)?\s?(?:\S{0,3}\s)?\S{0,3}(?:된|되신|돼신|먹은|드신|걸린|걸리신|있는|있으신|인|이신|넘은|넘으신"
    r"|가까운|하던|하시던|던|시던|하신|한|하는|다니는|다니시는|받은|받으신|앓는|앓고\s?계신|사는|사시는|계신|중인|판정|진단|세|살"
    r"|앓으신)\s?(?:우리|저희|늙은|홀|늙으신)?\s?$|^(?:\s?세|\s?살)?\s?(?:우리|저희|늙은|홀)?\s?$"
)
_BOTH = re.compile(r"(?:둘|두\s?분|두\s?사람|두\s?명|양쪽)\s?(?:이|이서|께서|은|는)?\s?(?:다|모두|같이|만|만\s?따로)(?=\s)"
    r"|두\s?분(?:이|이서)?(?=\s(?!중|가운데))")
"""둘 다 일을 안 해요: what follows is true of the last two who were named."""
_A_PARENT = re.compile(r"\s?(?:하나|둘|셋|넷|다섯|[한두세네]\s?명|\d\s?명|있는|키우는|딸린|둔)?\s"
    r"(?:엄마|아빠)(?=\s?(?:입니|예요|이에요|에요|인데|라예|라[서고]|이?여|야|임))")
_US_TWO = re.compile(r"(?:저희|우리)\s?(?:부부\s?)?(?:둘|두\s?사람)\s?(?:이|은)?\s?(?:다|모두)\s?(?:만\s?)?$")
"""저희 둘 다 스무 살이에요: a couple."""
_ALL_OF_THEM = re.compile(r"(?:자식|자녀|애|아이|아들|딸)(?:들)?(?:은|는|이|도)?\s?(?:둘|셋|넷|다섯|여섯|\S\s?명)?\s?(?:다|모두"
    r"|전부)\s?(?:\S+에서?\s)?$")
_WITH_ME = re.compile(r"(?<![가-힣])(?:저|나)(?:이?랑|하고|와)\s?(?:같이\s?|단\s?)?$")
_HOME_OF_A_LIST = re.compile(r"(?:사는\s?[데곳]|주소|거주지)(?:[은는]|:)?\s?$")
_WE_ALL = re.compile(r"(?:저|나)(?:랑|하고|도)\s?(?:둘\s?)?(?:다|모두)\s?$")
_GROWN_PARENT = re.compile(
    r"(?:딸|아들)(?:래미|내미|아이)?(?:이|은|가|도)\s(?:[^\s.,]+\s)?(?:이혼|사별|헤어|미혼|혼자|싱글|결혼|시집"
    r"|장가)\S*\s(?:[^\s.,]+\s){0,2}$"
)
"""딸이 이혼하고 애 둘을 …: the children are the daughter's."""
STANDING = frozenset(
    ["basic_livelihood", "near_poor", "veteran", "disability", "disabled", "dementia", "serious_illness", "care_grade"]
    + ["employment", "housing"]
)
_OF_THE_DEAD = (STANDING - {"employment", "housing"}) | {"lives_alone", "household_size"}
WAS = re.compile(r"(?:이|가|를|을)?\s?(?:있으|받으|사|계|하)?셨")
"""What somebody was, and how that is said of the dead."""
_ELDERS = frozenset({"mother", "father", "parent", "grandmother", "grandfather", "mother:in_law", "father:in_law"})
_NO_ELDERS = frozenset({"other", "other:2", "sibling", "sibling:2", "spouse"})
_OF_THE_CHILD = frozenset({"disability", "serious_illness"})
_FOR_NURSING = re.compile(r"(?:돌보|간병하|간호하|수발하|모시)느라\s")
_BECAUSE = re.compile(
    r"(?:애기?|아이|아기)(?:들)?(?:이|가)\s[^.?!]{0,12}[가-힣]서\s(?:[^\s.?!]+\s){0,2}$"
    r"|(?:애기?|아이|아기|엄마|아빠|어머니|어머님|아버지|아버님|부모님|할머니|할아버지|장모님?|장인|남편|신랑|아내|와이프|집사람|마누라|동생)(?:들)?"
    r"\s?(?:병?간호|간병|병?수발|병구완|뒷바라지|돌봄)?\s?(?:때문에|땜에|땜시)\s(?:[^\s.?!]+\s){0,2}$")
"""애가 아파서 회사 그만뒀어요, 엄마 병간호 때문에 퇴사했어요."""
_BRINGS_UP = re.compile(r"키우|기르|길러|돌보|데리고|봐\s?주")
_ALL_TOLD = re.compile(r"까지\s?(?:다\s?|다해서\s?|모두\s?|총\s?|해서\s?|합쳐서?\s?|하면\s?)*$")
"""딸 고2까지 세 식구, 시어머니까지 다섯: of the household they all live in."""
_WITH = re.compile(r"(?:님)?(?:이?랑|하고|과|와)(?=\s)")
_OWN_CHILD = re.compile(r"(?:우리|저희|제|내)\s?(?:애|아이|아기|아들|딸|첫째|둘째|큰애|막내)")


class Bearers:
    """Gives every found fact its person, and says whom the message is about."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._mentions = tuple(m for m in page.mentions if m.role != "company" or m.person != "self")
        self._raises = False
        """Whether the message tells ages of minor children."""
        self._turns: list[tuple[int, str | None, bool]] = []
        """(place, person, named in this clause): from there on the words are about that person; None: nobody named yet."""
        self._apart: list[tuple[int, int]] = []
        """Words before the first name of a clause that are told of who was named in the clause before."""
        self._follow()
        self._turns = list(of_the_elder(self._page, self._turns))
        followed, self._turns = self._turns, list(without_too_young(self._page, self._turns))
        self._speaker_told = followed != self._turns
        """Whether an age can be nobody's but the speaker's."""
        self._places = [turn[0] for turn in self._turns]

    def said(self, found: list[Found]) -> tuple[tuple[Said, ...], str | None]:
        """The facts with their persons, and the subject of the message. Without any name the person stays empty."""
        self._raises = any(fact.fact == "child_ages_months" for fact in found)
        owned = [(person, fact) for fact in found for person in self._owners(fact)]
        # A child's own age counts only where the child itself is talked about (자폐성 장애), not merely raised.
        children = {person for person, fact in owned if person and person.startswith("child") and fact.fact != "age"}
        owned = [(p, fact) for p, fact in owned if p != NOBODY and (not (fact.person or "").startswith("child") or p in children)]
        # That a daughter is spoken of says nothing of whom the message is about.
        telling = [(person, fact) for person, fact in owned if fact.fact != "daughter"]
        subject = subject_of(self._page, (m for m in self._mentions if m.person != PET), telling)
        if self._speaker_told and not any(p == subject and fact.fact not in _SHARED | {"sex"} for p, fact in owned):
            subject = "self"
        if any(person == ASKED for person, _ in owned):
            # What answers the question first leaves the talk with whom it was about.
            subject = None
            owned = [("" if person == ASKED else person, fact) for person, fact in owned]
        unnamed = "self" if subject else ""
        facts = [Said(p or unnamed, f.fact, f.value, f.start, f.end, f.derived, f.approximate) for p, f in owned]
        return (*facts, *derived_sexes(self._mentions, facts, subject)), subject

    def owner_at(self, place: int) -> str | None:
        """Whom the words at `place` are about, as far as they were named."""
        person = self._turns[max(0, bisect_right(self._places, place) - 1)][1]
        return self._before_the_pet(place) if person == PET else person

    def _before_the_pet(self, place: int) -> str | None:
        """The person whom the words were about before they came to an animal."""
        return next((person for start, person, _ in reversed(self._turns) if start <= place and person != PET), None)

    def _follow(self) -> None:
        current: str | None = None
        for clause in self._page.clauses:
            named = [m for m in self._mentions if clause.start <= m.start < clause.end and m.role in ("subject", "is")]
            if named:
                if told_before_the_name(self._page, clause, named[0], current):
                    self._apart.append((clause.start, named[0].start))
                    self._turns.append((clause.start, current, False))
                current = named[0].person
                self._turns.append((named[0].start if self._turns and self._turns[-1][0] == clause.start else clause.start, current, True))
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
        unnamed_before = all(person is None for _, person, _ in self._turns[:-1])
        if unnamed_before and named[0].role == "subject" and is_bare(self._page, named[0], clause):
            self._turns = [(place, named[0].person, False) for place, _, _ in self._turns]

    def _honoured(self, clause: Clause) -> str | None:
        """Whom an honorific verb without a subject honours: an elder named before, else the next one named."""
        elders = [
            m
            for m in self._mentions
            if m.relation not in ("self", "sibling", PET) and not m.person.startswith("child") and m.role in ("subject", "company", "agent")
        ]
        # 어머니 신청할 수 있나요? 일흔아홉이세요: who applies is honoured only where nobody else was named.
        elders = [m for m in elders if m.role != "agent"] or elders
        # 어머니랑 둘이 사세요 honours somebody else, whom no word here names.
        before = [m for m in elders if m.start < clause.end and not (self._is_beside(m) and self._page.clause_at(m.start).honorific)]
        after = [m for m in elders if m.start >= clause.end and not self._is_beside(m)]
        return before[-1].person if before else after[0].person if after else None

    def _is_beside(self, mention: Mention) -> bool:
        return _WITH.match(self._page.text[mention.end : mention.end + 8]) is not None

    def _owners(self, fact: Found) -> tuple[str | None, ...]:
        words = self._page.lead(fact.start) + (self._page.text[fact.start : fact.start + 6] if fact.fact == "household_size" else "")
        both = _BOTH.search(words) if fact.person is None else None
        place = self._page.clause_at(fact.start).start
        living = [m for m in self._page.mentions if m.role != "gone" and m.person != PET]
        named = [m.person for m in living if m.start < place + both.start()] if both else []
        pair = list(dict.fromkeys(reversed(named)))[:2]
        if len(pair) == 2:
            return tuple(None if person == "self" else person for person in reversed(pair))
        if both and fact.fact == "age" and _US_TWO.search(words):
            return (None, "spouse")
        owner = self._owner(fact)
        if cannot_be_theirs(self._page, owner, fact):
            if fact.fact == "age" and (before := self.owner_at(place)) in _NO_ELDERS and before != owner:
                # 막내이모가 조현병이고 마흔다섯 할머니랑 살아요
                return (before,)
            self._speaker_told |= fact.fact == "age"
            owner = None
        return (owner,)

    def _owner(self, fact: Found) -> str | None:
        """Person id, None for the one who speaks, `nobody` for the dead and for people nobody asks about."""
        if fact.person == "speaker" or (fact.fact == "household_size" and _ALL_TOLD.search(self._page.lead(fact.start))):
            return None
        if fact.person not in (None, "parent"):
            return fact.person
        if (pointed := pointed_at(self._page, fact)) is not None:
            return pointed
        if (ill := nursed(self._page, self._mentions, self.owner_at(fact.start), fact)) is not None:
            return ill
        if self._was_the_deads(fact) or self._described_the_dead(fact):
            return NOBODY
        if may_be_the_carers(self._page, self._mentions, self.owner_at(fact.start), fact):
            return NOBODY
        _, person, named = self._turns[max(0, bisect_right(self._places, fact.start) - 1)]
        if any(start <= fact.start < end for start, end in self._apart) and fact.person is None:
            return None if person == "self" else person
        if fact.fact in _OF_WHO_ACTS and (carer := self._carer(fact)):
            # 제가 서울에서 대신 신청해도 되나요: of whoever applies, though the talk is about another.
            return None if carer == "self" and fact.fact != "region" else carer
        if person is None and fact.person is None and fact.fact in _OF_THE_CHILD:
            person = introduced_child(self._page, fact)
            named = person is not None
        if fact.fact in _OF_WHO_ACTS and self._is_for_them(fact):
            return None
        modified = self._modified(fact) if fact.person is None else None
        person, named = (modified, True) if modified else (person, named)
        heard = _HEARSAY.search(self._page.text[: self._page.clause_at(fact.start).end])
        if heard and person in ("other", "other:2") and not self._is_kin(person):
            return NOBODY
        if person == PET and (fact.fact in _OF_ANIMALS and not _is_a_grown_age(fact)):
            return NOBODY
        if person == PET:
            # 고양이 두 마리 있고 월세 살아요: no animal pays rent.
            person, named = self._before_the_pet(fact.start), False
        if fact.fact == "region" and _WE_ALL.search(self._page.lead(fact.start)):
            return None
        if fact.fact in ("region", "housing") and _ALL_OF_THEM.search(self._page.lead(fact.start)):
            return NOBODY
        if person is not None and person.startswith("child"):
            return self._childs(person, fact)
        if person in _ELDERS and not named and fact.person == "parent" and not self._is_raised_by(person, fact):
            # 부모님 모시고 살아요. 애도 둘이고요: the children are the speaker's.
            return None
        if person in ("other", "sibling") and fact.person == "parent" and _OWN_CHILD.search(self._page.text[: fact.end]):
            return None
        if person == "spouse" and (fact.fact in _COUPLES or (fact.fact in _SHARED | _PARENTAL and not (named and self._is_next_to(fact)))):
            return None
        return person

    def _is_next_to(self, fact: Found) -> bool:
        """배우자 45세 자녀 2명 … 전세: after others were counted up the home is everybody's."""
        named = [m for m in self._mentions if self._page.clause_at(fact.start).start <= m.start and m.end <= fact.start]
        return not named or named[-1].relation != "child"

    def _is_for_them(self, fact: Found) -> bool:
        """엄마 병간호 때문에 퇴사했어요: who gave up work is the one who speaks, and nobody named since."""
        because = _BECAUSE.search(self._page.text[: fact.start])
        return because is not None and not any(because.start() < m.start < fact.start and m.role != "company" for m in self._mentions)

    def _carer(self, fact: Found) -> str | None:
        """아버지가 쓰러지셔서 제가 회사 그만두고 돌봐요, 엄마가 아빠를 돌보느라 일을 못하세요: the work is that of the one who nurses."""
        acting = [m for m in self._mentions if m.end <= fact.start and m.role in ("agent", "subject", "is")]
        if not acting or acting[-1].role != "agent":
            return None
        last = acting[-1]
        here = self._page.clause_at(fact.start).start <= last.start
        nursing = _FOR_NURSING.search(self._page.text, last.end, fact.start)
        return last.person if nursing or (here and last.person == "self") else None

    def _is_raised_by(self, elder: str, fact: Found) -> bool:
        """할머니가 손주 둘을 키우시는데 중1 초3이에요: an elder is honoured here, or just before as the one who brings them up."""
        clause = self._page.clause_at(fact.start)
        if clause.honorific:
            return True
        before = self._page.clause_at(max(0, clause.start - 1))
        raised = before.honorific and _BRINGS_UP.search(self._page.text, before.start, before.end)
        return bool(raised) and self.owner_at(before.end - 1) == elder

    def _is_kin(self, person: str) -> bool:
        """작은엄마가 암이래요 tells of the family, 옆집 할머니가 받는대요 of a stranger."""
        return any(m.person == person and _KIN.match(m.word) for m in self._mentions)

    def _childs(self, child: str, fact: Found) -> str | None:
        """What is told beside a child is the child's own, the parent's, or of a grown child elsewhere (nobody asked)."""
        sexes = {m.sex for m in self._mentions if m.person == child}
        grown = sexes != {None}
        if fact.person == "parent":
            return self._parent_before(fact)
        if fact.fact in _SPEAKERS:
            return None
        if fact.fact == "age" and self._raises and not self._names_a_child(fact):
            return None
        if fact.fact in _OF_WHO_ACTS and self._raises and self._stands_before(child, fact):
            return None
        if fact.fact in _OF_WHO_ACTS | {"monthly_income"} and fact.value != "student" and is_told_after_a_pupil(self._page, child, fact):
            return None
        if fact.fact in _OF_WHO_ACTS and not grown and fact.value != "student" and _BECAUSE.search(self._page.text[: fact.start]):
            return None
        if fact.fact == "region":
            return None if _HOME_OF_A_LIST.search(self._page.lead(fact.start)) else child if grown else NOBODY
        if grown and fact.fact in _SHARED and lives_with_who_told(self._page, child):
            return None
        small = grown and fact.fact in _SHARED and is_a_minor(self._page, self._mentions, child)
        if fact.fact in _SHARED and (not grown or small or (fact.fact == "household_size" and self._lives_with_speaker(fact))):
            return None
        hers = fact.fact in _OF_MOTHERS or (fact.fact == "sex" and fact.derived)
        return self._woman_before(fact) if hers and "female" not in sexes else child

    def _stands_before(self, child: str, fact: Found) -> bool:
        """퇴사한지 두달 애는 5학년: the work told before the small child is the speaker's."""
        return all(fact.end <= m.start for m in self._mentions if m.person == child)

    def _lives_with_speaker(self, fact: Found) -> bool:
        """아들 혼자 키우며 둘이 삽니다; 딸이 스물셋인데 저랑 둘이 살아요: the household told is the speaker's own."""
        alone = fact.value == 1
        return not alone and (self._raises or _WITH_ME.search(self._page.lead(fact.start)) is not None)

    def _woman_before(self, fact: Found) -> str | None:
        """아내가 둘째 임신 중이고: of the woman who has the child, named before it in the clause; else of the speaker."""
        start = self._page.clause_at(fact.start).start
        named = [m for m in self._mentions if start <= m.start and m.end <= fact.start and m.role == "subject"]
        return next((m.person for m in named if m.sex == "female" and not m.person.startswith("child")), None)

    def _parent_before(self, fact: Found) -> str | None:
        """아는 동생이 미혼모인데 애가 백일이에요: the child is that of the sibling or acquaintance told about before."""
        grown = _GROWN_PARENT.search(self._page.text[: fact.start])
        if grown:
            return next((m.person for m in self._mentions if m.start <= grown.start() < m.end), None)
        before = [m for m in self._mentions if m.end <= fact.start and m.role in ("subject", "is") and not m.person.startswith("child")]
        owned = _OWN_CHILD.search(self._page.text[: fact.end])
        return before[-1].person if before and before[-1].relation in ("sibling", "other") and not owned else None

    def _names_a_child(self, fact: Found) -> bool:
        clause = self._page.clause_at(fact.start)
        return any(clause.start <= m.start < clause.end and m.person.startswith("child") for m in self._mentions)

    def _was_the_deads(self, fact: Found) -> bool:
        """아버지가 유공자셨는데 돌아가셨어요: what somebody was who is gone is nobody's fact. 전남편 양육비 안줌 tells of who is left."""
        if fact.fact == "single_parent":
            return False
        named = [m for m in self._mentions if m.end <= fact.start]
        if self._was_honoured(fact, named):
            return True
        if named and named[-1].role == "gone" and fact.fact not in _SPEAKERS and self._page.clause_at(fact.start).start <= named[-1].start:
            before = self._page.text[max(0, named[-1].start - 8) : named[-1].start]
            if LATE.search(before):
                return True
        if not named or named[-1].role != "gone" or fact.fact in _SPEAKERS:
            return False
        return _DIED.match(self._page.text[fact.end : fact.end + 20]) is not None

    def _was_honoured(self, fact: Found, named: list[Mention]) -> bool:
        """할아버지가 돌아가셔서 …. 수급자셨어요: said with honour of the past, where no other elder was named."""
        gone = any(m.role == "gone" for m in named) and not any(m.role != "gone" and m.person not in ("self", PET) for m in named)
        return gone and fact.fact in STANDING and WAS.match(self._page.text, fact.end) is not None

    def _described_the_dead(self, fact: Found) -> bool:
        """수급자 어머니가 돌아가셨는데, 치매 걸린 아버지가 돌아가셔서: no fact of the one who is left."""
        clause = self._page.clause_at(fact.start)
        first = next((m for m in self._mentions if fact.end <= m.start < clause.end), None)
        if first is None or first.role != "gone" or fact.fact not in _OF_THE_DEAD:
            return False
        return any(m for m in self._mentions if clause.start <= m.end <= fact.start) is False and (
            _DESCRIBES.match(self._page.text[fact.end : first.start]) is not None
        )

    def _modified(self, fact: Found) -> str | None:
        """치매 걸린 어머니를 모시고: words that describe somebody are about them, whatever the clause is about."""
        clause = self._page.clause_at(fact.start)
        before = [m for m in self._mentions if clause.start <= m.start and m.end <= fact.start]
        if before and STANDS_BESIDE.match(self._page.text[before[-1].end : fact.start]):
            return None
        for mention in self._mentions:
            if fact.end <= mention.start < clause.end:
                between = self._page.text[fact.end : mention.start]
                if _A_PARENT.match(self._page.text, mention.end):
                    # 창원 사는 애 넷 아빠예요: told of who has the children.
                    return None
                if not between.strip() and (before or (mention.relation == "child" and fact.fact == "age" and not _may_be_a_childs(fact))):
                    # 나이 46 애 둘: a bare number before a child is no age of the child.
                    return None
                return mention.person if mention.role != "gone" and mention.person != "self" and _DESCRIBES.match(between) else None
        return None


def _is_a_grown_age(fact: Found) -> bool:
    """No cat is sixty."""
    return fact.fact == "age" and isinstance(fact.value, int) and fact.value >= GROWN


def _may_be_a_childs(fact: Found) -> bool:
    return isinstance(fact.value, int) and fact.value < GROWN
