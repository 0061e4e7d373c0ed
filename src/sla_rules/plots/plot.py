"""A figure: the specification of a chart as a value, and the forms in which it is handed over."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sla_rules.errors import InvalidTypeError, InvalidValueError, MissingExtraError

if TYPE_CHECKING:
    from types import ModuleType

    import altair as alt

# What a file name may end in, each with the method that writes it.
FORMS = (".svg", ".png", ".html", ".json")
# What an SVG refers to within itself: where it is defined, and where it is used.
_NUMBERED = re.compile(r"(?<=[\"#])(gradient_|clip)\d+(?=[\")])")


@frozen(repr=False)
class Plot:
    """
    A figure as a value: *specification* is its Vega-Lite in JSON, the data in it; equal figures have equal texts.

    All times stand in it as they are shown, so that it looks the same in every browser and on every machine; the exact
    values are in its tooltips. Built by the functions of `sla_rules.plots`, never by hand.

    >>> from sla_rules import plots
    >>> figure = plots.calendar_year(calendar, 2026)
    >>> figure.to_dict()["title"]["text"]
    'Business calendar 2026, Europe/Paris'
    >>> figure.to_svg()[:4], figure.to_png()[1:4]
    ('<svg', b'PNG')
    """

    specification: str

    @classmethod
    def of(cls, specification: dict[str, Any]) -> Plot:
        """Return the figure of a Vega-Lite *specification*; the order of its keys makes no difference."""
        return cls(json.dumps(specification, ensure_ascii=False, sort_keys=True))

    @property
    def chart(self) -> alt.TopLevelMixin:
        """The figure as an altair chart, to change or to show with its tooltips in a notebook; a new one each time."""
        import altair as alt

        chart: alt.TopLevelMixin = alt.Chart.from_dict(self.to_dict())
        return chart

    @property
    def description(self) -> str:
        """What the figure says in one or two sentences, for those who cannot see it."""
        return str(self.to_dict()["description"])

    def to_dict(self) -> dict[str, Any]:
        """Return the specification as a dictionary of its own, which may be changed."""
        specification: dict[str, Any] = json.loads(self.specification)
        return specification

    def to_svg(self) -> str:
        """
        Return the figure as SVG, made without a browser or a network; raises MissingExtraError without its tool.

        Several figures may stand in one page: the names of gradients and clips in it are those of this figure alone.
        """
        drawn: str = _converter().vegalite_to_svg(self.specification, vl_version=self._version(), allowed_base_urls=[])
        # the converter numbers them through all that it ever drew
        digest = sha256(self.specification.encode()).hexdigest()[:12]
        numbers: dict[str, int] = {}
        return _NUMBERED.sub(
            lambda found: f"{found[1]}{digest}_{numbers.setdefault(found[0], len(numbers))}",
            drawn,
        )

    def to_png(self, scale: float = 2) -> bytes:
        """
        Return the figure as PNG, *scale* dots to each of its own; raises MissingExtraError without its tool.

        Raises InvalidValueError for a *scale* that is not above zero, InvalidTypeError for no number.
        """
        if isinstance(scale, bool) or not isinstance(scale, int | float):
            msg = f"scale: {scale!r} is a {type(scale).__name__}; a number above zero is wanted"
            raise InvalidTypeError(msg)
        if not 0 < scale < inf:
            msg = f"scale: {scale!r} is no size; a number above zero is wanted"
            raise InvalidValueError(msg)
        drawn: bytes = _converter().vegalite_to_png(
            self.specification, vl_version=self._version(), scale=scale, allowed_base_urls=[]
        )
        return drawn

    def to_html(self) -> str:
        """Return the figure as a page with tooltips that loads nothing; raises MissingExtraError without its tool."""
        page: str = _converter().vegalite_to_html(self.specification, vl_version=self._version(), bundle=True)
        return page

    def save(self, path: str | Path) -> None:
        """
        Write the figure to *path*, whose ending says as what: .svg, .png, .html or .json.

        Raises InvalidValueError for another ending, InvalidTypeError for what is no path, MissingExtraError when the
        tool of the first three is not there.
        """
        if not isinstance(path, str | Path):
            msg = f"path: {path!r} is a {type(path).__name__}; a text or a Path is wanted"
            raise InvalidTypeError(msg)
        path = Path(path)
        match path.suffix.lower():
            case ".svg":
                path.write_text(self.to_svg(), encoding="utf-8", newline="\n")
            case ".png":
                path.write_bytes(self.to_png())
            case ".html":
                path.write_text(self.to_html(), encoding="utf-8", newline="\n")
            case ".json":
                path.write_text(self.specification, encoding="utf-8", newline="\n")
            case _:
                msg = f"path: {str(path)!r} ends in {path.suffix!r}; one of {', '.join(FORMS)} is wanted"
                raise InvalidValueError(msg)

    def _version(self) -> str:
        """Return the version of Vega-Lite that the specification is written in, such as '6.4'."""
        major, minor, *_ = str(self.to_dict()["$schema"]).rpartition("/v")[2].split(".")
        return f"{major}.{minor}"

    def _repr_svg_(self) -> str:
        """Show the figure in a notebook, as it would be printed."""
        return self.to_svg()

    def __repr__(self) -> str:
        """Write what the figure says; its specification is long."""
        return f"<Plot {self.description!r}>"


def _converter() -> ModuleType:
    """Return the package that draws without a browser."""
    try:
        import vl_convert
    except ImportError:
        msg = (
            "PNG, SVG and HTML need vl-convert-python, which is not installed; "
            "install the extra: pip install 'sla-rules[plots]'"
        )
        raise MissingExtraError(msg) from None
    return vl_convert
