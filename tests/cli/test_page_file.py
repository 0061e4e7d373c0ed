"""A file that is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sla_rules.cli.page_file import refused_place, write_whole
from sla_rules.errors import InvalidValueError


def test_places(tmp_path: Path) -> None:
    """A new file in a folder that is there, and a file in place of another one; no folder, no device, not the input."""
    read = tmp_path / "read.csv"
    read.touch()
    link = tmp_path / "link.html"
    link.symlink_to(read)
    other = tmp_path / "other.html"
    assert refused_place(str(other), str(read)) is None
    other.touch()
    assert refused_place(str(other), str(read)) is None
    assert refused_place(str(other), str(tmp_path / "none.csv")) is None
    for path in (read, link):
        assert refused_place(str(path), str(read)) == f"{str(path)!r} is the file that is read; accepted: another path"
    for path in (tmp_path, Path(os.devnull)):
        assert refused_place(str(path), str(read)) == (
            f"{str(path)!r} is no file; accepted: a path of a file, which is replaced when it is there"
        )
    assert refused_place(str(tmp_path / "no" / "page.html"), str(read)) == (
        f"{str(tmp_path / 'no')!r} is no folder; accepted: a path in one that is there"
    )


def test_no_page_on_stdout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash stands for stdout, where the answer is: no file of that name is meant."""
    monkeypatch.chdir(tmp_path)
    assert refused_place("-", "none.csv") == (
        "'-' is stdout, which has the answer; accepted: a path of a file, ./- for one of that name"
    )
    assert refused_place("./-", "none.csv") is None


def test_places_that_the_system_does_not_take(tmp_path: Path) -> None:
    """A name that is too long is refused by what the system says, before anything is read."""
    path = str(tmp_path / ("x" * 300))
    assert refused_place(path, "none.csv") == f"{path!r}: File name too long; accepted: a path that can be written"


def test_the_longest_name(tmp_path: Path) -> None:
    """A name that the system just takes is no longer while the page is being written."""
    write_whole(str(tmp_path / ("x" * 255)), "text")
    assert [len(each.name) for each in tmp_path.iterdir()] == [255]


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    """The new text is there whole, in UTF-8, nothing else is left beside it, and a link stays a link."""
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    link.symlink_to(page)
    write_whole(str(link), "é\n\udcff")
    assert page.read_bytes() == b"\xc3\xa9\n\\udcff"
    write_whole(str(page), "new")
    assert link.read_text(encoding="utf-8") == "new"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.html", "page.html"]
    assert link.is_symlink()


def test_a_new_file_has_the_rights_of_new_files(tmp_path: Path) -> None:
    """The page may be read by whoever may read another new file."""
    write_whole(str(tmp_path / "page.html"), "text")
    (tmp_path / "plain").touch()
    assert (tmp_path / "page.html").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_rights_of_the_file_that_was_there(tmp_path: Path) -> None:
    """A page that few may read is not opened to others when it is written anew."""
    page = tmp_path / "page.html"
    page.touch()
    page.chmod(0o600)
    write_whole(str(page), "text")
    assert page.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full leaves the old file as it was, nothing beside it, and an error that names the path."""
    page = tmp_path / "page.html"
    page.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = f"--html: {str(page)!r}: No space left on device; accepted: a path that can be written"
    with pytest.raises(InvalidValueError) as caught:
        write_whole(str(page), "new")
    assert str(caught.value) == said
    assert page.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [page]


def test_a_name_too_long(tmp_path: Path) -> None:
    """A name that the system does not take is refused by what the system says."""
    with pytest.raises(InvalidValueError, match="File name too long; accepted: a path that can be written"):
        write_whole(str(tmp_path / ("x" * 300)), "text")
