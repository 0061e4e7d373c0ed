"""JSON on stdout."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sla_rules.cli.table import write

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_json(data: object) -> None:
    """
    Write *data* as JSON in UTF-8, keys in the order in which they were given.

    An iterator under a key of a dictionary is written element by element, and is never in memory as a whole.
    """
    if isinstance(data, Mapping) and any(isinstance(value, Iterator) for value in data.values()):
        for piece in _pieces(data):
            write(piece)
        write("\n}\n")
    else:
        write(_text(data) + "\n")


def _pieces(data: Mapping[str, object]) -> Iterator[str]:
    """Give the text of a dictionary key by key, without its end."""
    for number, (key, value) in enumerate(data.items()):
        yield f"{',' if number else '{'}\n  {_text(key)}: "
        if isinstance(value, Iterator):
            yield from _elements(value)
        else:
            yield _text(value, 1)


def _elements(values: Iterable[object]) -> Iterator[str]:
    """Give the text of a list under a key, element by element."""
    opened = "["
    for value in values:
        yield f"{opened}\n    {_text(value, 2)}"
        opened = ","
    yield "[]" if opened == "[" else "\n  ]"


def _text(data: object, depth: int = 0) -> str:
    """Give the text of *data*, its lines as far in as they stand at that depth."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + "  " * depth) if depth else text
