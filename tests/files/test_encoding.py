"""From bytes to text."""

from __future__ import annotations

import gzip
from encodings.aliases import aliases
from typing import TYPE_CHECKING

import pytest

from sla_rules.errors import FileFaultsError, InvalidValueError
from sla_rules.files.encoding import checked_encoding, decode, is_clean, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_utf_8_is_nothing_to_say() -> None:
    """UTF-8 without a mark is what a file is when nothing else is said."""
    text = decode("Sévérité".encode(), encoding=None)
    assert (text.value, text.encoding, text.note, text.clean) == ("Sévérité", "utf-8", "", True)


@pytest.mark.parametrize(("codec", "said"), [("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16")])
def test_a_mark_is_certain_and_said(codec: str, said: str) -> None:
    """A byte-order mark tells the encoding, and is no part of the text."""
    text = decode("Sévérité".encode(codec), encoding=None)
    assert (text.value, text.note) == ("Sévérité", f"encoding {said}, by its byte-order mark")


def test_the_other_utf_16_has_its_mark_too() -> None:
    """UTF-16 is read whichever byte comes first."""
    assert decode(b"\xfe\xff" + "é".encode("utf-16-be"), encoding=None).value == "é"


def test_french_in_cp1252_is_certain_and_said() -> None:
    """What is not UTF-8 and all French in cp1252 is taken for it, the euro and the oe included."""
    text = decode("Sévérité à 5 € l’œuvre".encode("cp1252"), encoding=None)
    assert (text.value, text.encoding, text.clean) == ("Sévérité à 5 € l’œuvre", "cp1252", True)
    assert text.note == "encoding cp1252: it is not UTF-8, and all of it is French in cp1252"


@pytest.mark.parametrize("data", ["é".encode("cp850"), "é".encode("mac_roman"), "Журнал".encode("cp1251"), b"\x81"])
def test_other_bytes_are_not_certain(data: bytes) -> None:
    """An é of DOS or of an old Mac is no French in cp1252: the bytes are kept and marked."""
    text = decode(b"caf" + data, encoding=None)
    assert (text.encoding, text.clean, is_clean(text.value)) == ("utf-8", False, False)


def test_the_encoding_that_is_said_holds() -> None:
    """A named encoding is not guessed over; what is not of it is marked."""
    assert decode(b"caf\x82", encoding="cp850").value == "café"
    assert not decode("café".encode("cp1252"), encoding="utf-8").clean
    assert decode("é".encode("utf-8-sig"), encoding="utf-8").value == "é"


def test_half_a_character_of_utf_16_is_marked() -> None:
    """A codec that cannot keep a byte has U+FFFD for it."""
    text = decode("é".encode("utf-16-le") + b"x", encoding="utf-16-le")
    assert (text.clean, is_clean(text.value)) == (False, False)


def test_a_clean_cell_of_an_unclean_file_is_clean() -> None:
    """Only the cells that have marks are faulty."""
    assert is_clean("café")


@pytest.mark.parametrize("name", ["iso-8859-15", "utf-16", "CP1252"])
def test_encodings_by_their_names(name: str) -> None:
    """Python's names of encodings are accepted."""
    assert checked_encoding(name) == name


@pytest.mark.parametrize("name", ["utf-9", "base64", "a\0b", "", "idna", "punycode", "undefined"])
def test_no_encoding_of_that_name(name: str) -> None:
    """Another name, and a codec that makes no text, are refused."""
    with pytest.raises(InvalidValueError, match="is not known; accepted: a name such as utf-8, cp1252"):
        checked_encoding(name)


def test_no_encoding_fails_in_the_middle_of_a_file() -> None:
    """Whatever Python calls an encoding is refused by name, or reads any bytes at all."""
    data = bytes(range(256)) + b"+2AA- \\ud800 \\x"
    for name in sorted(set(aliases.values())):
        try:
            checked_encoding(name)
        except InvalidValueError:
            continue
        assert decode(data, encoding=name).encoding == name


def test_gzip_is_unpacked_by_its_name(tmp_path: Path) -> None:
    """A name in .gz, in whatever case, is unpacked; the same bytes under another name are not."""
    packed = gzip.compress(b"id")
    for name in ("a.csv.gz", "a.csv.GZ"):
        (tmp_path / name).write_bytes(packed)
        assert read_bytes(tmp_path / name) == b"id"
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


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    """No file, or a folder, is a fault with the system's own words."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileFaultsError, match="accepted: a file that can be read") as caught:
            read_bytes(path)
        assert len(caught.value.faults) == 1
