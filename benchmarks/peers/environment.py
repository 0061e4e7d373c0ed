"""
The benchmark's own virtual environment: the compared packages, and this project from its checkout.

It stands in the user's cache folder, apart from any other, and is reused until a requirement changes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

# only the standard library may be imported here: this runs before anything is installed
from peers.requirements import REQUIREMENTS

ROOT = Path(__file__).parents[2]


def _say(line: str) -> None:
    """Tell on stderr what takes its time."""
    print(line, file=sys.stderr, flush=True)


def _home() -> Path:
    """Return the environment's folder: another one for another checkout, interpreter or requirement."""
    key = "\n".join((sys.version, str(ROOT), (ROOT / "pyproject.toml").read_text(encoding="utf-8"), *REQUIREMENTS))
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "sla-rules-benchmarks" / hashlib.sha256(key.encode()).hexdigest()[:12]


def _python(home: Path) -> Path:
    """Return the environment's interpreter."""
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _install(python: Path, *what: str) -> bool:
    """Install with the environment's pip; whether it worked."""
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--quiet",
        "--disable-pip-version-check",
        *what,
    ]
    return subprocess.run(command, check=False).returncode == 0


def _make(home: Path) -> None:
    """Make the environment. A package that cannot be installed is left out, and the table says so."""
    _say(f"making {home}, once")
    venv.create(home, with_pip=True, clear=True)
    python = _python(home)
    if not _install(python, "--editable", str(ROOT)):
        msg = f"the project itself cannot be installed from {ROOT}"
        raise SystemExit(msg)
    if not _install(python, *REQUIREMENTS):
        for requirement in REQUIREMENTS:
            if not _install(python, requirement):
                _say(f"cannot install {requirement}")
    (home / "made").touch()


def enter() -> None:
    """Run this same command again with the environment's interpreter, unless it is already that one."""
    home = _home()
    if Path(sys.prefix).resolve() == home.resolve():
        return
    if not (home / "made").exists():
        _make(home)
    python = str(_python(home))
    # a PYTHONPATH would bring other packages in; the checkout is installed
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    sys.exit(subprocess.run([python, *sys.argv], check=False, env=environment).returncode)
