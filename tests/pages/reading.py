"""A page read back: its elements nested as they are written, its tables by their names."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset({"link", "meta"})


@define
class Node:
    """An element: its name, its attributes, and what stands in it, texts and elements."""

    name: str
    said: dict[str, str | None] = field(factory=dict)
    inside: list[Node | str] = field(factory=list)

    @property
    def text(self) -> str:
        """Every text in it, one after the other."""
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    def all(self, name: str) -> list[Node]:
        """Return every element of that name in it, in order."""
        return [node for node in self.walk() if node.name == name]

    def one(self, name: str) -> Node:
        """Return the only element of that name in it."""
        (node,) = self.all(name)
        return node

    def by_id(self, name: str) -> Node:
        """Return the only element of that id in it."""
        (node,) = [node for node in self.walk() if node.said.get("id") == name]
        return node

    def walk(self) -> Iterator[Node]:
        """Yield every element in it, in order."""
        for each in self.inside:
            if isinstance(each, Node):
                yield each
                yield from each.walk()


class ReadCell(NamedTuple):
    """A cell of a table: its text, and by what it is sorted when that is not its text."""

    text: str
    key: str | None


class _Reader(HTMLParser):
    """Builds the tree, and fails where an end tag is not that of the element that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len({name for name, _ in attrs}) == len(attrs), attrs
        node = Node(tag, dict(attrs))
        self.open[-1].inside.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that is empty."""
        self.open[-1].inside.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.open[-1].inside.append(data)


def read(html: str) -> Node:
    """Return the tree of *html*, each element closed where it was opened."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root


def heads_of(table: Node) -> list[str]:
    """Return the heads of the columns of a table."""
    return [head.text for head in table.one("thead").all("th")]


def rows_of(table: Node, part: str = "tbody") -> list[list[ReadCell]]:
    """Return the cells of a table, row by row."""
    return [
        [ReadCell(cell.text, cell.said.get("data-k")) for cell in row.walk() if cell.name in {"th", "td"}]
        for row in table.one(part).all("tr")
    ]


def facts_of(node: Node) -> dict[str, list[str]]:
    """Return what each label in *node* says, several things after one label included."""
    facts: dict[str, list[str]] = {}
    label = ""
    for each in node.walk():
        if each.name == "dt":
            label = each.text
        elif each.name == "dd":
            facts.setdefault(label, []).append(each.text)
    return facts
