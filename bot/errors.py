"""Everything that can go wrong and is ours to explain.

ThreeAnyError
├── DataError        data written by people is malformed: file, key, expected, found
├── RecordError      a published service cannot be read: id, field, expected, found
├── SnapshotError    the kept services are damaged, or new ones must not replace them
├── SourceError      a public API did not answer as agreed
│   ├── KeyRefused   … because it does not know the key
│   └── QuotaSpent   … because today's calls are used up
├── BatchError       many persons could not be matched to the end
├── SearchModelError the search model cannot be loaded or made
├── VaultError       something sealed was opened with another key
├── AuditError       the audit log cannot be written or verified
├── SettingsError    a setting is missing or wrong
├── EngineError      the dialogue engine did not answer as agreed
│   └── EngineDown   … or did not answer at all
├── SpeechError      something cannot be heard or said
│   ├── AudioError   … what was sent is no sound we can take: `reason`
│   ├── EarsError    … there is no recogniser to hear it with
│   ├── MouthError   … there is no voice to say it with
│   └── SpeechDown   … the process that hears or speaks died or hung, and again when started anew
├── NotFound         no such conversation, benefit …
├── NotAllowed       the token does not open this conversation
└── Invalid          what a citizen or client sent cannot be accepted
"""

from __future__ import annotations

from typing import Literal


class ThreeAnyError(Exception):
    code = "error"


class DataError(ThreeAnyError):
    """A file of `data/` is malformed. The reader may be a policy editor, so it says where and what."""

    code = "data"

    def __init__(self, file: object, key: str, expected: str, found: object) -> None:
        super().__init__(f"{file}: {key} must be {expected}, found {found!r}")
        self.file, self.key, self.expected, self.found = str(file), key, expected, found


class RecordError(ThreeAnyError):
    """One published record cannot be read; the others can."""

    code = "record"

    def __init__(self, id: str, field: str, expected: str, found: object) -> None:
        shown = repr(found)
        shown = shown if len(shown) <= 80 else shown[:79] + "…"
        super().__init__(f"service {id or '(no id)'}: {field} must be {expected}, found {shown}")
        self.id, self.field, self.expected, self.found = id, field, expected, shown


class SnapshotError(ThreeAnyError):
    code = "snapshot"


class SourceError(ThreeAnyError):
    code = "source"


class KeyRefused(SourceError):
    code = "key"


class QuotaSpent(SourceError):
    code = "quota"


class BatchError(ThreeAnyError):
    code = "batch"


class SearchModelError(ThreeAnyError):
    code = "search_model"


class SettingsError(ThreeAnyError):
    code = "settings"


class EngineError(ThreeAnyError):
    code = "engine"


class EngineDown(EngineError):
    code = "engine_down"


class SpeechError(ThreeAnyError):
    code = "speech"


class AudioError(SpeechError):
    code = "audio"

    def __init__(self, reason: Literal["empty", "damaged", "too_long", "too_large"], message: str) -> None:
        super().__init__(message)
        self.reason = reason
        """`empty`: no sound in it; `damaged`: not a format we read, or broken; `too_long` in seconds, `too_large` in bytes."""


class EarsError(SpeechError):
    code = "ears"


class MouthError(SpeechError):
    code = "mouth"


class SpeechDown(SpeechError):
    code = "speech_down"


class NotFound(ThreeAnyError):
    code = "not_found"


class NotAllowed(ThreeAnyError):
    code = "not_allowed"


class Invalid(ThreeAnyError):
    code = "invalid"
