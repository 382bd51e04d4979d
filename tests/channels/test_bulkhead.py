"""What work broke off with is told, and what ends the task is not held up."""

from __future__ import annotations

import asyncio

import pytest

from channels.bulkhead import outcome


async def test_what_is_returned_is_the_outcome() -> None:
    assert await outcome(asyncio.sleep(0, "done")) == "done"


async def test_what_it_broke_off_with_is_the_outcome() -> None:
    async def defective() -> str:
        raise KeyError("a defect")

    assert isinstance(await outcome(defective()), KeyError)


async def test_who_is_cancelled_ends_and_the_work_with_it() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            ended.set()

    task = asyncio.create_task(outcome(work()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()


async def test_work_that_was_cancelled_has_no_outcome() -> None:
    work = asyncio.get_running_loop().create_future()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await outcome(work)
