"""Which of the people already known a message means: 딸 after 아들 is another child, 어머님 after 시어머니 the same woman."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.brood import adds_another
from bot.context import Context, Someone
from bot.understand.result import Said, Understanding

_SEVERAL = ("child", "sibling", "other")
"""Relations of which a person may have more than one."""
_IN_LAW = {relation: f"{relation}:in_law" for relation in ("mother", "father")}


_OWN = re.compile(r"(?:우리|저희|울|제|내|외|친|시)\s?(?:할머니|할머님|할매|할아버지|할아버님|할배)")
_CALLED = {"grandmother": ("할머니", "할머님", "할매"), "grandfather": ("할아버지", "할아버님", "할배")}


def recognised(read: Understanding, context: Context, text: str = "") -> Understanding:
    """`read` with the ids that its people have in the conversation. Whoever is new keeps an id of their own."""
    sexes = {said.person: said.value for said in read.said if said.fact == "sex"}
    ranks = dict(read.ranks)
    said_of = (said.person for said in read.said)
    housemates, ranked = (person for pair in read.together for person in pair), (person for person, _ in read.ranks)
    named = dict.fromkeys(filter(None, [*said_of, read.subject, *housemates, *read.gone, *ranked]))
    ids: dict[str, str] = {}
    read, named = _without_the_ward(read, context, text, named)
    for person in named:
        if known := _speaker(person, context, text) or _neighbour(person, context, text) or _old_spouse(person, read, context, text):
            ids[person] = known
            continue
        rank = ranks.get(person, "")
        known_before = _unlike(context, rank) if rank in _LATER and adds_another(text) else ()
        ids[person] = _id_of(person, sexes.get(person), rank, context, (*ids.values(), *known_before))
    return replace(
        read,
        said=tuple(replace(fact, person=ids.get(fact.person, fact.person)) for fact in read.said),
        subject=ids.get(read.subject or "", read.subject),
        together=tuple((ids.get(one, one), ids.get(other, other)) for one, other in read.together),
        gone=tuple(ids[person] for person in read.gone),
        ranks=tuple((ids.get(person, person), rank) for person, rank in read.ranks),
    )


_GRANDCHILD = re.compile(r"손(?:자|녀딸?|주)")
_OF_CHILDREN = ("children", "child_ages_months", "daughter")


def _without_the_ward(
    read: Understanding, context: Context, text: str, named: dict[str, None]
) -> tuple[Understanding, dict[str, None]]:
    """손녀 앞으로 나오는 돈, of the one whom the speaker brings up: what is paid for her is asked by who brings her up."""
    known = context.someone("self").facts
    raised = any(fact in known and _GRANDCHILD.search(known[fact].evidence) for fact in _OF_CHILDREN)
    of_them = [said for said in read.said if said.person.startswith("other") and not said.derived]
    told = "other" in context.people or any(not _is_a_small_ones(said) for said in of_them)
    if not raised or told or not _GRANDCHILD.search(text):
        return read, named
    kept = tuple(said for said in read.said if not said.person.startswith("other"))
    if of_them:
        ages = [[said.value * 12, said.value * 12 + 11] for said in of_them if isinstance(said.value, int)]
        kept = (*kept, Said("self", "child_ages_months", ages, of_them[0].start, of_them[-1].end))
    subject = None if (read.subject or "").startswith("other") else read.subject
    return replace(read, said=kept, subject=subject), {person: None for person in named if not person.startswith("other")}


_GROWN = 19


def _is_a_small_ones(said: Said) -> bool:
    """손자는 열 살이에요: the age of a child that is brought up."""
    return said.fact == "age" and isinstance(said.value, int) and said.value < _GROWN


def _speaker(person: str, context: Context, text: str) -> str | None:
    """할머니도 한부모 되나요, of one who said that she is the grandmother."""
    words, known = _CALLED.get(person), context.someone("self").facts.get("sex")
    if words is None or known is None or person in context.people or _OWN.search(text):
        return None
    return "self" if known.evidence.strip().endswith(words) else None


_LATER = ("second", "third", "fourth", "last")


def _unlike(context: Context, rank: str) -> tuple[str, ...]:
    """둘째도 느려요, after 아들이 다섯 살이에요: the children of no or another rank are not that one."""
    return tuple(one.id for one in _of("child", context.people) if one.rank != rank)


def _neighbour(person: str, context: Context, text: str) -> str | None:
    """그 할아버지, after 옆집 할아버지: the same old man, as long as no grandfather of one's own was spoken of."""
    words = _CALLED.get(person)
    if words is None or person in context.people or _OWN.search(text):
        return None
    known = [someone for someone in _of("other", context.people) if "sex" in someone.facts]
    return next((someone.id for someone in known if someone.facts["sex"].evidence.strip().endswith(words)), None)


_OLD_ENOUGH = 55
"""Years from which 할마이, 할매, 할배 is rather one's wife or husband than a grandparent."""
_WIFE = re.compile(r"할마이|할마시|할매|할망|할미|할배|하르방")


def _old_spouse(person: str, read: Understanding, context: Context, text: str) -> str | None:
    """나 일흔셋인데 … 할마이는 예순넷인데: of one so old it is the wife."""
    if person not in _CALLED or person in context.people or _OWN.search(text) or not _WIFE.search(text):
        return None
    told = [said.value for said in read.said if said.fact == "age" and said.person in ("", "self")]
    known = context.someone("self").facts.get("age")
    age = known.value if known else told[0] if told else None
    return "spouse" if isinstance(age, int) and age >= _OLD_ENOUGH else None


def _id_of(person: str, sex: object, rank: str, context: Context, taken: tuple[str, ...]) -> str:
    if person in _IN_LAW and person not in context.people:
        # 며느리 and 사위 go on with 어머님, 아버님.
        return _IN_LAW[person] if _IN_LAW[person] in context.people else person
    relation = person.partition(":")[0]
    if relation not in _SEVERAL:
        return person
    known = [someone for someone in _of(relation, context.people) if someone.id not in taken]
    same = [someone for someone in known if (sex is None or _sex(someone) in (None, sex)) and (not rank or someone.rank in ("", rank))]
    # The one of that rank, the one just talked about before others of the same kind; one whose sex is known before one whose is not.
    same.sort(key=lambda someone: (someone.rank != rank, someone.id != context.subject, _sex(someone) != sex))
    if same:
        return same[0].id
    return person if person not in (*context.people, *taken) else next(_free(relation, (*context.people, *taken)))


def _of(relation: str, people: Mapping[str, Someone]) -> Iterator[Someone]:
    return (someone for someone in people.values() if someone.relation == relation)


def _sex(someone: Someone) -> object:
    known = someone.facts.get("sex")
    return known.value if known else None


def _free(relation: str, ids: tuple[str, ...]) -> Iterator[str]:
    return (f"{relation}:{number}" for number in range(2, len(ids) + 3) if f"{relation}:{number}" not in ids)
