"""No process that a voice passes through opens a file that could hold it: the gateway, page and telephone, and the recogniser's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SPOKEN = (
    "test_shipped_ears.py::test_a_question_of_a_synthetic_voice_is_heard_and_answered",
    "test_audio_turns.py::test_a_star_repeats_the_answer",
    "test_audio_trouble.py::test_sound_is_never_on_the_disk_even_where_it_may_be_kept",
    "test_phone.py::test_a_caller_is_greeted_asks_and_is_answered",
)
"""Whole spoken turns: the real recogniser, a kiosk, somebody who allows their voice to be kept, a call."""
KNOWN = re.compile(r".*/var/(?:threeany\.db|audit/anchor\.log|keys/\w+)|/dev/null|pipe:.*|socket:.*|.*/\.lock|/dev/pts/\d+")
"""The store, whose content another test looks through, the audit log's anchor and keys; and what the tests' own machinery opens."""


def watched(log: Path, *command: str) -> list[tuple[int, str]]:
    """Which process opened what for writing, or started what."""
    places = os.pathsep.join((str(HERE / "watched"), str(ROOT)))
    env = {**os.environ, "PYTHONPATH": places, "PYTHONDONTWRITEBYTECODE": "1", "WATCH_LOG": str(log)}
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    noted = (line.split(" ", 1) for line in log.read_text(encoding="utf-8").splitlines())
    return [(int(pid), what) for pid, what in noted]


def test_whoever_is_watched_is_caught(tmp_path: Path) -> None:
    target = tmp_path / "voice.wav"
    writes = f"import os; open({str(target)!r}, 'wb'); os.open({str(target)!r}, os.O_RDWR)"
    starts = (
        f"import multiprocessing as m; p = m.get_context('spawn').Process(target=open, args=({str(target)!r}, 'ab')); p.start(); p.join()"
    )
    noted = watched(tmp_path / "log", "-c", f"{writes}\nif __name__ == '__main__': {starts}")
    found = [pid for pid, what in noted if what == str(target)]
    assert len(found) == 3 and len(set(found)) == 2


def test_no_voice_is_written_by_any_process_it_passes_through(tmp_path: Path) -> None:
    inner = ("-m", "pytest", "-q", "--capture=no", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'inner'}")
    noted = watched(tmp_path / "log", *inner, *(str(HERE / each) for each in SPOKEN))
    assert len({pid for pid, _ in noted}) >= 3, "gateway, recogniser and voice are watched"
    assert [what for _, what in noted if not KNOWN.fullmatch(what)] == []
