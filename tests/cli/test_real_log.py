"""The real incident log through the command, its indicator counted again on the wall clock."""

from __future__ import annotations

import csv
import runpy
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

# Public holidays in France on working days, Easter Sunday being 27 March 2016.
HOLIDAYS = {
    date(2016, month, day) for month, day in ((3, 28), (5, 5), (5, 16), (7, 14), (8, 15), (11, 1), (11, 11))
}  # fmt: skip
START = datetime(2016, 2, 29)


@pytest.mark.no_cover  # where the log is not there it is skipped: no line hangs on it
def test_the_indicator_of_the_real_log(
    run: Run, root: Path, shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    24 918 incidents, 1 556 of them never resolved, are counted as minutes of a wall clock between 09:30 and 18:00.

    No switch of daylight saving lies within those hours, so that the wall clock's minutes are the real ones.
    """
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    benchmark = runpy.run_path(str(root / "benchmarks" / "real_log.py"))
    path = tmp_path / "incidents.csv"
    said = benchmark["collapse"](shared_data / "incident_event_log.csv.gz", path)
    assert said.startswith("24918 incidents out of 141712 events")
    assert "1556 have none" in said
    names = ",".join(f"{column}={name}" for column, name in benchmark["COLUMNS"].items())
    report = json_of(
        run("report", str(path), "--columns", names, "--tz", benchmark["ZONE"], "--period", "all", "--format", "json")
    )

    walls = (START + timedelta(minutes=n) for n in range(360 * 24 * 60))
    sums = [
        0,
        *accumulate(
            wall.weekday() < 5 and wall.date() not in HOLIDAYS and 570 <= wall.hour * 60 + wall.minute < 1080
            for wall in walls
        ),
    ]

    def minute(text: str) -> int:
        return (datetime.fromisoformat(text) - START) // timedelta(minutes=1)

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    now = max(minute(text) for row in rows for text in (row["opened_at"], row["resolved_at"]) if text)
    parts: Counter[str] = Counter()
    for row in rows:
        end = minute(row["resolved_at"]) if row["resolved_at"] else now
        within = sums[end] - sums[minute(row["opened_at"])] < 24 * 60
        if row["resolved_at"]:
            parts["met" if within else "breached"] += 1
        else:
            parts["open_on_track" if within else "open_late"] += 1
    indicator = report["total"]["indicators"][0]
    assert {part: indicator[part] for part in parts} == parts
    assert indicator["received"] == len(rows) == 24_918
    assert [row["received"] for row in report["total"]["severities"]] == [
        Counter(row["priority"] for row in rows)[level] for level in "12345"
    ]
