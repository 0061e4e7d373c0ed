"""The bytes of a file."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import pytest

from sla_rules.errors import FileFaultsError
from sla_rules.files.source import open_source

if TYPE_CHECKING:
    from pathlib import Path


def read_bytes(path: Path, room: int | None = None) -> bytes:
    """Return all the bytes."""
    return b"".join(open_source(path, room=room, copy=lambda: path.with_name("copy")).blocks())


def test_gzip_is_unpacked_by_its_name(tmp_path: Path) -> None:
    """A name in .gz, in whatever case, is unpacked; the same bytes under another name are not."""
    packed = gzip.compress(b"id")
    for name in ("a.csv.gz", "a.csv.GZ"):
        (tmp_path / name).write_bytes(packed)
        assert read_bytes(tmp_path / name) == b"id"
        assert read_bytes(tmp_path / name, room=1) == b"id"
    (tmp_path / "a.csv").write_bytes(packed)
    assert read_bytes(tmp_path / "a.csv") == packed


def damaged() -> bytes:
    """Return a gzip file with a byte in its middle changed."""
    packed = bytearray(gzip.compress(bytes(range(256)) * 9))
    packed[40] ^= 0xFF
    return bytes(packed)


@pytest.mark.parametrize("data", [gzip.compress(b"id" * 99)[:-5], b"id,received_at", damaged(), b"\x1f\x8b"])
def test_a_broken_gzip_file_is_a_fault(tmp_path: Path, data: bytes) -> None:
    """A gzip file that is cut short, damaged or none at all is one fault of the file."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(data)
    with pytest.raises(FileFaultsError, match=r"accepted: a whole gzip file, or a plain one not named \.gz"):
        read_bytes(path)
    with pytest.raises(FileFaultsError, match=r"accepted: a whole gzip file, or a plain one not named \.gz"):
        read_bytes(path, room=1)


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    """No file, or a folder, is a fault with the system's own words."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileFaultsError, match="accepted: a file that can be read") as caught:
            read_bytes(path)
        assert len(caught.value.faults) == 1


def test_what_fits_is_held(tmp_path: Path) -> None:
    """Exactly as many bytes as there is room for are in memory; one more, and they are read from the file each time"""
    path = tmp_path / "a.csv"
    path.write_bytes(b"id\n1\n")
    held, read = (open_source(path, room=room, copy=lambda: path) for room in (5, 4))
    assert (held.data, read.data, read.kept) == (b"id\n1\n", None, path)
    assert list(held.blocks()) == list(read.blocks()) == [b"id\n1\n"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe has a name here")
@pytest.mark.parametrize("room", [None, 4, 5])
def test_a_pipe_is_read_once(tmp_path: Path, room: int | None) -> None:
    """What cannot be read again is copied where it does not fit, and removed with the folder of the copy"""
    from threading import Thread

    pipe, copy = tmp_path / "pipe", tmp_path / "copy"
    os.mkfifo(pipe)
    writing = Thread(target=pipe.write_bytes, args=[b"id\n1\n"])
    writing.start()
    source = open_source(pipe, room=room, copy=lambda: copy)
    writing.join()
    assert [b"".join(source.blocks()) for _ in range(2)] == [b"id\n1\n"] * 2
    assert copy.exists() is (room == 4)
