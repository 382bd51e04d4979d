"""Whisper's own tokenizer, without the rest of its package, which would load torch into processes that need none."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Container
from pathlib import Path
from typing import Any

from bot.errors import EarsError

_NAME = "voice._whisper_tokenizer"


def korean(languages: int) -> Any:
    """whisper.tokenizer.Tokenizer that transcribes Korean. `languages`: 99, or 100 since large-v3."""
    return _module().get_tokenizer(True, num_languages=languages, language="ko", task="transcribe")


def spelt(text: str, tokenizer: Any, known: Container[int]) -> list[int]:
    """Token ids of `text`, with the leading space Whisper was trained with; those not `known` byte by byte."""
    found: list[int] = []
    for token in tokenizer.encode(" " + text):
        if token in known:
            found.append(token)
        else:
            pieces = tokenizer.encoding.decode_single_token_bytes(token)
            found += [tokenizer.encoding.encode_single_token(bytes([piece])) for piece in pieces]
    return found


def _module() -> Any:
    if _NAME not in sys.modules:
        package = importlib.util.find_spec("whisper")  # finds it, runs nothing of it
        if package is None or not package.submodule_search_locations:
            raise EarsError("openai-whisper is not installed; its tokenizer is needed by every engine")
        spec = importlib.util.spec_from_file_location(_NAME, Path(package.submodule_search_locations[0]) / "tokenizer.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[_NAME] = module  # its dataclass looks it up
        spec.loader.exec_module(module)
    return sys.modules[_NAME]
