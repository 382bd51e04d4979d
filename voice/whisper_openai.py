"""openai-whisper: any official size by its name, or a checkpoint by its path. Runs in a process of its own (`voice.transcribe.Ears`).

Its `transcribe` is not used: it pads every utterance to 30 s, tries six temperatures, and believes what it said before. One greedy decode
of a window as long as the utterance does the same work in a fraction of the time. Where a checkpoint tells sounds apart (`voice.spelling`)
nothing is decoded at all: its decoder only says how likely nobody spoke.
"""

from __future__ import annotations

import pickle
import socket
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import EarsError
from voice import spelling
from voice.audio import RATE
from voice.checkpoint import PROMPT_TOKENS, SAMPLES, WHOLE, filled, prompt_tokens, sidecar, tokens_for, unused, window
from voice.transcribe import Loaded, Transcript, Wanted, believed, compression

MULTILINGUAL = 51865
"""Tokens of a checkpoint that knows languages; below, whisper takes it for English."""
_CONNECT_S = 30.0


class OpenaiWhisper:
    def __init__(self, wanted: Wanted) -> None:
        """Raises EarsError where the weights are not there and cannot be fetched, or are none."""
        import torch

        if wanted.threads:
            torch.set_num_threads(wanted.threads)
        self._model, path = _load(wanted)
        self.beside, self._spelling = sidecar(path), spelling.beside(path)
        self._whole = self._model.dims.n_audio_ctx
        self._positions = self._model.encoder.positional_embedding
        self._never = self._mask(unused(self.beside.tokens, self._model.dims.n_vocab))
        self._tokenizer = self._korean()
        self.loaded = Loaded(path.stem, self.beside.synthetic_voices)
        self.longest_s = min(self.beside.longest_s, self._whole * SAMPLES / RATE)

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript:
        """See `voice.transcribe.Recogniser`."""
        return believed(self.heard(samples, prompt), self.beside)

    def heard(self, samples: np.ndarray, prompt: str = "") -> Transcript:
        """The same, made up or not."""
        import torch
        from whisper.audio import log_mel_spectrogram

        positions, seconds = window(samples.size, self._whole, self.beside), samples.size / RATE
        mel = log_mel_spectrogram(torch.from_numpy(filled(samples, positions)), self._model.dims.n_mels)
        with torch.inference_mode():
            self._model.encoder.positional_embedding = self._positions[:positions]
            self._model.dims.n_audio_ctx = positions  # by which the decoder knows that its input is encoded already
            states = self._model.encoder(mel[None])
            if self._spelling:
                no_speech = self._nobody(states)
                text, evidence, log_prob = self._spelling.heard(states[0].numpy(), no_speech)
                return Transcript(text, log_prob, no_speech, compression(text), seconds, evidence)
            found = self._decoded(states, seconds, prompt)
        return Transcript(found.text, found.avg_logprob, found.no_speech_prob, compression(found.text), seconds)

    def _nobody(self, states: Any) -> float:
        """How likely nobody spoke: what the decoder would begin with."""
        import torch

        first = self._model.decoder(torch.tensor([[self._tokenizer.sot]]), states)[0, -1].softmax(-1)
        return float(first[self._tokenizer.no_speech])

    def _decoded(self, states: Any, seconds: float, prompt: str) -> Any:
        from whisper.decoding import DecodingOptions, DecodingTask

        most = self._model.dims.n_text_ctx // 2
        options = DecodingOptions(
            language="ko",
            temperature=0.0,
            without_timestamps=True,
            fp16=False,
            sample_len=tokens_for(seconds, most),
            prompt=self._prompt(prompt, most - 1) or None,
        )
        task = DecodingTask(self._model, options)
        if self._never is not None:
            task.logit_filters.append(self._never)
        return task.run(states)[0]

    def _prompt(self, prompt: str, most: int) -> list[int]:
        if not self.beside.takes_prompt:
            return []
        return prompt_tokens(prompt, self._tokenizer.encode, min(PROMPT_TOKENS, most))

    def _korean(self) -> Any:
        from whisper.tokenizer import get_tokenizer

        return get_tokenizer(True, num_languages=self._model.num_languages, language="ko", task="transcribe")

    def _mask(self, tokens: list[int]) -> Any:
        """A filter of the decoder for many tokens; whisper's own turns its list into a tensor at every step, 50,000 numbers each time."""
        if not tokens:
            return None
        import torch
        from whisper.decoding import LogitFilter

        mask = torch.zeros(self._model.dims.n_vocab, dtype=torch.bool)
        mask[tokens] = True

        class Never(LogitFilter):
            def apply(self, logits: Any, _tokens: Any) -> None:
                logits.masked_fill_(mask, -np.inf)

        return Never()


def _load(wanted: Wanted) -> tuple[Any, Path]:
    """The model, and the file it came from."""
    import whisper

    path = Path(wanted.model)
    if not path.is_file():
        path = _official(wanted)
    try:
        model = whisper.load_model(str(path) if Path(wanted.model).is_file() else wanted.model, "cpu", str(wanted.folder))
    except OSError as error:
        raise EarsError(
            f"the weights of Whisper {wanted.model} could not be fetched ({error}). Without a network put {path.name} into {path.parent}, "
            "or leave THREEANY_EARS_MODEL empty for the small recogniser that comes along"
        ) from error
    except (RuntimeError, KeyError, TypeError, EOFError, ValueError, pickle.UnpicklingError) as error:
        raise EarsError(f"{path} is no checkpoint of openai-whisper, or damaged ({type(error).__name__})") from error
    if model.dims.n_vocab < MULTILINGUAL or model.dims.n_audio_ctx > WHOLE:
        raise EarsError(f"{path} is a checkpoint that does not know Korean ({model.dims.n_vocab} tokens, {MULTILINGUAL} are needed)")
    return model.eval(), path


def _official(wanted: Wanted) -> Path:
    """Where the weights of an official size are, or will be."""
    import whisper

    if wanted.model not in whisper.available_models() or wanted.model.endswith(".en"):
        sizes = ", ".join(name for name in whisper.available_models() if not name.endswith(".en"))
        raise EarsError(f"{wanted.model} is neither a file nor a multilingual size of Whisper ({sizes})")
    path = wanted.folder / Path(whisper._MODELS[wanted.model]).name
    if not path.is_file() and not wanted.download:
        raise EarsError(
            f"the weights of Whisper {wanted.model} are not in {wanted.folder} and may not be fetched (THREEANY_EARS_DOWNLOAD): "
            f"put {path.name} there"
        )
    socket.setdefaulttimeout(_CONNECT_S)  # whisper's download would wait for ever
    return path
