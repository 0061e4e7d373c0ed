"""JSON on stdout."""

from __future__ import annotations

import json

import pytest

from sla_rules.cli.json_form import write_json


def test_json_is_utf_8_in_the_order_given(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Keys keep their order and letters stay letters; a byte that was no text is escaped, not refused."""
    write_json({"b": "Équipe", "a": "\udce9"})
    out = capsysbinary.readouterr().out
    assert out.startswith('{\n  "b": "Équipe",'.encode())
    assert out.endswith(b"}\n")
    assert list(json.loads(out.replace(b"\\udce9", b"?"))) == ["b", "a"]


@pytest.mark.parametrize("values", [[], [1], [{"a": [], "b": {"c": [1, "x\ny"]}}, [], "é"]])
def test_an_iterator_is_written_as_its_list(values: list[object], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Element by element, the bytes are those of the list, wherever among the keys it stands"""
    for data in ({"periods": values}, {"file": "x", "periods": values, "total": {"late": [{"id": 1}]}}):
        write_json(data)
        whole = capsysbinary.readouterr().out
        write_json({**data, "periods": iter(values)})
        assert capsysbinary.readouterr().out == whole
