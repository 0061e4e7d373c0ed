"""The parts of a drawing."""

from __future__ import annotations

from sla_rules.pages.drawing import drawing, figure, label, line, mark, run
from tests.pages.reading import read


def test_places_to_a_tenth() -> None:
    """Places are written to a tenth, whole ones without it."""
    assert line(0, 1.25, 2.04, 30, "grid") == '<path class="grid" d="M0 1.2L2 30"/>'
    assert run([(0, 0), (1.5, 2)], "through") == '<path class="through" d="M0 0L1.5 2"/>'
    assert run([], "through") == ""
    assert mark(1, 2, "limit") == '<path class="m-limit" transform="translate(1 2)" d="M0 -11L0 11"/>'


def test_labels_are_escaped() -> None:
    """A text in a drawing is shown as it stands."""
    assert label(1, 2, "<&>", "end") == '<text x="1" y="2" text-anchor="end">&lt;&amp;&gt;</text>'
    assert label(1, 2, "x", style="value") == '<text class="value" x="1" y="2" text-anchor="middle">x</text>'


def test_a_picture_for_who_does_not_see_it() -> None:
    """A drawing is one picture with a title and a description, and its figure says what each mark means."""
    drawn = drawing("p", "The <title>", "What is told", (10, 20), [label(1, 2, "x"), ""])
    root = read(figure("p", "Caption", drawn, [("reached", "reached"), ("target", "target 95 %")]))
    *keys, picture = root.all("svg")
    assert (picture.said["role"], picture.said["aria-labelledby"]) == ("img", "p-title p-told")
    assert picture.said["viewbox"] == "0 0 10 20"
    assert (root.by_id("p-title").text, root.by_id("p-told").text) == ("The <title>", "What is told")
    assert root.by_id("p").one("figcaption").text == "Caption"
    assert [item.text for item in root.all("li")] == ["reached", "target 95 %"]
    assert all(key.said["aria-hidden"] == "true" for key in keys)
