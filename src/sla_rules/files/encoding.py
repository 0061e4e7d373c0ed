"""The bytes of a file become text, in the encoding that is named, marked, or certain."""

from __future__ import annotations

import codecs
import io
import sys
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.errors import InvalidValueError
from sla_rules.files.source import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.files.source import Source

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What French spreadsheets write outside ASCII, in cp1252. A Mac's or DOS's é, or Cyrillic, falls outside of
# it.
_FRENCH = frozenset("ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿ«»’“”…–—€°º\N{NO-BREAK SPACE}".encode("cp1252"))
_ASCII = bytes(range(128))
# Without a mark, a whole text is read in the order of this machine's bytes; one that is read in parts must be told so.
_WITH_MARK = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
_ORDER = "le" if sys.byteorder == "little" else "be"


@frozen(kw_only=True)
class Text:
    """
    The text of a file: its *value*, or None when it is too long for memory and its lines are read from *source*.

    *note* says what was guessed of its encoding, "" when nothing was. When *errors* are not strict, bytes that are
    not of *encoding* stand marked in the text, and the reader names them cell by cell. *codec* is the encoding with the
    order of its bytes.
    """

    source: Source
    value: str | None
    encoding: str
    codec: str
    note: str
    errors: str

    @property
    def clean(self) -> bool:
        """Whether all bytes are of the encoding."""
        return self.errors == "strict"

    def lines(self) -> Iterator[str]:
        """Yield the lines with their ends, as often as asked; only CR, LF and the two together end one."""
        return self._read() if self.value is None else io.StringIO(self.value, newline="")

    def _read(self) -> Iterator[str]:
        """Yield the lines as the file is read."""
        with (
            opened(self.source.kept) as file,
            io.TextIOWrapper(file, encoding=self.codec, errors=self.errors, newline="") as lines,
        ):
            for line in lines:
                yield _unmarked(line, self.errors)
                yield from lines


def _unmarked(text: str, errors: str) -> str:
    """Give a text without the mark that the named encoding leaves in: it is no part of the first column's name."""
    return text.removeprefix("\ufeff") if errors == "strict" else text


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


def decode(source: Source, *, encoding: str | None) -> Text:
    """Give the text of *source* in *encoding*; None guesses it, and only when the guess is certain."""
    if encoding is not None:
        return _decoded(source, encoding)
    start = next(source.blocks(), b"")
    for mark, marked in _MARKS:
        if start.startswith(mark):
            return _decoded(source, marked, f"encoding {marked}, by its byte-order mark")
    text = _decoded(source, "utf-8")
    if text.clean or any(set(block.translate(None, _ASCII)) - _FRENCH for block in source.blocks()):
        return text
    return _decoded(source, "cp1252", "encoding cp1252: it is not UTF-8, and all of it is French in cp1252")


def _decoded(source: Source, encoding: str, note: str = "") -> Text:
    """Decode, keeping what is not of the encoding as lone surrogates, or as U+FFFD where the codec knows no other."""
    codec = codecs.lookup(encoding).name
    marks = _WITH_MARK.get(codec)
    if marks is not None and not next(source.blocks(), b"").startswith(marks):
        codec = f"{codec}-{_ORDER}"
    errors = next((errors for errors in ("strict", "surrogateescape") if _reads(source, codec, errors)), "replace")
    value = None if source.data is None else _unmarked(source.data.decode(codec, errors), errors)
    return Text(source=source, value=value, encoding=encoding, codec=codec, note=note, errors=errors)


def _reads(source: Source, codec: str, errors: str) -> bool:
    """Tell whether all of *source* can be read so."""
    try:
        if source.data is not None:
            source.data.decode(codec, errors)
            return True
        decoder = codecs.getincrementaldecoder(codec)(errors)
        for block in source.blocks():
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def is_clean(text: str) -> bool:
    """Tell whether *text*, from a file that is not clean, has no mark of such bytes."""
    return not any("\ud800" <= char <= "\udfff" or char == "\ufffd" for char in text)
