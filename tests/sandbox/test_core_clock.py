from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from mailrig_sandbox import Clock


def still() -> float:
    return 5.0


def test_the_clock_begins_where_it_is_told_and_only_steps_forward() -> None:
    clock = Clock(datetime(2026, 1, 1, tzinfo=UTC), monotonic=still)
    clock.advance(90)
    assert clock.now() == datetime(2026, 1, 1, 0, 1, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(-1)
    clock.restart(datetime(2026, 2, 1, tzinfo=UTC))
    assert clock.now() == datetime(2026, 2, 1, tzinfo=UTC)


def test_a_step_wakes_only_who_has_slept_long_enough() -> None:
    clock = Clock(monotonic=still)
    woken: list[int] = []

    async def sleeper(seconds: int) -> None:
        await clock.sleep(seconds)
        woken.append(seconds)

    async def main() -> None:
        tasks = [asyncio.create_task(sleeper(seconds)) for seconds in (10, 100)]
        await asyncio.sleep(0)
        await asyncio.to_thread(clock.advance, 50)
        await asyncio.wait_for(tasks[0], 10)
        assert woken == [10]
        assert not tasks[1].done()
        clock.advance(50)
        await asyncio.wait_for(tasks[1], 10)
        assert woken == [10, 100]

    asyncio.run(main())


def test_a_sleep_ends_by_itself() -> None:
    clock = Clock()
    before = clock.time()
    asyncio.run(clock.sleep(0.01))
    assert clock.time() - before >= 0.01


def test_a_step_is_told() -> None:
    told: list[bool] = []
    Clock(stepped=lambda: told.append(True)).advance(1)
    assert told == [True]
