"""Which rows have an id that a row before has: exactly, and in partitions on the disk when they are too many."""

from __future__ import annotations

import heapq
import json
from array import array
from typing import IO, TYPE_CHECKING
from zlib import crc32

from sla_rules.files.shelf import putting_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_rules.files.shelf import FileShelf
    from sla_rules.files.workspace import Workspace

PARTS = 256
"""So many partitions, by a hash of the id: each of them fits in memory by itself, for 100 million ids and more."""
_BLOCK = 1024


class Ids:
    """
    The ids of a file by the line of each, line after line, of which `repeats` tells those that come again.

    Without a *space* all are held in memory; with one, as many as it has room for.
    """

    def __init__(self, space: Workspace | None = None) -> None:
        self._space = space
        self._shelf = None if space is None else space.shelf("repeats")
        self._first_lines: dict[str, int] = {}
        self._repeats: list[tuple[int, int]] = []
        self._runs: list[_Run] = []
        self._parts: _Parts | None = None

    def add(self, lines: Iterable[tuple[str, int]]) -> None:
        """Take more ids, each with its line; an empty one is none."""
        if self._parts is not None:
            self._parts.add(lines)
            return
        first_lines, repeats = self._first_lines, self._repeats
        for identity, line in lines:
            first = first_lines.setdefault(identity, line)
            if first != line and identity:
                repeats.append((line, first))
        if self._space is None:
            return
        if len(first_lines) > self._space.rooms.ids:
            self._parts = _Parts(self._space.file("ids"))
            self._parts.add(first_lines.items())
            first_lines.clear()
        if len(repeats) > self._space.rooms.ids:
            self._shelve()

    def settle(self) -> None:
        """Look through the partitions, once all ids are known."""
        if self._parts is None:
            return
        for lines in self._parts:
            first_lines: dict[str, int] = {}
            for identity, line in lines:
                first = first_lines.setdefault(identity, line)
                if first != line and identity:
                    self._repeats.append((line, first))
            self._shelve()

    def repeats(self) -> Iterator[tuple[int, int]]:
        """Yield, line after line, those whose id a line before has, each with the first line that has it."""
        return heapq.merge(self._repeats, *self._runs)

    def _shelve(self) -> None:
        """Move the repeats of one partition, or those met so far, to the shelf."""
        if self._shelf is not None and self._repeats:
            self._runs.append(_Run(self._shelf, self._repeats))
            self._repeats = []


class _Run:
    """Repeats in the order of their lines, on a shelf."""

    def __init__(self, shelf: FileShelf, repeats: list[tuple[int, int]]) -> None:
        self._shelf = shelf
        self._count = len(repeats)
        self._place = shelf.put(array("q", [number for repeat in repeats for number in repeat]))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield them, a block at a time."""
        for start in range(0, self._count, _BLOCK):
            count = min(_BLOCK, self._count - start)
            numbers = self._shelf.get(self._place + 2 * start, 2 * count)
            yield from zip(numbers[::2], numbers[1::2], strict=True)


class _Parts:
    """Ids and their lines in a file, in partitions: all that are alike are in one, in the order in which they came."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._size = 0
        self._waiting: list[list[tuple[str, int]]] = [[] for _ in range(PARTS)]
        self._blocks: list[list[tuple[int, int]]] = [[] for _ in range(PARTS)]

    def add(self, lines: Iterable[tuple[str, int]]) -> None:
        """Put ids where they belong."""
        for each in lines:
            part = crc32(each[0].encode("utf-8", "surrogatepass")) % PARTS
            waiting = self._waiting[part]
            waiting.append(each)
            if len(waiting) >= _BLOCK:
                self._write(part)

    def __iter__(self) -> Iterator[Iterator[tuple[str, int]]]:
        """Yield the ids of each partition."""
        return map(self._read, range(PARTS))

    def _write(self, part: int) -> None:
        """Write what waits of a partition."""
        data = json.dumps(self._waiting[part]).encode("ascii")
        self._waiting[part] = []
        with putting_away():
            self._file.write(data)
            self._file.flush()
        self._blocks[part].append((self._size, len(data)))
        self._size += len(data)

    def _read(self, part: int) -> Iterator[tuple[str, int]]:
        """Yield the ids of a partition, in the order in which they came."""
        for place, size in self._blocks[part]:
            self._file.seek(place)
            yield from map(tuple, json.loads(self._file.read(size)))
        yield from self._waiting[part]
