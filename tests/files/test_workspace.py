"""The folder for what does not fit in memory."""

from __future__ import annotations

from array import array

import pytest

from sla_rules.files import Rooms, Workspace


def test_the_folder_is_there_from_the_first_use_to_the_end() -> None:
    """It is made when a path is asked for, and removed with all that is in it, even after an error"""
    space = Workspace()
    with pytest.raises(ZeroDivisionError), space:
        _ = len(_used(space)) / 0
    assert space._folder is not None
    assert not space._folder.exists()


def _used(space: Workspace) -> list[str]:
    """Put numbers on a shelf and a file beside it, and return their names."""
    space.shelf("numbers").put(array("q", [1]))
    path = space.path("other")
    path.write_bytes(b"x")
    names = sorted(each.name for each in path.parent.iterdir())
    assert names == ["numbers", "other"]
    return names


def test_without_use_there_is_none() -> None:
    """A small file makes no folder"""
    with Workspace(Rooms(ids=3)) as space:
        space.shelf("numbers")
        assert (space._folder, space.rooms.ids, space.rooms.listed) == (None, 3, 1000)
