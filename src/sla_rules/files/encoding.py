"""The bytes of a file become text, in the encoding that is named, marked, or certain."""

from __future__ import annotations

import codecs
import gzip
import zlib
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.errors import FileFaultsError, InvalidValueError
from sla_rules.files.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What French spreadsheets write outside ASCII, in cp1252. A Mac's or DOS's é, or Cyrillic, falls outside of
# it.
_FRENCH = frozenset("ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿ«»’“”…–—€°º\N{NO-BREAK SPACE}".encode("cp1252"))
_ASCII = bytes(range(128))


@frozen(kw_only=True)
class Text:
    """
    The text of a file.

    *note* says what was guessed of its encoding, "" when nothing was. When *clean* is False, bytes that are
    not of *encoding* stand marked in *value*, and the reader names them cell by cell.
    """

    value: str
    encoding: str
    note: str = ""
    clean: bool = True


# Encodings of the names of hosts, not of files.
_OF_HOSTS = ("idna", "punycode")


def checked_encoding(name: str) -> str:
    """Give *name* back when Python knows such an encoding of files; raises InvalidValueError otherwise."""
    msg = f"encoding: {name!r} is not known; accepted: a name such as utf-8, cp1252, iso-8859-15 or utf-16"
    try:
        known = codecs.lookup(name).name
        "a".encode(name)
    except (LookupError, UnicodeError, ValueError) as error:
        raise InvalidValueError(msg) from error
    if known in _OF_HOSTS:
        raise InvalidValueError(msg)
    return name


def read_bytes(path: Path) -> bytes:
    """Give the content of a file, unpacked when its name ends in .gz; raises FileFaultsError."""
    try:
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as packed:
                return packed.read()
        return path.read_bytes()
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        what, accepted = f"{type(error).__name__}: {error}", "a whole gzip file, or a plain one not named .gz"
    except OSError as error:
        what, accepted = error.strerror or str(error), "a file that can be read"
    fault = Fault(file=str(path), line=None, column="", value=what, accepted=accepted)
    raise FileFaultsError(str(fault), faults=(fault,))


def decode(data: bytes, *, encoding: str | None) -> Text:
    """Give the text of *data* in *encoding*; None guesses it, and only when the guess is certain."""
    if encoding is not None:
        return _decoded(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            read = _decoded(data, marked)
            return Text(
                value=read.value,
                encoding=marked,
                clean=read.clean,
                note=f"encoding {marked}, by its byte-order mark",
            )
    read = _decoded(data, "utf-8")
    if not read.clean and set(data.translate(None, _ASCII)) <= _FRENCH:
        note = "encoding cp1252: it is not UTF-8, and all of it is French in cp1252"
        return Text(value=data.decode("cp1252"), encoding="cp1252", note=note)
    return read


def _decoded(data: bytes, encoding: str) -> Text:
    """Decode, keeping what is not of the encoding as lone surrogates."""
    try:
        value = data.decode(encoding)
    except UnicodeError:
        return Text(value=_marked(data, encoding), encoding=encoding, clean=False)
    # A mark that the named encoding leaves in is no part of the first column's name.
    return Text(value=value.removeprefix("\ufeff"), encoding=encoding)


def _marked(data: bytes, encoding: str) -> str:
    """Decode with marks for what is not of the encoding: lone surrogates, or U+FFFD."""
    try:
        return data.decode(encoding, "surrogateescape")
    except UnicodeError:
        return data.decode(encoding, "replace")


def is_clean(text: str) -> bool:
    """Tell whether *text*, from a file that is not clean, has no mark of such bytes."""
    return not any("\ud800" <= char <= "\udfff" or char == "\ufffd" for char in text)
