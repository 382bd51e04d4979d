"""A checkpoint of openai-whisper as CTranslate2 reads it. Once for each checkpoint, named by what is in it."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import tempfile
from dataclasses import asdict
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np

from bot.errors import EarsError
from voice.checkpoint import SIDECAR, sidecar
from voice.whisper_tokens import korean

_LANGUAGES = 51765
"""Tokens of a vocabulary that are no language, one more where it knows several."""


def converted(checkpoint: Path, folder: Path) -> Path:
    """The model's folder inside `folder`. Raises EarsError where `checkpoint` is none."""
    beside = sidecar(checkpoint)
    mark = hashlib.sha256(checkpoint.read_bytes() + repr(beside).encode()).hexdigest()[:12]
    target = folder / f"{checkpoint.stem}-{mark}"
    if target.is_dir():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
    try:
        dims = _write(checkpoint, making)
        stated = {**asdict(beside), "tokens": list(beside.tokens), "audio_context": dims["n_audio_ctx"]}
        (making / SIDECAR).write_text(json.dumps(stated), encoding="utf-8")
        os.replace(making, target)
    except OSError:
        if not target.is_dir():  # else another process was quicker
            raise
    finally:
        rmtree(making, ignore_errors=True)
    return target


def _write(checkpoint: Path, target: Path) -> dict[str, int]:
    from ctranslate2.specs import WhisperSpec

    dims, weights = _read(checkpoint)
    spec = WhisperSpec(dims["n_audio_layer"], dims["n_audio_head"], dims["n_text_layer"], dims["n_text_head"])
    _fill_encoder(spec.encoder, weights)
    _fill_decoder(spec.decoder, weights)
    tokenizer = korean(dims["n_vocab"] - _LANGUAGES - 1)
    spec.config.suppress_ids = sorted({*tokenizer.non_speech_tokens, *_never_said(tokenizer)})
    spec.config.suppress_ids_begin = [*tokenizer.encode(" "), tokenizer.eot]
    spec.config.lang_ids = sorted(tokenizer.all_language_tokens)
    spec.config.alignment_heads = [(layer, head) for layer in range(dims["n_text_layer"]) for head in range(dims["n_text_head"])]
    spec.register_vocabulary(_vocabulary(tokenizer, dims["n_vocab"]))
    spec.validate()
    spec.optimize(quantization="float16")
    spec.save(str(target))
    return dims


def _read(checkpoint: Path) -> tuple[dict[str, int], dict[str, np.ndarray]]:
    import torch

    try:
        held = torch.load(checkpoint, map_location="cpu", weights_only=True)
        return held["dims"], {name: value.float().numpy() for name, value in held["model_state_dict"].items()}
    except (RuntimeError, KeyError, TypeError, EOFError, ValueError, pickle.UnpicklingError) as error:
        raise EarsError(f"{checkpoint} is no checkpoint of openai-whisper, or damaged ({type(error).__name__})") from error


def _never_said(tokenizer: Any) -> tuple[int, ...]:
    return tokenizer.transcribe, tokenizer.translate, tokenizer.sot, tokenizer.sot_prev, tokenizer.sot_lm, tokenizer.no_speech


def _vocabulary(tokenizer: Any, size: int) -> list[str]:
    """A name for each token; only those of special tokens mean something to CTranslate2."""
    special = {number: name for name, number in tokenizer.special_tokens.items()}
    ordinary = (tokenizer.encoding.decode_single_token_bytes(number).decode("latin-1") for number in range(tokenizer.eot))
    return [*ordinary, *(special.get(number, f"<|unused {number}|>") for number in range(tokenizer.eot, size))]


def _fill_encoder(spec: Any, weights: dict[str, np.ndarray]) -> None:
    for name in ("conv1", "conv2"):
        _linear(getattr(spec, name), weights, f"encoder.{name}")
    spec.position_encodings.encodings = weights["encoder.positional_embedding"]
    _norm(spec.layer_norm, weights, "encoder.ln_post")
    for number, layer in enumerate(spec.layer):
        _layer(layer, weights, f"encoder.blocks.{number}")


def _fill_decoder(spec: Any, weights: dict[str, np.ndarray]) -> None:
    spec.embeddings.weight = weights["decoder.token_embedding.weight"]
    spec.projection.weight = weights["decoder.token_embedding.weight"]
    spec.position_encodings.encodings = weights["decoder.positional_embedding"]
    _norm(spec.layer_norm, weights, "decoder.ln")
    for number, layer in enumerate(spec.layer):
        block = f"decoder.blocks.{number}"
        _layer(layer, weights, block)
        query, both, out = layer.attention.linear
        _linear(query, weights, f"{block}.cross_attn.query")
        _fused(both, weights, f"{block}.cross_attn", ("key", "value"))
        _linear(out, weights, f"{block}.cross_attn.out")
        _norm(layer.attention.layer_norm, weights, f"{block}.cross_attn_ln")


def _layer(spec: Any, weights: dict[str, np.ndarray], block: str) -> None:
    three, out = spec.self_attention.linear
    _fused(three, weights, f"{block}.attn", ("query", "key", "value"))
    _linear(out, weights, f"{block}.attn.out")
    _norm(spec.self_attention.layer_norm, weights, f"{block}.attn_ln")
    _linear(spec.ffn.linear_0, weights, f"{block}.mlp.0")
    _linear(spec.ffn.linear_1, weights, f"{block}.mlp.2")
    _norm(spec.ffn.layer_norm, weights, f"{block}.mlp_ln")


def _fused(spec: Any, weights: dict[str, np.ndarray], block: str, names: tuple[str, ...]) -> None:
    """Several projections of the same input as one; Whisper's keys have no bias."""
    parts = [weights[f"{block}.{name}.weight"] for name in names]
    spec.weight = np.concatenate(parts)
    spec.bias = np.concatenate(
        [weights.get(f"{block}.{name}.bias", np.zeros(part.shape[0], np.float32)) for name, part in zip(names, parts, strict=True)]
    )


def _linear(spec: Any, weights: dict[str, np.ndarray], name: str) -> None:
    spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _norm(spec: Any, weights: dict[str, np.ndarray], name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]
