"""Whole numbers in a file."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

import pytest

from sla_rules.errors import FileFaultsError
from sla_rules.files import Rooms, Workspace
from sla_rules.files.ids import Ids
from sla_rules.files.shelf import FileShelf


def test_what_was_put_is_found_at_its_place(tmp_path: Path) -> None:
    """Numbers of 64 bits with their signs, whatever was read or put in between"""
    file = (tmp_path / "shelf").open("w+b")
    shelf = FileShelf(lambda: file)
    first = shelf.put(array("q", [1, -(2**63), 3]))
    assert shelf.get(first + 1, 2) == array("q", [-(2**63), 3])
    second = shelf.put(array("q", [2**63 - 1]))
    assert (second, shelf.get(second, 1), shelf.get(first, 1)) == (3, array("q", [2**63 - 1]), array("q", [1]))
    with pytest.raises(EOFError):
        shelf.get(second, 2)
    file.close()


def test_there_is_no_file_before_it_is_wanted() -> None:
    """A shelf that nothing was put on has no file and gives no number"""
    with Workspace() as space:
        assert space.shelf("numbers").get(0, 0) == array("q")
        assert space._folder is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the device that is always full is Linux's")
def test_a_full_disk_is_a_fault_of_the_temporary_folder() -> None:
    """Numbers, ids and hashes that find no room are told of as such, and closing tells no more"""
    numpy = pytest.importorskip("numpy")
    from sla_rules.files.id_hashes import IdHashes

    class Full(Workspace):
        """A folder on a full disk."""

        def path(self, name: str) -> Path:  # noqa: ARG002 -- as in any folder
            """Return the device."""
            return Path("/dev/full")

    with Full(Rooms(ids=1)) as space:
        hashes, ids, many = IdHashes(space), Ids(space), [(f"{number}", number) for number in range(300_000)]
        for put in (
            lambda: space.shelf("numbers").put(array("q", [1])),
            lambda: ids.add(many),
            lambda: hashes.add(numpy.arange(9, dtype=numpy.uint64)),
        ):
            with pytest.raises(FileFaultsError, match=r"No space left on device'; accepted: a folder for temporary"):
                put()


def test_a_folder_that_cannot_be_made_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the folder for temporary files is none"""
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    with Workspace() as space, pytest.raises(FileFaultsError, match=r"/nowhere/at/all: 'No such file or directory'"):
        space.path("x")
