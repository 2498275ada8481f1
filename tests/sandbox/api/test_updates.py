"""The queue of one bot."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sandbox.clock import WorldClock
from sandbox.updates import UpdateQueue


@pytest.fixture
def queue(clock: WorldClock) -> UpdateQueue:
    return UpdateQueue(clock, first_id=500)


def ids(updates: list[dict[str, int]]) -> list[int]:
    return [update["update_id"] for update in updates]


def fill(queue: UpdateQueue, count: int) -> None:
    for number in range(count):
        queue.push({"message": {"message_id": number}})


def test_updates_are_numbered_from_an_arbitrary_start_and_come_oldest_first(queue: UpdateQueue) -> None:
    fill(queue, 3)
    assert ids(queue.take()) == [500, 501, 502]


def test_two_queues_do_not_start_alike(clock: WorldClock) -> None:
    starts = set()
    for _ in range(5):
        queue = UpdateQueue(clock)
        fill(queue, 1)
        starts.update(ids(queue.take()))
    assert len(starts) > 1


def test_what_is_not_confirmed_comes_again(queue: UpdateQueue) -> None:
    fill(queue, 2)
    assert ids(queue.take()) == ids(queue.take(0)) == ids(queue.take(500)) == [500, 501]


def test_a_positive_offset_confirms_all_before_it(queue: UpdateQueue) -> None:
    fill(queue, 3)
    assert ids(queue.take(502)) == [502]
    assert ids(queue.take(0)) == [502]


def test_an_offset_one_past_the_end_confirms_everything(queue: UpdateQueue) -> None:
    fill(queue, 3)
    assert queue.take(503) == []
    assert queue.pending_count == 0


def test_a_negative_offset_keeps_the_last_ones_and_forgets_the_others(queue: UpdateQueue) -> None:
    fill(queue, 5)
    assert ids(queue.take(-2)) == [503, 504]
    assert ids(queue.take(0)) == [503, 504]


def test_a_negative_offset_larger_than_the_queue_takes_all(queue: UpdateQueue) -> None:
    fill(queue, 2)
    assert ids(queue.take(-10)) == [500, 501]


def test_an_offset_far_past_the_end_falls_back_to_the_head(queue: UpdateQueue) -> None:
    fill(queue, 2)
    assert ids(queue.take(900_000_000)) == [500, 501]


def test_the_limit_holds_back_the_younger_ones(queue: UpdateQueue) -> None:
    fill(queue, 5)
    assert ids(queue.take(0, 2)) == [500, 501]


def test_by_default_the_kinds_that_come_on_request_do_not_come(queue: UpdateQueue) -> None:
    for kind in ("chat_member", "message_reaction", "message_reaction_count", "my_chat_member"):
        queue.push({kind: {}})
    assert [set(update) - {"update_id"} for update in queue.take()] == [{"my_chat_member"}]


def test_kinds_that_were_named_come_and_others_do_not(queue: UpdateQueue) -> None:
    queue.allow(["chat_member"])
    queue.push({"chat_member": {}})
    queue.push({"message": {}})
    assert queue.pending_count == 1


def test_leaving_the_kinds_out_keeps_the_earlier_choice_and_an_empty_list_undoes_it(queue: UpdateQueue) -> None:
    queue.allow(["callback_query"])
    queue.allow(None)
    assert not queue.listens_to("message")
    queue.allow([])
    assert queue.listens_to("message")
    assert not queue.listens_to("chat_member")


def test_a_choice_of_kinds_does_not_touch_what_waits_already(queue: UpdateQueue) -> None:
    fill(queue, 1)
    queue.allow(["callback_query"])
    assert queue.pending_count == 1


def test_what_waits_for_more_than_a_day_is_dropped(queue: UpdateQueue, clock: WorldClock) -> None:
    fill(queue, 1)
    clock.advance(timedelta(hours=23))
    fill(queue, 1)
    clock.advance(timedelta(hours=1))
    assert ids(queue.take()) == [500, 501]
    clock.advance(timedelta(seconds=1))
    assert ids(queue.take()) == [501]
    assert queue.dropped == 1


async def test_a_jump_of_the_clock_does_not_lose_what_came_while_the_bot_listened(
    queue: UpdateQueue, clock: WorldClock
) -> None:
    with queue.sleeper() as sleeper:
        fill(queue, 2)
        clock.advance(timedelta(days=3))
        await sleeper
    assert ids(queue.take()) == [500, 501]


async def test_once_handed_out_and_not_confirmed_it_is_dropped_after_a_day_like_any_other(
    queue: UpdateQueue, clock: WorldClock
) -> None:
    with queue.sleeper():
        fill(queue, 1)
    queue.take()
    clock.advance(timedelta(days=2))
    assert queue.take() == []


async def test_waiting_ends_when_an_update_comes(queue: UpdateQueue) -> None:
    assert not await queue.wait(0)
    fill(queue, 1)
    assert await queue.wait(0)


def test_a_payload_of_two_kinds_is_a_mistake_of_the_sandbox(queue: UpdateQueue) -> None:
    with pytest.raises(ValueError):
        queue.push({"message": {}, "edited_message": {}})
