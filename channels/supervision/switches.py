"""What a supervisor has switched off, or wants released by a counsellor first. Queries over a connection, and what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select

from channels.schema import staff, switch

ASSISTANT = "assistant"
OFF, APPROVE = "off", "approve"
KINDS = ("benefit", "topic")
"""A key is `assistant`, `benefit:<id>` or `topic:<id>`; no benefit and topic share an id."""


@dataclass(frozen=True)
class Switch:
    key: str
    kind: str
    text: str | None
    """Said instead; None: the sentence of data/wording."""
    by: str | None
    created_at: int

    @property
    def id(self) -> str:
        """Of the benefit or topic."""
        return self.key.partition(":")[2]


@dataclass(frozen=True)
class Switches:
    """All of them as they stand now."""

    off: Mapping[str, str] = field(default_factory=dict)
    """Id of a benefit or topic of which nothing is told → what is said instead; "": the usual sentence."""
    approve: frozenset[str] = frozenset()
    """Ids of which a counsellor releases every answer."""
    silent: bool = False
    """The assistant as a whole is off."""
    silent_text: str = ""

    @property
    def unspoken(self) -> frozenset[str]:
        """Ids that no list and no State may show."""
        return self.approve | frozenset(self.off)


def in_force(found: Collection[Switch]) -> Switches:
    whole = next((each for each in found if each.key == ASSISTANT and each.kind == OFF), None)
    ids = [each for each in found if each.id]
    return Switches(
        off={each.id: each.text or "" for each in ids if each.kind == OFF},
        approve=frozenset(each.id for each in ids if each.kind == APPROVE),
        silent=whole is not None,
        silent_text=(whole.text or "") if whole else "",
    )


_ALL = (
    select(switch.c.key, switch.c.kind, switch.c.text, staff.c.name, switch.c.created_at)
    .join_from(switch, staff, staff.c.id == switch.c.staff_id, isouter=True)
    .order_by(switch.c.created_at.desc(), switch.c.key)
)


def every(connection: Connection) -> tuple[Switch, ...]:
    """The newest first."""
    return tuple(Switch(*row) for row in connection.execute(_ALL))


def put(connection: Connection, key: str, kind: str, text: str | None, staff_id: str | None, at: int) -> None:
    """Set a switch, in place of the one it had."""
    connection.execute(delete(switch).where(switch.c.key == key))
    connection.execute(insert(switch), {"key": key, "kind": kind, "text": text, "staff_id": staff_id, "created_at": at})


def remove(connection: Connection, key: str) -> bool:
    """False where there was none."""
    return connection.execute(delete(switch).where(switch.c.key == key)).rowcount > 0
