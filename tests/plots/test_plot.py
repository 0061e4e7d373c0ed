"""The forms in which a figure is handed over."""

from __future__ import annotations

import builtins
import importlib.util
import json
import re
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING

import altair as alt
import pytest

from sla_rules import plots
from sla_rules.errors import InvalidTypeError, InvalidValueError, MissingExtraError
from sla_rules.plots import Plot
from tests.plots.made import KINDS, figure

if TYPE_CHECKING:
    from pathlib import Path

ZONES = ("America/New_York", "Asia/Tokyo")


@pytest.mark.parametrize("kind", KINDS)
def test_png_and_svg_need_no_browser(kind: str) -> None:
    """Each figure is drawn as both; the words of its title stand in the SVG as text."""
    plot = figure(kind)
    svg = plot.to_svg()
    assert svg.startswith("<svg")
    assert plot.to_dict()["title"]["text"].replace("&", "&amp;") in svg
    assert plot.to_png().startswith(b"\x89PNG\r\n\x1a\n")


def test_the_same_figure_is_drawn_the_same_again() -> None:
    """Specification and SVG are the same texts, however often they are made."""
    figure.cache_clear()
    first = [(plot.specification, plot.to_svg()) for plot in (figure(kind) for kind in KINDS)]
    figure.cache_clear()
    assert [(plot.specification, plot.to_svg()) for plot in (figure(kind) for kind in KINDS)] == first


def test_no_machine_is_read() -> None:
    """The zone of the machine makes no difference, neither to the specification nor to what is drawn of it."""
    program = (
        "from tests.plots.made import figure; from hashlib import sha256;"
        "print([sha256(text.encode()).hexdigest() for kind in ('timeline', 'arrivals', 'calendar_year')"
        " for text in (figure(kind).specification, figure(kind).to_svg())])"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"TZ": zone, "LANG": "C", "PATH": ""},
        ).stdout
        for zone in ZONES
    }
    assert len(found) == 1


def test_several_figures_share_a_page() -> None:
    """What an SVG refers to within itself has a name that no other figure uses."""
    made = [figure("arrivals").to_svg(), figure("sensitivity").to_svg(), figure("arrivals", "fr").to_svg()]
    names = [set(re.findall(r'id="([^"]+)"', svg)) for svg in made]
    assert all(names)
    assert sum(map(len, names)) == len(set.union(*names))
    for svg, defined in zip(made, names, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= defined


def test_plots_are_values() -> None:
    """Equal figures are equal and hash alike; the order of keys makes no difference, and nothing in one can change."""
    plot = figure("indicator")
    again = Plot.of(dict(reversed(plot.to_dict().items())))
    assert again == plot
    assert len({plot, again}) == 1
    plot.to_dict()["title"]["text"] = "another"
    plot.to_dict().clear()
    assert again == plot
    assert repr(plot) == f"<Plot {plot.description!r}>"


def test_the_chart_is_one_of_altair() -> None:
    """It may be changed as any other, and the figure stays what it was."""
    plot = figure("indicator")
    chart = plot.chart
    assert isinstance(chart, alt.LayerChart)
    assert chart.properties(width=100).to_dict()["width"] == 100
    assert isinstance(figure("arrivals").chart, alt.VConcatChart)


def test_files_by_their_endings(tmp_path: Path) -> None:
    """The ending says which form is written, in any case; another one is refused by name."""
    plot = figure("indicator")
    for ending in ("svg", "PNG", "html", "json"):
        plot.save(tmp_path / f"figure.{ending}")
    assert (tmp_path / "figure.svg").read_text(encoding="utf-8") == plot.to_svg() == plot._repr_svg_()
    assert (tmp_path / "figure.PNG").read_bytes()[1:4] == b"PNG"
    assert json.loads((tmp_path / "figure.json").read_text(encoding="utf-8")) == plot.to_dict()
    with pytest.raises(InvalidValueError, match=r"path: '.*figure\.pdf' ends in '\.pdf'; one of \.svg, \.png"):
        plot.save(str(tmp_path / "figure.pdf"))


def test_sizes_and_paths_are_checked() -> None:
    """A picture of no size, and what is neither a number nor a path, are refused by name."""
    plot = figure("indicator")
    for scale in (0, -1.0, float("nan"), float("inf")):
        with pytest.raises(InvalidValueError, match=f"scale: {scale} is no size; a number above zero is wanted"):
            plot.to_png(scale)
    with pytest.raises(InvalidTypeError, match="scale: '2' is a str; a number above zero is wanted"):
        plot.to_png("2")  # type: ignore[arg-type] # refused by name
    with pytest.raises(InvalidTypeError, match="path: 5 is a int; a text or a Path is wanted"):
        plot.save(5)  # type: ignore[arg-type] # refused by name


def test_the_page_loads_nothing() -> None:
    """It has the scripts in it, and none from elsewhere."""
    page = figure("indicator").to_html()
    assert "<script" in page
    assert "src=" not in page.partition("<script")[0]
    assert 'src="http' not in page
    assert "cdn.jsdelivr.net" not in page


def test_a_missing_converter_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without vl-convert-python the specification is there, and the error of a picture says what to install."""
    plot = figure("indicator")
    original = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "vl_convert":
            raise ImportError(name)
        return original(name, *rest)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.delitem(sys.modules, "vl_convert", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    for draw in (plot.to_svg, plot.to_png, plot.to_html):
        with pytest.raises(MissingExtraError, match=r"pip install 'sla-rules\[plots\]'"):
            draw()


def test_a_missing_altair_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without altair the floor cannot be entered, and says what to install."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"plots need altair, .*pip install 'sla-rules\[plots\]'"):
        runpy.run_path(str(plots.__file__))


def test_the_library_itself_needs_no_altair() -> None:
    """Nothing but the floor of plots loads it."""
    program = "import sys, sla_rules; from sla_rules import franceconnect; print('altair' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
