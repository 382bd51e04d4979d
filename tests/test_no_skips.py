"""The rule of tests/conftest.py, tried on a test run of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TESTS = """
import pytest

def test_needs_a_tool():
    pytest.skip("no Chromium here")

@pytest.mark.skipif(True, reason="no Chromium here")
def test_is_marked():
    pass

def test_runs():
    pass

@pytest.mark.xfail(reason="known")
def test_fails_as_expected():
    raise AssertionError
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    return pytester


def test_in_ci_a_skip_is_a_failure(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    run.makepyfile(TESTS)
    result = run.runpytest_inprocess("-p", "no:asyncio")
    result.assert_outcomes(passed=1, failed=1, errors=1, xfailed=1)
    result.stdout.fnmatch_lines(["*would be skipped, which fails in CI: *no Chromium here*"])


def test_in_ci_a_module_that_would_be_skipped_fails(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    run.makepyfile("import pytest\npytest.importorskip('no_such_module')\n")
    result = run.runpytest_inprocess("-p", "no:asyncio")
    result.assert_outcomes(errors=1)


def test_elsewhere_a_skip_stays_a_skip(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    run.makepyfile(TESTS)
    run.runpytest_inprocess("-p", "no:asyncio").assert_outcomes(passed=1, skipped=2, xfailed=1)
