"""From bytes to text."""

from __future__ import annotations

import codecs
from encodings.aliases import aliases
from typing import TYPE_CHECKING

import pytest

from sla_rules.errors import InvalidValueError
from sla_rules.files.encoding import checked_encoding, decode, is_clean
from sla_rules.files.source import open_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sla_rules.files.encoding import Text

    Decoded = Callable[..., Text]


@pytest.fixture(params=[None, 0], ids=["held", "read again"])
def decoded(request: pytest.FixtureRequest, tmp_path: Path) -> Decoded:
    """Return a function that decodes a file of these bytes, held in memory or read from the disk each time."""

    def decoding(data: bytes, *, encoding: str | None) -> Text:
        path = tmp_path / "file.csv"
        path.write_bytes(data)
        source = open_source(path, room=request.param, copy=lambda: path)
        return decode(source, encoding=encoding)

    return decoding


def test_utf_8_is_nothing_to_say(decoded: Decoded) -> None:
    """UTF-8 without a mark is what a file is when nothing else is said."""
    text = decoded("Sévérité".encode(), encoding=None)
    assert (value(text), text.encoding, text.note, text.clean) == ("Sévérité", "utf-8", "", True)


@pytest.mark.parametrize(("codec", "said"), [("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16")])
def test_a_mark_is_certain_and_said(decoded: Decoded, codec: str, said: str) -> None:
    """A byte-order mark tells the encoding, and is no part of the text."""
    text = decoded("Sévérité".encode(codec), encoding=None)
    assert (value(text), text.note) == ("Sévérité", f"encoding {said}, by its byte-order mark")


def test_the_other_utf_16_has_its_mark_too(decoded: Decoded) -> None:
    """UTF-16 is read whichever byte comes first."""
    assert value(decoded(b"\xfe\xff" + "é".encode("utf-16-be"), encoding=None)) == "é"


def test_french_in_cp1252_is_certain_and_said(decoded: Decoded) -> None:
    """What is not UTF-8 and all French in cp1252 is taken for it, the euro and the oe included."""
    text = decoded("Sévérité à 5 € l’œuvre".encode("cp1252"), encoding=None)
    assert (value(text), text.encoding, text.clean) == ("Sévérité à 5 € l’œuvre", "cp1252", True)
    assert text.note == "encoding cp1252: it is not UTF-8, and all of it is French in cp1252"


@pytest.mark.parametrize("data", ["é".encode("cp850"), "é".encode("mac_roman"), "Журнал".encode("cp1251"), b"\x81"])
def test_other_bytes_are_not_certain(decoded: Decoded, data: bytes) -> None:
    """An é of DOS or of an old Mac is no French in cp1252: the bytes are kept and marked."""
    text = decoded(b"caf" + data, encoding=None)
    assert (text.encoding, text.clean, is_clean(value(text))) == ("utf-8", False, False)


def test_the_encoding_that_is_said_holds(decoded: Decoded) -> None:
    """A named encoding is not guessed over; what is not of it is marked."""
    assert value(decoded(b"caf\x82", encoding="cp850")) == "café"
    assert not decoded("café".encode("cp1252"), encoding="utf-8").clean
    assert value(decoded("é".encode("utf-8-sig"), encoding="utf-8")) == "é"


def test_half_a_character_of_utf_16_is_marked(decoded: Decoded) -> None:
    """A codec that cannot keep a byte has U+FFFD for it."""
    text = decoded("é".encode("utf-16-le") + b"x", encoding="utf-16-le")
    assert (text.clean, is_clean(value(text))) == (False, False)


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


def test_no_encoding_fails_in_the_middle_of_a_file(decoded: Decoded) -> None:
    """Whatever Python calls an encoding is refused by name, or reads any bytes at all."""
    data = bytes(range(256)) + b"+2AA- \\ud800 \\x"
    for name in sorted(set(aliases.values())):
        try:
            checked_encoding(name)
        except InvalidValueError:
            continue
        assert decoded(data, encoding=name).encoding == name


def value(text: Text) -> str:
    """Return the text of a file, however its lines are read."""
    return "".join(text.lines())


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_a_named_encoding_without_a_mark_is_in_the_order_of_the_machine(decoded: Decoded, name: str) -> None:
    """It is read as Python reads a whole text, whether or not it begins with a mark"""
    marked = "é\n".encode(name)
    for data in (marked, marked[len("".encode(name)) :], codecs.BOM_UTF16_BE + "é\n".encode("utf-16-be")):
        try:
            expected = data.decode(name)
        except UnicodeError:
            assert not decoded(data, encoding=name).clean
        else:
            assert value(decoded(data, encoding=name)) == expected == "é\n"


def test_lines_end_with_cr_lf_or_both(decoded: Decoded) -> None:
    """And with nothing that only Unicode calls a line end; they can be read twice"""
    text = decoded("a\rb\u2028c\r\nd\n\ne".encode(), encoding=None)
    for _ in range(2):
        assert list(text.lines()) == ["a\r", "b\u2028c\r\n", "d\n", "\n", "e"]
    assert list(decoded(b"", encoding=None).lines()) == []
