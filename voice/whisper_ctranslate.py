"""CTranslate2, the faster engine: a size by its name (faster-whisper's weights), a folder, or openai-whisper's checkpoint to convert.

Runs in a process of its own (`voice.transcribe.Ears`), which needs torch only to convert. faster-whisper's own `transcribe` pads to 30 s;
here the model is given a window as long as the utterance.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.errors import EarsError
from voice import spelling
from voice.audio import RATE
from voice.checkpoint import PROMPT_TOKENS, SAMPLES, filled, prompt_tokens, sidecar, tokens_for, unused, window
from voice.convert import converted
from voice.transcribe import Loaded, Transcript, Wanted, believed, compression
from voice.whisper_tokens import korean

if TYPE_CHECKING:
    from ctranslate2 import StorageView

MOST_TOKENS = 224
COMPUTE = "int8"


class CtranslateWhisper:
    def __init__(self, wanted: Wanted, compute: str = COMPUTE) -> None:
        """Raises EarsError where the weights are not there and cannot be fetched, or are none."""
        import ctranslate2
        from faster_whisper.feature_extractor import FeatureExtractor

        folder = _folder(wanted)
        try:
            self._model = ctranslate2.models.Whisper(str(folder), compute_type=compute, intra_threads=wanted.threads)
        except (RuntimeError, ValueError) as error:
            raise EarsError(f"{folder} is no Whisper model of CTranslate2, or damaged ({error})") from error
        if not self._model.is_multilingual:
            raise EarsError(f"{folder} is a model that does not know Korean")
        self._mel = FeatureExtractor(feature_size=self._model.n_mels)
        self._tokenizer = korean(self._model.num_languages)
        self._beside = sidecar(folder)
        self._spelling = spelling.beside(Path(wanted.model) if Path(wanted.model).is_file() else folder / "model.bin")
        self._never = unused(self._beside.tokens, self._tokenizer.encoding.n_vocab) or [-1]
        self.loaded = Loaded(Path(wanted.model).stem, self._beside.synthetic_voices)
        self.longest_s = min(self._beside.longest_s, self._beside.audio_context * SAMPLES / RATE)

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript:
        """See `voice.transcribe.Recogniser`."""
        from ctranslate2 import StorageView

        seconds, beside = samples.size / RATE, self._beside
        positions = window(samples.size, beside.audio_context, beside)
        mel = StorageView.from_array(np.ascontiguousarray(self._mel(filled(samples, positions), padding=0)[None], np.float32))
        if self._spelling:
            return believed(self._spelt(self._model.encode(mel, to_cpu=True), seconds), beside)
        start, most = self._start(prompt), tokens_for(seconds, MOST_TOKENS)
        found = self._model.generate(
            mel,
            [start],
            beam_size=1,
            max_length=max(2 * most, len(start) + most - 1),  # of which it takes half for the answer, whatever the prompt
            suppress_tokens=self._never,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        tokens = found.sequences_ids[0]
        # CTranslate2 divides by the tokens, Whisper by the tokens and the end.
        log_prob = found.scores[0] * len(tokens) / (len(tokens) + 1)
        heard = self._tokenizer.decode([token for token in tokens if token < self._tokenizer.eot]).strip()
        return believed(Transcript(heard, log_prob, found.no_speech_prob, compression(heard), seconds), beside)

    def _spelt(self, states: StorageView, seconds: float) -> Transcript:
        """What the sounds are spelt like; the decoder only says how likely nobody spoke."""
        assert self._spelling is not None
        start = self._start("")
        first = self._model.generate(states, [start], beam_size=1, max_length=len(start) + 1, return_no_speech_prob=True)[0]
        text, evidence, log_prob = self._spelling.heard(np.array(states)[0], first.no_speech_prob)
        return Transcript(text, log_prob, first.no_speech_prob, compression(text), seconds, evidence)

    def _start(self, prompt: str) -> list[int]:
        """The tokens before the first word."""
        before = prompt_tokens(prompt, self._tokenizer.encode, PROMPT_TOKENS) if self._beside.takes_prompt else []
        return [*([self._tokenizer.sot_prev, *before] if before else []), *self._tokenizer.sot_sequence_including_notimestamps]


def _folder(wanted: Wanted) -> Path:
    """Where the model is; a checkpoint of openai-whisper is converted once."""
    path = Path(wanted.model)
    if path.is_file():
        return converted(path, wanted.folder)
    if path.is_dir():
        return path
    from faster_whisper.utils import available_models, download_model

    if wanted.model not in available_models() or wanted.model.endswith(".en") or wanted.model.startswith("distil"):
        sizes = ", ".join(name for name in available_models() if not name.endswith(".en") and not name.startswith("distil"))
        raise EarsError(f"{wanted.model} is neither a file, a folder nor a multilingual size of Whisper ({sizes})")
    try:
        return Path(download_model(wanted.model, local_files_only=True, cache_dir=str(wanted.folder)))
    except (OSError, ValueError):
        if not wanted.download:
            raise EarsError(
                f"the weights of faster-whisper {wanted.model} are not in {wanted.folder} and may not be fetched (THREEANY_EARS_DOWNLOAD)"
            ) from None
    return _fetched(wanted)


def _fetched(wanted: Wanted) -> Path:
    from faster_whisper.utils import _MODELS
    from huggingface_hub import snapshot_download

    files = ["config.json", "model.bin", "tokenizer.json", "vocabulary.*", "preprocessor_config.json"]
    try:  # faster-whisper's own download is silent: gigabytes without a word
        return Path(snapshot_download(_MODELS[wanted.model], allow_patterns=files, cache_dir=str(wanted.folder)))
    except (OSError, ValueError) as error:
        raise EarsError(
            f"the weights of faster-whisper {wanted.model} could not be fetched ({type(error).__name__}). Without a network give "
            "THREEANY_EARS_MODEL a folder, or leave it empty for the small recogniser that comes along"
        ) from error
