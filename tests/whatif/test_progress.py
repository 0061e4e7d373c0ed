"""How far a long comparison has come."""

from __future__ import annotations

import io

import pytest

from sla_rules.errors import InvalidTypeError
from sla_rules.whatif.progress import WIDTH, Bar, Progress, Steps


def test_a_bar_writes_over_itself() -> None:
    """Each line covers the one before, also where that was longer; nothing is written twice, and the last one ends."""
    stream = io.StringIO()
    bar = Bar(stream)
    for progress in (Progress(0, 4, "a longer name"), Progress(0, 4, "a longer name"), Progress(4, 4, "b")):
        bar(progress)
    empty, full = f"[{' ' * WIDTH}]   0 %  a longer name", f"[{'#' * WIDTH}] 100 %  b"
    assert stream.getvalue() == f"\r{empty}\r{full}{' ' * 12}\n"


def test_nothing_to_do_is_done() -> None:
    """A comparison of no tickets is at its end at once."""
    stream = io.StringIO()
    Bar(stream)(Progress(0, 0, "x"))
    assert "100 %" in stream.getvalue()


def test_who_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A function is called with each count; True shows a bar on stderr; False and None tell nobody."""
    told: list[Progress] = []
    steps = Steps(told.append, 3)
    steps.what = "x"
    steps(1)
    steps(2)
    assert told == [Progress(1, 3, "x"), Progress(3, 3, "x")]
    for nobody in (None, False):
        Steps(nobody, 1)(1)
    assert capsys.readouterr().err == ""
    with pytest.raises(InvalidTypeError, match="progress: 5 is a int; a function of a Progress, or True, is wanted"):
        Steps(5, 1)  # type: ignore[arg-type]
    Steps(progress=True, total=1)(1)
    assert capsys.readouterr().err.endswith("100 %  \n")
