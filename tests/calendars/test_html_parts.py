"""The parts of HTML: escaped everywhere, heads that name columns and rows."""

from __future__ import annotations

from html.parser import HTMLParser

from sla_rules.calendars.html_parts import escaped, facts, table

HOSTILE = "<script>alert(\"x\")</script> & 'y'"


def test_nothing_is_read_as_markup() -> None:
    """Every text that comes in is escaped, in cells, heads, captions and facts."""
    for written in (escaped(HOSTILE), table(HOSTILE, (HOSTILE,), [(HOSTILE,)]), facts([(HOSTILE, HOSTILE)])):
        assert "<script" not in written
        assert "&lt;script&gt;alert(&quot;x&quot;)" in written


def test_figures_stand_right() -> None:
    """A column of figures is set right, in its head and in its cells, the naming column too."""
    written = table("c", ("a", "b"), [(1, 2), (3, 4)], {0, 1})
    assert written.count("text-align:right") == 6
    assert table("c", ("a", "b"), [(1, 2)], {1}).count("text-align:right") == 2


def test_it_is_whole() -> None:
    """Every element that is opened is closed."""
    depth: list[str] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert all(value for _, value in attrs)
            depth.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert depth.pop() == tag

    Parser().feed(table("c", ("a", "b"), [(1, 2)]) + facts([("a", "b")]))
    assert depth == []
