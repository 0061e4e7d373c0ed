"""JSON on stdout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sla_rules.cli.json_form import write_json

if TYPE_CHECKING:
    import pytest


def test_json_is_utf_8_in_the_order_given(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Keys keep their order and letters stay letters; a byte that was no text is escaped, not refused."""
    write_json({"b": "Équipe", "a": "\udce9"})
    out = capsysbinary.readouterr().out
    assert out.startswith('{\n  "b": "Équipe",'.encode())
    assert out.endswith(b"}\n")
    assert list(json.loads(out.replace(b"\\udce9", b"?"))) == ["b", "a"]
