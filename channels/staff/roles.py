"""Who may do what: each role may do all that those before it may; an auditor reads the log and the figures, and nothing else."""

from __future__ import annotations

COUNSELLOR, SUPERVISOR, ADMINISTRATOR, AUDITOR = "counsellor", "supervisor", "administrator", "auditor"
ORDER = (COUNSELLOR, SUPERVISOR, ADMINISTRATOR)
ROLES = (*ORDER, AUDITOR)


def admitted(roles: tuple[str, ...]) -> frozenset[str]:
    """Those named and whoever stands above them; none named: everybody who works with citizens. ValueError for a role that is none."""
    if unknown := set(roles) - set(ROLES):
        raise ValueError(f"no roles: {sorted(unknown)}")
    lowest = min((ORDER.index(role) for role in roles if role in ORDER), default=len(ORDER) if roles else 0)
    return frozenset(ORDER[lowest:]) | (set(roles) & {AUDITOR})
