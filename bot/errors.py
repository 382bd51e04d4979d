"""Everything that can go wrong and is ours to explain.

ThreeAnyError
├── DataError        data written by people is malformed: file, key, expected, found
├── SettingsError    a setting is missing or wrong
├── EngineError      the dialogue engine did not answer as agreed
│   └── EngineDown   … or did not answer at all
├── NotFound         no such conversation, benefit …
├── NotAllowed       the token does not open this conversation
└── Invalid          what a citizen or client sent cannot be accepted
"""

from __future__ import annotations


class ThreeAnyError(Exception):
    code = "error"


class DataError(ThreeAnyError):
    """A file of `data/` is malformed. The reader may be a policy editor, so it says where and what."""

    code = "data"

    def __init__(self, file: object, key: str, expected: str, found: object) -> None:
        super().__init__(f"{file}: {key} must be {expected}, found {found!r}")
        self.file, self.key, self.expected, self.found = str(file), key, expected, found


class SettingsError(ThreeAnyError):
    code = "settings"


class EngineError(ThreeAnyError):
    code = "engine"


class EngineDown(EngineError):
    code = "engine_down"


class NotFound(ThreeAnyError):
    code = "not_found"


class NotAllowed(ThreeAnyError):
    code = "not_allowed"


class Invalid(ThreeAnyError):
    code = "invalid"
