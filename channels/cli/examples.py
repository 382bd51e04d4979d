"""The NLU examples: enough of each intent, none that two intents claim, every annotation whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.yaml_file import read
from channels.cli.flow import names

LEAST = 60
ANNOTATION = re.compile(r"\[([^\[\]]+)\]\((\w+)\)")
ENTITY = "benefit"


@dataclass(frozen=True)
class Example:
    intent: str
    raw: str
    """As written, with its annotations."""

    @property
    def text(self) -> str:
        return ANNOTATION.sub(r"\1", self.raw)

    @property
    def key(self) -> str:
        """Two examples with the same key are the same to a reader: spacing, case and punctuation apart, but for a question mark."""
        return re.sub(r"[\s.,!~…]+", "", self.text).lower()


def examples(root: Path) -> Iterator[Example]:
    for path in sorted((root / "data" / "nlu").glob("*.yml")):
        for node in (read(path) or {}).get("nlu") or ():
            if isinstance(node, dict) and "intent" in node:
                lines = str(node.get("examples", "")).splitlines()
                yield from (Example(node["intent"], line[2:].strip()) for line in lines if line.startswith("- "))


def example_problems(root: Path) -> Iterator[str]:
    found = list(examples(root))
    counts = Counter(example.intent for example in found)
    declared = sorted(names(read(root / "domain.yml") or {}, "intents"))
    yield from (f"{intent}: {counts[intent]} examples, at least {LEAST} are needed" for intent in declared if counts[intent] < LEAST)
    yield from (f"{intent}: has examples but is not in domain.yml" for intent in counts if intent not in declared)
    yield from _repeated(found)
    for example in found:
        yield from _annotation(example)


def misaligned(root: Path) -> Iterator[str]:
    """Annotations that begin or end within a token: Rasa could not learn them."""
    from bot import knowledge
    from bot.korean.morphemes import Morphemes  # starts a JVM
    from bot.tokens import tokens
    from bot.understand.names import Names

    known = knowledge.load(root / "data").names()
    names = Names(known)
    morphemes = Morphemes(name for official, aliases in known.items() for name in (official, *aliases))
    for example in examples(root):
        spans = list(_spans(example))
        found = tokens(example.text, morphemes, names) if spans else []
        starts, ends = {token.start for token in found}, {token.end for token in found}
        for start, end in spans:
            if start not in starts or end not in ends:
                surfaces = " ".join(token.surface for token in found)
                yield f"{example.intent}: '{example.raw}': '{example.text[start:end]}' does not fit the tokens {surfaces}"


def unresolved(root: Path) -> Iterator[str]:
    """Annotated words that are no benefit's name or alias, not even misspelt."""
    from bot import knowledge
    from bot.understand.names import Names

    names = Names(knowledge.load(root / "data").names())
    words = Counter(example.text[start:end] for example in examples(root) for start, end in _spans(example))
    yield from (f"'{word}' ({times} times)" for word, times in words.most_common() if not names.find(word))


def _spans(example: Example) -> Iterator[tuple[int, int]]:
    """Where each annotation stands in the plain text."""
    removed = 0
    for match in ANNOTATION.finditer(example.raw):
        start = match.start() - removed
        yield start, start + len(match[1])
        removed += len(match[0]) - len(match[1])


def _repeated(found: list[Example]) -> Iterator[str]:
    intents: defaultdict[str, list[str]] = defaultdict(list)
    for example in found:
        intents[example.key].append(example.intent)
    for key, owners in intents.items():
        if len(set(owners)) > 1:
            yield f"'{key}' is claimed by {', '.join(sorted(set(owners)))}"
    yield from (f"{intent}: '{raw}' stands twice" for (intent, raw), times in _exact(found).items() if times > 1)


def _exact(found: list[Example]) -> Counter[tuple[str, str]]:
    return Counter((example.intent, example.raw) for example in found)


def _annotation(example: Example) -> Iterator[str]:
    """What makes Rasa warn of a misaligned entity, or learn a wrong one, as far as the text alone shows it."""
    for match in ANNOTATION.finditer(example.raw):
        if match[2] != ENTITY:
            yield f"{example.intent}: '{example.raw}': the only entity is '{ENTITY}', found '{match[2]}'"
        if match[1] != match[1].strip():
            yield f"{example.intent}: '{example.raw}': an annotation begins or ends with a space"
    if re.search(r"[\[\]{}]|\]\s+\(", ANNOTATION.sub("", example.raw)):
        yield f"{example.intent}: '{example.raw}': a bracket is left open"
