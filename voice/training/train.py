"""Teaches the network: attention decoder and CTC together, short and clear sentences first, the rate falling to nothing at the end."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voice.training import feed, helper, network, sentences, vocabulary
from voice.training.feed import IGNORED, Batch, Order
from voice.training.helper import Shared
from voice.training.muon import Muon
from voice.training.network import Ears
from voice.training.replay import Replay
from voice.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    import torch

MUON_RATE, ADAM_RATE = 0.006, 1.2e-3
WARM_UP = 30
"""Steps until the rates are full."""
FALLING = 0.55
"""Share of the steps, at the end, over which they fall to nothing."""
_FURTHER = 2 / 3
"""Share of the rates at which a recogniser is taught further."""
AVERAGED = 0.998
"""The weights that are kept are an average over about five hundred steps."""
_VOCABULARY_FROM = 30_000
"""Sentences of the grammar the vocabulary is chosen from, beside the project's own."""

_SHORTEST = 12
"""Sounds by which the loss of an example is divided at least, lest noises outweigh speech."""

_GUIDED, _NEAR = 0.3, 6
"""Weight of looking at the right place, for one head of each layer of the decoder, and how many frames away still is right."""

Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Plan:
    data: Path
    kept: Path
    """The file training goes on from."""
    steps: int
    seed: int = 20260101
    threads: int = 1
    helped: bool = False
    """A second process works out gradients too: faster, no longer the same in every run."""
    save_every: int = 150
    tell_every: int = 25
    easing: int = 40
    """Pools of examples until the hardest may come."""
    start: Path | None = None
    """Folder of a recogniser that is taught further where nothing is kept."""


class Training:
    """One run: the network, its optimisers, how far it is."""

    def __init__(self, plan: Plan, ours: Vocabulary) -> None:
        import torch

        self.plan, self.ours = plan, ours
        self.ears = network.made(ours, plan.seed)
        inner = {
            name: value
            for name, value in self.ears.named().items()
            if value.ndim >= 2 and "embedding" not in name and not name.startswith(("ctc", "phonemes"))
        }
        outer = [value for name, value in self.ears.named().items() if name not in inner]
        self.muon = Muon(inner)
        self.adam = torch.optim.AdamW(outer, lr=ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.0)
        self.replay = Replay(plan.seed)
        self.average = {name: value.detach().clone() for name, value in self.ears.named().items()}
        self.step, self.pool, self.seconds, self.examples = 0, 0, 0.0, 0
        self.before = 0
        """Steps of earlier trainings, whose recogniser this one began with."""

    def rate(self) -> float:
        """Share of the full rates at this step."""
        left = (self.plan.steps - self.step) / (FALLING * self.plan.steps)
        return min(1.0, (self.step + 1) / WARM_UP, max(0.01, left)) * (_FURTHER if self.before else 1.0)

    def learn(self, batch: Batch, shared: Shared | None = None) -> tuple[float, float, float, int]:
        """One step, with what a helper has worked out meanwhile; the losses of decoder, sounds and phonemes, and how many examples
        it learnt from."""
        import torch

        states, attention, sounds, phonemes = losses(self.ears, batch)
        (attention + sounds + phonemes).backward()
        examples = len(batch.mel) + (shared.take(self.ears.parameters(), len(batch.mel)) if shared else 0)
        self._update()
        self.replay.keep(states, batch)
        for earlier in self.replay.again():
            (sum(written(self.ears, *one) for one in earlier) / len(earlier)).backward()
            self._update()
        self.step, self.pool, self.examples = self.step + 1, batch.pool, self.examples + examples
        kept = min(AVERAGED, self.step / (self.step + 20))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.values()), list(self.ears.named().values()), 1 - kept)
        if shared:
            shared.publish(self.ears.parameters())
        return attention.item(), sounds.item(), phonemes.item(), examples

    def _update(self) -> None:
        """Moves whatever has a gradient."""
        import torch

        torch.nn.utils.clip_grad_norm_(self.adam.param_groups[0]["params"], 1.0)
        rate = self.rate()
        self.muon.step(MUON_RATE * rate)
        self.adam.param_groups[0]["lr"] = ADAM_RATE * rate
        self.adam.step()
        for parameter in self.ears.parameters():
            parameter.grad = None
        network.held(self.ears)

    def save(self) -> None:
        import torch

        state = {
            "used": list(self.ours.used), "step": self.step, "pool": self.pool, "seconds": self.seconds,
            "examples": self.examples, "before": self.before, "weights": self.ears.named(),
            "average": self.average, "muon": self.muon.state(), "adam": self.adam.state_dict(),
        }  # fmt: skip
        self.plan.kept.parent.mkdir(parents=True, exist_ok=True)
        torch.save(state, self.plan.kept.with_suffix(".part"))
        os.replace(self.plan.kept.with_suffix(".part"), self.plan.kept)

    def restore(self, state: dict[str, Any]) -> None:
        _put(self.ears, state["weights"])
        self.average = {name: state["average"][name] for name in self.average}
        self.muon.restore(state["muon"])
        self.adam.load_state_dict(state["adam"])
        # The pool that was under way is left: its batches were learnt from in part.
        self.step, self.pool = state["step"], state["pool"] + 1
        self.seconds, self.examples = state["seconds"], state["examples"]
        self.before = state["before"]

    def averaged(self) -> Ears:
        """The network with the averaged weights."""
        ears = network.made(self.ours, self.plan.seed)
        _put(ears, self.average)
        network.held(ears)
        return ears


def train(plan: Plan, tell: Tell) -> Training:
    """Trains to `plan.steps`, going on from `plan.kept` where it is there. Deterministic but for where it was interrupted."""
    import torch

    torch.set_num_threads(plan.threads)
    torch.set_flush_denormal(True)
    training = begun(plan)
    if training.step >= plan.steps:
        return training
    order = Order(plan.data, training.ours.used, plan.seed, training.pool, training.plan.easing)
    sums, since = [0.0, 0.0, 0.0, 0], time.monotonic()
    with ExitStack() as stack:
        queue, batches = stack.enter_context(feed.feeding(order))
        shared = stack.enter_context(helper.helping(training.ears.parameters(), training.ours.used, queue)) if plan.helped else None
        while training.step < plan.steps:
            sums = [total + part for total, part in zip(sums, training.learn(next(batches), shared), strict=True)]
            if training.step % plan.tell_every == 0:
                took, since = time.monotonic() - since, time.monotonic()
                training.seconds += took
                tell(_progress(training, sums, took))
                sums = [0.0, 0.0, 0.0, 0]
            if training.step % plan.save_every == 0:
                training.save()
    training.save()
    return training


def _progress(training: Training, sums: list[float], took: float) -> dict[str, Any]:
    """Means since the last line: the losses a step, the examples a second."""
    attention, sounds, phonemes = (round(total / training.plan.tell_every, 3) for total in sums[:3])
    return {
        "step": training.step, "of": training.plan.steps, "examples": training.examples, "loss": attention, "ctc": sounds,
        "phonemes": phonemes, "examples_a_second": round(sums[3] / took, 1), "seconds": round(training.seconds),
        "rate": round(training.rate(), 3),
    }  # fmt: skip


def begun(plan: Plan) -> Training:
    """The training kept in `plan.kept`, or one at its start: with the recogniser of `plan.start`, or with nothing."""
    import torch

    if not plan.kept.exists():
        return _further(plan, plan.start) if plan.start else Training(plan, _vocabulary(plan))
    state = torch.load(plan.kept, weights_only=True)
    training = Training(plan, vocabulary.of(tuple(state["used"]), vocabulary.tokenizer()))
    training.restore(state)
    return training


def _further(plan: Plan, folder: Path) -> Training:
    """Teaches the recogniser in `folder` on. What it was taught last comes from pools of examples that none before had."""
    about, weights = network.taken(folder)
    training = Training(replace(plan, easing=0), vocabulary.of(tuple(about["tokens"]), vocabulary.tokenizer()))
    _put(training.ears, {**training.ears.named(), **weights})
    network.held(training.ears)
    training.average = {name: value.detach().clone() for name, value in training.ears.named().items()}
    training.before, training.examples = about["trained"]["steps"], about["trained"]["examples"]
    training.pool = training.examples
    return training


def losses(ears: Ears, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """The encoder's states, and three losses as means: of a token (`written`), CTC of a sound, cross-entropy of a frame."""
    import torch
    from torch.nn import functional

    states = ears.hear(torch.from_numpy(batch.mel).float())
    attention = written(ears, states, batch)
    if not batch.heard.size:
        return states, attention, states.sum() * 0, states.sum() * 0
    phonemes = functional.cross_entropy(ears.phonemes(states).flatten(0, 1), torch.from_numpy(batch.frames).flatten(), ignore_index=IGNORED)
    heard = functional.log_softmax(ears.ctc(states[torch.from_numpy(batch.heard)]), dim=-1).transpose(0, 1)
    frames = torch.full((heard.shape[1],), heard.shape[0], dtype=torch.long)
    lengths = torch.from_numpy(batch.lengths)
    sounds = functional.ctc_loss(heard, torch.from_numpy(batch.units), frames, lengths, reduction="none", zero_infinity=True)
    return states, attention, (sounds / lengths.clamp(min=_SHORTEST)).mean(), phonemes


def written(ears: Ears, states: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Cross-entropy of a token, and how far the decoder's attention is astray."""
    import torch
    from torch.nn import functional

    with network.watched(ears) as looked:
        said = ears.whisper.decoder(torch.from_numpy(batch.tokens), states)
    attention = functional.cross_entropy(said.flatten(0, 1), torch.from_numpy(batch.targets).flatten(), ignore_index=IGNORED)
    return attention + _GUIDED * sum(_astray(shares, torch.from_numpy(batch.looks)) for shares in looked)


def _astray(shares: torch.Tensor, looks: torch.Tensor) -> torch.Tensor:
    """How little of the attention (n, s, t) lies near the frames the tokens are said in, as a mean of -log."""
    import torch

    known = looks != IGNORED
    if not known.any():
        return shares.sum() * 0
    near = (torch.arange(shares.shape[2]) - looks[known][:, None]).abs() <= _NEAR
    return -(shares[known] * near).sum(dim=1).clamp(min=1e-4).log().mean()


def _vocabulary(plan: Plan) -> Vocabulary:
    said = sentences.load(plan.data)
    draw = random.Random(plan.seed)
    return vocabulary.chosen([*said.trained, *(said.grammar.sentence(draw) for _ in range(_VOCABULARY_FROM))], vocabulary.tokenizer())


def _put(ears: Ears, values: dict[str, torch.Tensor]) -> None:
    import torch

    with torch.no_grad():
        for name, parameter in ears.named().items():
            parameter.copy_(values[name])
