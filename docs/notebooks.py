"""
The notebooks of examples/ as pages of the documentation, each run when the documentation is built.

A hook of mkdocs, named in mkdocs.yml. A notebook is a script in cells, `# %%`, as Jupyter opens it by way of jupytext:
cells of Markdown become text, cells of code are shown with what they print and with the figure that ends them.
"""

from __future__ import annotations

import ast
import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from sla_rules.plots import Plot

EXAMPLES = Path(__file__).parent.parent / "examples"
MARK = re.compile(r"^# %%(?P<kind> \[markdown\])?$", re.MULTILINE)


class Cell(NamedTuple):
    """A cell: its text without comment marks, or its code."""

    markdown: bool
    source: str


class Shown(NamedTuple):
    """What a cell of code leaves behind: all that it printed, and the figure that it ends with."""

    printed: str
    figure: Plot | None


def on_files(files: Any, config: Any) -> Any:  # noqa: ANN401 -- the types of mkdocs, or of a program that continues it
    """Add the pages and their pictures to the files of the site."""
    kind = type(next(iter(files)))
    for notebook in notebooks():
        text, figures = page_of(notebook)
        files.append(kind.generated(config, f"notebooks/{notebook.stem}.md", content=text))
        for name, figure in figures.items():
            files.append(kind.generated(config, f"notebooks/{name}", content=figure.to_svg()))
    return files


def notebooks() -> list[Path]:
    """Return the scripts of examples/ that are cut into cells."""
    return [path for path in sorted(EXAMPLES.glob("*.py")) if MARK.search(path.read_text(encoding="utf-8"))]


def cells(text: str) -> list[Cell]:
    """Cut a script at its marks; what comes before the first one is its docstring, and no cell."""
    found = list(MARK.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    made = []
    for match, end in zip(found, ends, strict=True):
        source = text[match.end() : end].strip("\n")
        if match["kind"]:
            source = "\n".join(line.removeprefix("#").removeprefix(" ") for line in source.splitlines())
        made.append(Cell(bool(match["kind"]), source))
    return made


def page_of(notebook: Path) -> tuple[str, dict[str, Plot]]:
    """Run *notebook*; return its page as Markdown, and its figures by the names of their files."""
    parts: list[str] = []
    figures: dict[str, Plot] = {}
    names: dict[str, Any] = {"__name__": "__notebook__", "__file__": str(notebook)}
    for cell in cells(notebook.read_text(encoding="utf-8")):
        if cell.markdown:
            parts.append(cell.source)
            continue
        parts.append(f"```python\n{cell.source}\n```")
        printed, figure = run(cell.source, str(notebook), names)
        if printed:
            parts.append(f"```text\n{printed}```")
        if figure is not None:
            name = f"{notebook.stem}-{len(figures) + 1}.svg"
            figures[name] = figure
            parts.append(f"![{figure.description}]({name})")
    parts.append(f"*This page is the notebook `examples/{notebook.name}`, run when the documentation was built.*")
    return "\n\n".join(parts) + "\n", figures


def run(source: str, path: str, names: dict[str, Any]) -> Shown:
    """Run a cell in *names*, as a notebook does: the value of an expression that ends it is shown."""
    statements = ast.parse(source, path).body
    last = statements.pop() if statements and isinstance(statements[-1], ast.Expr) else None
    value: object = None
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(ast.Module(statements, []), path, "exec"), names)  # noqa: S102 -- our own notebook
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), path, "eval"), names)  # noqa: S307 -- our own notebook
    return Shown(printed.getvalue(), value if isinstance(value, Plot) else None)
