"""What readers by columns have in common is tried with CSV and with Parquet, by their own readers' tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sla_rules.files import Layout
from sla_rules.files.ids import Ids

if TYPE_CHECKING:
    from sla_rules import Agreement

pytest.importorskip("numpy")


def test_a_format_says_what_its_rows_say(annex: Agreement) -> None:
    """Of itself the reader knows no cells"""
    from sla_rules.files.columns_reader import ColumnsReader

    reader = ColumnsReader("f", annex, Layout(), ids=Ids(), holds=True)
    with pytest.raises(NotImplementedError):
        reader._cells_again({}, reader._time_reader({}), "reading", lambda parts, _what, _rows: parts)
