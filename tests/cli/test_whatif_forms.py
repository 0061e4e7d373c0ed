"""The comparison for other programs."""

from __future__ import annotations

import csv
import io
import json

from sla_rules.cli.whatif_forms import CSV_COLUMNS, whatif_csv, whatif_dict
from tests.cli.test_whatif_found import found
from tests.whatif.lives import INDICATOR, TODAY

FOUND = found(TODAY.opening("08:00"))


def test_json() -> None:
    """What the figures depend on, and the comparison itself."""
    data = whatif_dict(FOUND)
    assert json.loads(json.dumps(data)) == data
    assert {
        key: data[key] for key in ("file", "time_zone", "now_given", "notes", "period", "skipped_rows", "skipped")
    } == {
        "file": "x.csv",
        "time_zone": "Europe/Paris",
        "now_given": True,
        "notes": ["a note"],
        "period": "all",
        "skipped_rows": 0,
        "skipped": [],
    }
    assert data["assumption"] == FOUND.assumption
    assert {key: data[key] for key in FOUND.comparison.to_dict()} == FOUND.comparison.to_dict()


def test_csv() -> None:
    """A row for each scenario, and one for each clause of each ticket that changes; empty where nothing is to say."""
    text = whatif_csv(FOUND)
    assert tuple(text.splitlines()[0].split(",")) == CSV_COLUMNS
    today, early, turned = list(csv.DictReader(io.StringIO(text)))
    assert [(row["scenario"], row["row"], row["percent"], row["verdict"]) for row in (today, early)] == [
        ("today", "indicator", "50.00", "missed"),
        ("opening 08:00", "indicator", "0.00", "missed"),
    ]
    assert (early["gained"], early["lost"], early["misses_left"]) == ("0", "1", "-2")
    assert {key: value for key, value in turned.items() if value} == {
        "scenario": "opening 08:00",
        "row": "ticket",
        "ticket": "A",
        "severity": "2",
        "clause": INDICATOR,
        "before": "met",
        "after": "breached",
    }
