"""A process that dies, hangs or refuses costs its own request a second try, and nobody else anything."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import EarsError, MouthError, SpeechDown
from tests.voice import toys
from voice.worker import Crew, Worker


@pytest.fixture(scope="module")
def shared() -> Iterator[Worker]:
    worker = Worker("the toy", toys.echo)
    yield worker
    worker.close()


def test_it_answers_and_stays_the_same_process(shared: Worker) -> None:
    assert shared.start() == "ready"
    assert shared.ask("a", 5)[1] == "a"
    assert shared.ask("a", 5)[0] == shared.pid != os.getpid()


def test_a_killed_process_is_started_anew_and_asked_again(shared: Worker) -> None:
    before = shared.ask("x", 5)[0]
    os.kill(before, signal.SIGKILL)
    after, said = shared.ask("after", 5)
    assert said == "after" and after != before


def test_a_process_killed_at_work_is_asked_again(shared: Worker) -> None:
    first = shared.ask("x", 5)[0]
    threading.Timer(0.2, os.kill, (first, signal.SIGKILL)).start()
    assert shared.ask(("sleep", 0.4), 5) == (shared.pid, ("sleep", 0.4))
    assert shared.pid != first


@pytest.mark.parametrize("size", [10, 5_000_000], ids=["small", "more than a pipe holds"])
def test_a_stopped_process_costs_its_limit_and_no_more(shared: Worker, size: int) -> None:
    os.kill(shared.ask("x", 5)[0], signal.SIGSTOP)
    began = time.monotonic()
    assert shared.ask("y" * size, 1.5)[1] == "y" * size
    assert 1.4 < time.monotonic() - began < 8.0  # the limit, and a start on a busy machine


def test_what_always_hangs_is_given_up_after_a_second_try(shared: Worker) -> None:
    with pytest.raises(SpeechDown, match=r"took more than 0\.2 s, 2 times"):
        shared.ask(("sleep", 60), 0.2)
    assert shared.ask("still there", 5)[1] == "still there"


@pytest.mark.parametrize("fatal", ["crash", "raise"])
def test_what_always_kills_it_is_given_up_after_a_second_try(shared: Worker, fatal: str) -> None:
    with pytest.raises(SpeechDown):
        shared.ask(fatal, 5)
    assert shared.ask("still there", 5)[1] == "still there"


def test_a_refusal_comes_back_as_the_error_it_was_and_costs_no_process(shared: Worker) -> None:
    before = shared.ask("x", 5)[0]
    with pytest.raises(MouthError, match="not this one"):
        shared.ask("refuse", 5)
    assert shared.ask("x", 5)[0] == before


def test_what_a_library_prints_ends_nowhere(shared: Worker, capfd: pytest.CaptureFixture[str]) -> None:
    shared.ask("print", 5)
    assert capfd.readouterr().out == ""


def test_forty_callers_each_get_their_own_answer_while_it_is_killed(shared: Worker) -> None:
    shared.start()
    with ThreadPoolExecutor(40) as pool:
        asked = [pool.submit(shared.ask, f"caller {number}", 5) for number in range(40)]
        time.sleep(0.01)
        os.kill(shared.pid or 0, signal.SIGKILL)
        assert [each.result()[1] for each in asked] == [f"caller {number}" for number in range(40)]


def test_what_cannot_start_says_why() -> None:
    with pytest.raises(EarsError, match="nothing to start"):
        Worker("the toy", toys.refuses).start()
    with pytest.raises(SpeechDown, match="did not start"):
        Worker("the toy", toys.dies).start()


def test_a_closed_one_starts_no_process_again(shared: Worker) -> None:
    worker = Worker("the toy", toys.echo)
    pid = worker.ask("x", 5)[0]
    worker.close()
    with pytest.raises(SpeechDown, match="closed"):
        worker.ask("x", 5)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_crew_works_side_by_side() -> None:
    crew = Crew([Worker("one", toys.echo), Worker("two", toys.echo)])
    crew.start()
    began = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        pids = {found[0] for found in pool.map(lambda _: crew.ask(("sleep", 0.8), 5), range(2))}
    assert len(pids) == 2 and time.monotonic() - began < 1.5
    crew.close()
