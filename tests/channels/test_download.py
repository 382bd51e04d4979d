"""Everything, or what changed: whole answers only, whatever the API does meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from bot.errors import KeyRefused, QuotaSpent, SourceError
from bot.services.service import Service, read
from channels import download
from channels.download import Download, Fetched
from channels.gov24 import CONDITIONS, DETAIL, LIST, Calls, Gov24
from tests.channels.gov24_fake import KEY, URL, FakeApi, status
from tests.services.rows import conditions, detail, listed

Run = Callable[..., Download]
TEN = {service.id: service for service in (read(listed(n), detail(n), conditions(n)) for n in range(1, 11))}


@pytest.fixture
def fake() -> FakeApi:
    return FakeApi()


@pytest.fixture
def run(fake: FakeApi, tmp_path: Path) -> Run:
    def begin(keep: bool = True, url: str = URL, quota: int = 10_000) -> Download:
        calls = Calls(tmp_path / "calls.json", quota)
        api = Gov24(url, KEY, calls, httpx2.Client(transport=fake), lambda seconds: None)
        return Download(api, tmp_path, keep, per_page=3)

    return begin


def by_id(found: Fetched) -> dict[str, Service]:
    return {service.id: service for service in found.services}


def test_everything_is_fetched_page_by_page(run: Run, fake: FakeApi) -> None:
    found = run().fetch({})
    assert by_id(found) == TEN
    assert (found.unreadable, found.duplicates, found.without_detail, dict(found.unknown or {})) == ((), 0, (), {})
    assert fake.kinds() == [LIST] * 4 + [DETAIL] * 4 + [CONDITIONS] * 4


def test_only_what_was_modified_is_fetched_again(run: Run, fake: FakeApi) -> None:
    fake.touch("999900000004", "20260401000000", 지원내용="월 20만 원")
    fake.rows[LIST][5]["조회수"] = 777
    found = by_id(run().fetch(TEN))
    assert found["999900000004"].content == "월 20만 원"
    assert found["999900000006"].views == 777
    assert fake.kinds() == [LIST] * 4 + [DETAIL, CONDITIONS]
    assert fake.asked[4][1]["cond[서비스ID::EQ]"] == "999900000004"


def test_where_nearly_all_was_modified_pages_take_fewer_calls(run: Run, fake: FakeApi) -> None:
    for id in list(TEN)[:8]:
        fake.touch(id, "20260401000000")
    run().fetch(TEN)
    assert fake.kinds() == [LIST] * 4 + [DETAIL] * 4 + [CONDITIONS] * 4


def test_what_came_and_what_ended_is_known_from_the_list(run: Run, fake: FakeApi) -> None:
    fake.drop("999900000002")
    fake.add(11)
    assert sorted(by_id(run().fetch(TEN))) == sorted({*TEN, "999900000011"} - {"999900000002"})


def test_one_call_shows_that_nothing_changed(run: Run, fake: FakeApi) -> None:
    assert run().unchanged(TEN, "20260302000000")
    assert fake.asked == [(LIST, {"page": "1", "perPage": "3", "returnType": "JSON", "cond[수정일시::GTE]": "20260302000000"})]


@pytest.mark.parametrize("change", ["touched", "dropped", "added"])
def test_one_call_shows_that_something_changed(run: Run, fake: FakeApi, change: str) -> None:
    if change == "touched":
        fake.touch("999900000004", "20260401000000")
    elif change == "dropped":
        fake.drop("999900000004")
    else:
        fake.add(11)
    assert not run().unchanged(TEN, "20260302000000")


def test_an_interrupted_run_goes_on_where_it_was(run: Run, fake: FakeApi) -> None:
    fake.faults = [None] * 6 + [status(500)] * 99
    with pytest.raises(SourceError):
        run().fetch({})
    fake.faults, fake.asked = [], []
    assert by_id(run().fetch({})) == TEN
    assert fake.kinds() == [DETAIL] * 2 + [CONDITIONS] * 4


def test_an_interrupted_small_run_goes_on_where_it_was(run: Run, fake: FakeApi) -> None:
    for id in list(TEN)[:3]:
        fake.touch(id, "20260401000000")
    fake.faults = [None] * 5 + [status(500)] * 99
    with pytest.raises(SourceError):
        run().fetch(TEN)
    fake.faults, fake.asked = [], []
    run().fetch(TEN)
    assert fake.kinds() == [DETAIL] * 2 + [CONDITIONS] * 3


def test_pages_that_are_old_are_fetched_again(run: Run, fake: FakeApi, tmp_path: Path) -> None:
    run().fetch({})
    for path in (tmp_path / "partial").rglob("*.json"):
        os.utime(path, (0, time.time() - download.KEPT_S - 1))
    fake.asked = []
    run().fetch({})
    assert len(fake.asked) == 12


def test_pages_of_another_address_are_not_taken(run: Run, fake: FakeApi) -> None:
    run().fetch({})
    fake.asked = []
    run(url="http://other.example.kr/api").fetch({})
    assert len(fake.asked) == 12


def test_a_kept_page_that_is_broken_is_fetched_again(run: Run, fake: FakeApi, tmp_path: Path) -> None:
    run().fetch({})
    for path in (tmp_path / "partial").rglob("*.json"):
        path.write_bytes(path.read_bytes()[:20])
    fake.asked = []
    assert by_id(run().fetch({})) == TEN
    assert len(fake.asked) == 12


def test_a_run_that_ended_well_leaves_no_pages(run: Run, tmp_path: Path) -> None:
    this = run()
    this.fetch({})
    this.forget()
    assert not (tmp_path / "partial").exists()


def test_a_dry_run_keeps_nothing(run: Run, tmp_path: Path) -> None:
    run(keep=False).fetch({})
    assert [path.name for path in tmp_path.iterdir()] == ["calls.json"]


def test_a_spent_quota_stops_and_the_next_day_goes_on(run: Run, fake: FakeApi, tmp_path: Path) -> None:
    with pytest.raises(QuotaSpent):
        run(quota=7).fetch({})
    (tmp_path / "calls.json").unlink()
    fake.asked = []
    assert by_id(run(quota=7).fetch({})) == TEN
    assert len(fake.asked) == 5


def test_a_list_that_changes_while_it_is_read_is_read_again(run: Run, fake: FakeApi) -> None:
    def meanwhile(kind: str, page: int) -> None:
        if (kind, page) == (LIST, 3) and len(fake.rows[LIST]) == 10:
            fake.drop("999900000001")  # everything moves up: number 7 would be missed

    fake.before = meanwhile
    assert sorted(by_id(run().fetch({}))) == sorted({*TEN} - {"999900000001"})
    assert fake.kinds().count(LIST) == 4 + 3


def test_a_list_in_another_order_each_time_loses_nobody(run: Run, fake: FakeApi) -> None:
    def meanwhile(kind: str, page: int) -> None:
        if (kind, page) == (LIST, 2) and fake.kinds().count(LIST) < 5:
            fake.rows[LIST].reverse()

    fake.before = meanwhile
    assert sorted(by_id(run().fetch({}))) == sorted(TEN)


def test_a_list_that_never_settles_changes_nothing(run: Run, fake: FakeApi) -> None:
    def meanwhile(kind: str, page: int) -> None:
        if page == 2:
            fake.add(100 + len(fake.asked))

    fake.before = meanwhile
    with pytest.raises(SourceError, match="the list changed while it was read, 3 times"):
        run().fetch({})


def test_an_id_that_the_api_itself_lists_twice_counts_once(run: Run, fake: FakeApi) -> None:
    fake.rows[LIST].append(listed(4, 지원내용="둘째"))
    found = run().fetch({})
    assert by_id(found)["999900000004"].name == "가온시 나래 지원 4"
    assert (len(found.services), found.duplicates) == (10, 1)


def test_details_that_moved_while_they_were_read_are_asked_for_singly(run: Run, fake: FakeApi) -> None:
    def meanwhile(kind: str, page: int) -> None:
        if (kind, page) == (DETAIL, 2) and len(fake.rows[DETAIL]) == 10:
            fake.rows[DETAIL].insert(10, fake.rows[DETAIL].pop(0))  # number 4 moves to the page that was read

    fake.before = meanwhile
    assert by_id(run().fetch({})) == TEN
    assert [wishes.get("cond[서비스ID::EQ]") for kind, wishes in fake.asked if kind == DETAIL][4:] == ["999900000004"]


@pytest.mark.parametrize("few", [2, 0])
def test_what_was_modified_after_its_detail_was_kept_is_asked_for_again(
    run: Run, fake: FakeApi, tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Singly where they are few, else by paging anew."""
    monkeypatch.setattr(download, "FEW", few)
    fake.faults = [None] * 10 + [status(500)] * 99
    with pytest.raises(SourceError):
        run().fetch({})
    fake.faults, fake.asked = [], []
    fake.touch("999900000004", "20990101000000", 구비서류="도장")
    fake.rows[CONDITIONS][3]["JA0110"] = 20
    for path in (tmp_path / "partial").rglob(f"{LIST}-*"):
        os.utime(path, (0, time.time() - download.LIST_KEPT_S - 1))
    found = by_id(run().fetch({}))["999900000004"]
    assert (found.documents, found.age_from) == ("도장", 20)
    singly, anew = 4 + 1 + (2 + 1), 4 + 4 + (2 + 4)
    assert len(fake.asked) == (singly if few else anew)


def test_details_for_half_of_the_services_are_half_an_answer(run: Run, fake: FakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "FEW", 2)
    fake.rows[DETAIL] = fake.rows[DETAIL][:5]
    with pytest.raises(SourceError, match="half an answer"):
        run().fetch({})


def test_a_few_without_detail_are_taken_and_named(run: Run, fake: FakeApi) -> None:
    fake.rows[DETAIL] = fake.rows[DETAIL][:9]
    found = run().fetch({})
    assert (len(found.services), found.without_detail) == (10, ("999900000010",))


def test_records_that_cannot_be_read_are_named_and_the_earlier_ones_stay(run: Run, fake: FakeApi) -> None:
    fake.touch("999900000003", "20260401000000", 서비스명=None)
    fake.rows[DETAIL][2]["서비스명"] = fake.rows[CONDITIONS][2]["서비스명"] = None
    fake.rows[LIST][7]["서비스ID"] = None
    fake.rows[LIST][8] = 7
    found = run().fetch(TEN)
    assert sorted(by_id(found)) == sorted({*TEN} - {"999900000008", "999900000009"})
    assert by_id(found)["999900000003"] == TEN["999900000003"]
    assert [error.field for error in found.unreadable] == ["서비스ID", "서비스ID", "서비스명"]


def test_unknown_codes_and_fields_are_counted(run: Run, fake: FakeApi) -> None:
    for row in fake.rows[CONDITIONS]:
        row["JA0999"] = "Y"
    fake.rows[LIST][0]["새필드"] = "가"
    assert dict(run().fetch({}).unknown or {}) == {"JA0999": 10, "새필드": 1}


def test_a_refused_key_ends_it_at_once(run: Run, fake: FakeApi) -> None:
    fake.key = "another"
    with pytest.raises(KeyRefused):
        run().fetch({})
    assert len(fake.asked) == 1


def test_a_folder_that_cannot_be_written_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "partial").write_text("in the way")
    with pytest.raises(SourceError, match="cannot be written"):
        run().fetch({})
