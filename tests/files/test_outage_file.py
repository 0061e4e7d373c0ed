"""A file of outages, once read."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from sla_rules import franceconnect
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.files.outage_file import OutageFile
from sla_rules.files.outage_reader import read_outages

if TYPE_CHECKING:
    from pathlib import Path


def test_a_value() -> None:
    """It is a value like others: equal by its parts, pickled whole"""
    file = OutageFile(path="f.csv", record=ServiceRecord(), latest=None)
    assert pickle.loads(pickle.dumps(file)) == file


def test_the_example(root: Path) -> None:
    """The example reads without a note but those on what lasts"""
    file = read_outages(root / "examples" / "outages.csv", franceconnect.agreement())
    assert file.latest is not None
    assert file.record.roster.providers == ("Alizé", "Boréal", "Cèdre", "Dune", "Estran", "Fjord")
