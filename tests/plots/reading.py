"""How the tests read a figure: its data and encodings, never its pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.plots import Plot

Row = dict[str, Any]


def units(plot: Plot) -> Iterator[dict[str, Any]]:
    """Walk the charts of a figure that have a mark, through layers and panels, each with its rows under "rows"."""
    specification = plot.to_dict()
    datasets = specification.get("datasets", {})

    def walk(part: dict[str, Any], data: dict[str, Any]) -> Iterator[dict[str, Any]]:
        data = part.get("data", data)
        if "mark" in part:
            yield {**part, "rows": datasets[data["name"]]}
        for below in (*part.get("layer", ()), *part.get("vconcat", ())):
            yield from walk(below, data)

    return walk(specification, {})


def of_mark(plot: Plot, mark: str) -> list[dict[str, Any]]:
    """Return the charts of one kind of mark."""
    return [unit for unit in units(plot) if unit["mark"]["type"] == mark]


def rows(plot: Plot, mark: str) -> list[Row]:
    """Return the rows that the marks of one kind stand for."""
    return [row for unit in of_mark(plot, mark) for row in unit["rows"]]


def texts(plot: Plot) -> list[str]:
    """Return all that is written in a figure by text marks, each once."""
    found = [row[unit["encoding"]["text"]["field"]] for unit in of_mark(plot, "text") for row in unit["rows"]]
    return list(dict.fromkeys(found))


def dictionaries(part: object) -> Iterator[dict[str, Any]]:
    """Walk every dictionary of a specification."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from dictionaries(value)
    elif isinstance(part, list):
        for value in part:
            yield from dictionaries(value)


def labels(axis: dict[str, Any]) -> dict[str, Any]:
    """Return the labels of an axis or a legend, by the text of their values."""
    import json

    found: dict[str, Any] = json.loads(axis["labelExpr"].partition("(")[2].rpartition(")")[0])
    return found
