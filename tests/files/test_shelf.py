"""Whole numbers in a file."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from sla_rules.files.shelf import FileShelf

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_put_is_found_at_its_place(tmp_path: Path) -> None:
    """Numbers of 64 bits with their signs, whatever was read or put in between"""
    shelf = FileShelf(lambda: tmp_path / "shelf")
    first = shelf.put(array("q", [1, -(2**63), 3]))
    assert shelf.get(first + 1, 2) == array("q", [-(2**63), 3])
    second = shelf.put(array("q", [2**63 - 1]))
    assert (second, shelf.get(second, 1), shelf.get(first, 1)) == (3, array("q", [2**63 - 1]), array("q", [1]))
    with pytest.raises(EOFError):
        shelf.get(second, 2)
    shelf.close()


def test_there_is_no_file_before_it_is_wanted(tmp_path: Path) -> None:
    """A shelf that nothing was put on has no file and gives no number"""
    shelf = FileShelf(lambda: tmp_path / "shelf")
    assert shelf.get(0, 0) == array("q")
    shelf.close()
    assert list(tmp_path.iterdir()) == []
