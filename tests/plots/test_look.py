"""What holds for every figure: no zone of a browser, no colour alone, titles, units, and a text for each mark."""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import pytest

from sla_rules.plots.look import BLACK, BLUE, WHITE, blank, looked_up, told_apart, whole_ticks
from tests.plots.made import KINDS, figure
from tests.plots.reading import dictionaries, of_mark, units

EVERY = pytest.mark.parametrize("kind", KINDS)
BOTH = pytest.mark.parametrize("lang", ["en", "fr"])


@pytest.fixture
def specification(kind: str, lang: str) -> dict[str, Any]:
    """Return the specification of a figure."""
    return figure(kind, lang).to_dict()


@pytest.mark.no_cover  # the schema is Altair's, and long
@EVERY
@BOTH
def test_specifications_are_valid(specification: dict[str, Any]) -> None:
    """Each figure is Vega-Lite as its own schema has it."""
    assert alt.Chart.from_dict(specification, validate=True).to_dict()


@EVERY
def test_nothing_is_left_to_the_zone_of_a_browser(kind: str) -> None:
    """No field is temporal and no unit of time is asked for: all instants are numbers, all dates are texts."""
    for part in dictionaries(figure(kind).to_dict()):
        assert part.get("type") not in {"temporal", "utc", "time"}
        assert "timeUnit" not in part
        assert part.get("formatType") != "time"


@EVERY
def test_nothing_is_loaded(kind: str) -> None:
    """All data stand in the specification."""
    assert not any("url" in part for part in dictionaries(figure(kind).to_dict()))


@EVERY
@BOTH
def test_titles_and_descriptions(kind: str, lang: str) -> None:
    """A figure has a title and a sentence under it, and says both to those who cannot see it."""
    specification = figure(kind, lang).to_dict()
    title = specification["title"]
    assert title["text"]
    assert title["subtitle"][0].endswith(".")
    assert specification["description"] == " ".join([f"{title['text']}.", *title["subtitle"]])


@EVERY
def test_quantities_have_a_title(kind: str) -> None:
    """An axis of numbers says what it counts; one that says nothing has labels of its own, or repeats another."""
    titles = [
        axis.get("title")
        for part in dictionaries(figure(kind).to_dict())
        for name in ("x", "y")
        if isinstance(axis := part.get(name, {}).get("axis") if isinstance(part.get(name), dict) else None, dict)
        and part[name]["type"] == "quantitative"
        and "labelExpr" not in axis
    ]
    assert all(titles)


@EVERY
def test_marks_tell_themselves(kind: str) -> None:
    """Each mark that stands for data has its exact values in a tooltip, and as a text for a screen reader."""
    for unit in units(figure(kind)):
        if unit["mark"]["type"] == "text":
            continue
        assert unit["encoding"]["tooltip"]["field"] == unit["encoding"]["description"]["field"] == "told"
        assert all(row["told"] for row in unit["rows"])


@EVERY
def test_texts_are_read_out_as_they_stand(kind: str) -> None:
    """A screen reader hears what is written, not the names of its fields; no axis and no legend speaks for itself."""
    plot = figure(kind, "fr")
    for unit in of_mark(plot, "text"):
        assert unit["encoding"]["description"]["field"] in {unit["encoding"]["text"]["field"], "told"}
    config = plot.to_dict()["config"]
    assert (config["axis"]["aria"], config["legend"]["aria"]) == (False, False)
    heard = re.findall(r'aria-label="([^"]*)"', plot.to_svg())
    assert heard
    assert [each for each in heard if re.search(r"axis|legend|\b[a-z]+: ", each)] == []


def test_kinds_differ_without_colour() -> None:
    """Of the kinds that a colour tells apart, no two share all of shape, dash and lightness."""
    for kind in KINDS:
        for unit in units(figure(kind)):
            encoding = unit["encoding"]
            if "scale" not in encoding.get("fill", {}) or encoding["fill"]["type"] != "nominal":
                continue
            field = encoding["fill"]["field"]
            domain = encoding["fill"]["scale"]["domain"]
            seen = {row[field] for row in unit["rows"]}
            channels = [encoding[name]["scale"]["range"] for name in ("shape", "strokeDash") if name in encoding]
            grey = [[_lightness(colour) for colour in encoding[name]["scale"]["range"]] for name in ("fill", "stroke")]
            looks = [tuple(str(channel[i]) for channel in (*channels, *grey)) for i in range(len(domain))]
            shown = [look for each, look in zip(domain, looks, strict=True) if each in seen]
            assert len(set(shown)) == len(shown), kind


def _lightness(colour: str) -> int:
    """Return the grey of a colour in twenty steps, as a printer without colours has it."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return round((0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 * 20)


def test_figures_are_french_in_french() -> None:
    """No title, axis or legend reads the same in both languages, but for the words that do."""
    same = {"tickets"}
    for kind in KINDS:
        english, french = (set(_said(figure(kind, lang).to_dict())) for lang in ("en", "fr"))
        assert {text for text in english & french if re.search(r"[a-z]{4}", text)} <= same, kind


def _said(specification: dict[str, object]) -> list[str]:
    return [
        text
        for part in dictionaries(specification)
        for text in (part.get("title"), part.get("text"))
        if isinstance(text, str) and text.strip()
    ]


def test_a_figure_of_nothing_says_so() -> None:
    """It has its title and its sentence, and no mark to see."""
    plot = blank(title="Arrivals", message="No ticket was received.")
    assert plot.description == "Arrivals. No ticket was received."
    assert [unit["rows"] for unit in of_mark(plot, "text")] == [[{"told": ""}]]


def test_no_theme_changes_a_figure() -> None:
    """A theme that a program has enabled in altair belongs to its own charts."""
    for theme in ("dark", "opaque"):
        figure.cache_clear()
        with alt.theme.enable(theme):
            themed = figure("indicator")
        figure.cache_clear()
        assert themed == figure("indicator")


def test_labels_are_looked_up() -> None:
    """What stands on an axis is written out in full, with its quotes and lines, and never computed by a browser."""
    assert looked_up({"1": ["l’an", 'a "b"']}) == '({"1": ["l’an", "a \\"b\\""]})[datum.value]'


def test_counts_have_whole_ticks() -> None:
    """There are no halves of tickets, and no more ticks than have room."""
    assert whole_ticks(0) == [0]
    assert whole_ticks(4) == [0, 1, 2, 3, 4]
    for most in (1, 5, 10, 49, 50, 99, 1_234, 99_999, 1_000_000):
        ticks = whole_ticks(most)
        assert 2 <= len(ticks) <= 5
        assert ticks[-1] <= most < 2 * (ticks[-1] + ticks[1])


def test_one_legend_for_all_channels() -> None:
    """Each channel has the same order of kinds and the same words, so that there is one legend."""
    found = told_apart("kind:N", {"a": (BLUE, BLACK), "b": (WHITE, BLACK)}, {"a": "one", "b": "two"})
    fill, stroke = (found[name].to_dict() for name in ("fill", "stroke"))
    assert fill["scale"] == {"domain": ["a", "b"], "range": [BLUE, WHITE]}
    assert stroke["scale"] == {"domain": ["a", "b"], "range": [BLACK, BLACK]}
    assert fill["legend"] == stroke["legend"]
    assert fill["legend"]["labelExpr"] == '({"a": "one", "b": "two"})[datum.label]'
