"""A process of its own for a library that may hang, crash or mix things up: watched, and put back on its feet.

One request at a time goes in and its own answer comes out. A process that dies or takes too long is killed and started anew, and the
request is tried once more. Processes are spawned, never forked: espeak and torch do not survive a fork.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from bot.errors import SpeechDown, SpeechError

Answer = Callable[[Any], Any]
Make = Callable[..., tuple[Answer, Any]]
"""Called in the new process: what answers requests there, and what the caller is told about it. A function of a module, not a closure."""

_ATTEMPTS = 2


class Worker:
    """Safe to use from any thread; the calls wait for one another."""

    def __init__(self, name: str, make: Make, arguments: tuple[Any, ...] = (), start_s: float = 30.0) -> None:
        """`start_s`: seconds within which `make` must be done."""
        self._name, self._make, self._arguments, self._start_s = name, make, arguments, start_s
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None
        self._number, self._about, self._closed = 0, None, False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> Any:
        """Start it now instead of at the first request; answers what `make` tells. Raises SpeechError as `make` did, or SpeechDown."""
        with self._lock:
            self._running()
            return self._about

    def ask(self, request: Any, limit_s: float) -> Any:
        """The answer to `request` within `limit_s` seconds, or twice that where the process had to be started anew.

        Raises SpeechError as the process did, and SpeechDown where it died or hung a second time.
        """
        with self._lock:
            for _ in range(_ATTEMPTS):
                try:
                    fine, value = self._exchanged(self._running(), request, limit_s)
                except (EOFError, OSError):
                    continue
                if fine:
                    return value
                raise value
            raise SpeechDown(f"{self._name} died or took more than {limit_s:g} s, {_ATTEMPTS} times in a row")

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._kill()

    def _running(self) -> Connection:
        if self._closed:
            raise SpeechDown(f"{self._name} is closed")
        if self._link is None or self._process is None or not self._process.is_alive():
            self._kill()
            self._spawn()
        assert self._link is not None
        return self._link

    def _spawn(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._link, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, self._make, self._arguments), daemon=True, name=self._name)
        self._process.start()
        theirs.close()  # so that its end is closed when the process dies
        try:
            with self._watched(self._start_s):
                fine, value = self._link.recv()
        except (EOFError, OSError) as error:
            raise SpeechDown(f"{self._name} did not start within {self._start_s:g} s, or died of it") from error
        if not fine:
            self._kill()
            raise value
        self._about = value

    def _exchanged(self, link: Connection, request: Any, limit_s: float) -> tuple[bool, Any]:
        self._number += 1
        with self._watched(limit_s):
            link.send((self._number, request))
            number, fine, value = link.recv()
        if number != self._number:  # cannot be: whatever left an answer in the pipe also killed the process
            self._kill()
            raise EOFError
        return fine, value

    @contextmanager
    def _watched(self, limit_s: float) -> Iterator[None]:
        """The process is killed at the limit. A timer does it: a stopped process blocks a write as well as a read."""
        assert self._process is not None
        timer = threading.Timer(limit_s, _stop, (self._process,))
        timer.daemon = True
        timer.start()
        with ExitStack() as broken:
            broken.callback(self._kill)  # whatever ends it early, an interrupt too, would leave somebody's answer in the pipe for the next
            broken.callback(timer.cancel)
            yield
            timer.cancel()
            broken.pop_all()

    def _kill(self) -> None:
        if self._link is not None:
            self._link.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._link = self._process = None


class Crew:
    """Several equal workers; a request goes to one that is idle."""

    def __init__(self, workers: list[Worker]) -> None:
        self.workers = workers
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in workers:
            self._idle.put(worker)

    def start(self) -> Any:
        return [worker.start() for worker in self.workers][0]

    def ask(self, request: Any, limit_s: float) -> Any:
        worker = self._idle.get()
        try:
            return worker.ask(request, limit_s)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        for worker in self.workers:
            worker.close()


def _stop(process: SpawnProcess) -> None:
    with suppress(ValueError):  # closed in the same moment
        process.kill()


def _serve(link: Connection, make: Make, arguments: tuple[Any, ...]) -> None:
    """The other process. What is ours to explain goes back as an error; anything else ends it, which the caller notices."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the caller decides when this ends
    _be_quiet()
    try:
        answer, about = make(*arguments)
    except SpeechError as error:
        link.send((False, error))
        return
    link.send((True, about))
    while True:
        try:
            number, request = link.recv()
        except EOFError:
            return
        try:
            reply = (number, True, answer(request))
        except SpeechError as error:
            reply = (number, False, error)
        link.send(reply)


def _be_quiet() -> None:
    """What libraries print would end in the output of a command; progress and warnings on stderr stay."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
