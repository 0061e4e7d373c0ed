"""
The clock of a commitment by sets of intervals, written from the words of the design alone.

It shares no code with the library: events come as tuples of plain data, and every figure is read off lists of
`(low, high)` in whole microseconds. A clock is the time from its start to its end, less the pauses, less the time in
which the ticket was settled; what counts is what of that is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

Interval = tuple[int, int]
FOREVER = 1 << 62
SETTLING = {"resolved", "closed", "cancelled"}


@dataclass(frozen=True)
class Step:
    """What happened: the kind, the instant, the level of a severity, and the detail."""

    kind: str
    at: int
    level: int | None = None
    detail: str | None = None


@dataclass(frozen=True)
class Promise:
    """A commitment in plain data; *limits* are microseconds of open time by level, or for all under None."""

    starts: str
    ends: str
    limits: dict[int | None, int]
    strict: bool = False
    paused_by: frozenset[str] = frozenset()
    on_reopen: str = "cumulative"
    on_change: str = "from_start"
    excluded: bool = False
    ended_by: str | None = None

    def limit(self, level: int | None) -> int | None:
        """Return the limit of a severity."""
        return self.limits.get(None, self.limits.get(level))

    def allows(self, elapsed: Fraction | int, limit: int) -> bool:
        """Compare the time elapsed with the limit."""
        return elapsed < limit if self.strict else elapsed <= limit


@dataclass
class Figures:
    """What the oracle says."""

    state: str
    elapsed: int = 0
    due: int | None = None
    consumed: Fraction | None = None
    earlier: list[str] = field(default_factory=list)


def minus(these: list[Interval], those: list[Interval]) -> list[Interval]:
    """Take intervals out of others."""
    for low, high in those:
        kept: list[Interval] = []
        for start, end in these:
            kept += [(start, min(end, low)), (max(start, high), end)]
        these = [(start, end) for start, end in kept if start < end]
    return these


def common(these: list[Interval], those: list[Interval]) -> list[Interval]:
    """Return what lies in both."""
    pairs = [(max(a, c), min(b, d)) for a, b in these for c, d in those]
    return sorted((low, high) for low, high in pairs if low < high)


def length(these: list[Interval]) -> int:
    """Return how long they are together."""
    return sum(high - low for low, high in these)


def pauses(promise: Promise, steps: list[Step]) -> list[Interval]:
    """Return when something that pauses the clock lasted."""
    found = []
    for i, step in enumerate(steps):
        if step.kind == "information_requested" and step.kind in promise.paused_by:
            over = SETTLING | {"information_provided"}
        elif step.kind == "paused" and {"paused", str(step.detail)} & promise.paused_by:
            over = SETTLING | {"resumed"}
        else:
            continue
        found.append((step.at, next((later.at for later in steps[i + 1 :] if later.kind in over), FOREVER)))
    return found


def judge(promise: Promise, every: list[Step], windows: list[Interval], now: int) -> Figures:
    """Say where a promise stands at an instant."""
    steps = [step for step in every if step.at <= now]
    figures, number, restarted = cycle(promise, steps, windows, now, 0, [])
    while number < len(steps):
        figures, number, restarted = cycle(promise, steps, windows, now, number, figures.earlier, restarted=restarted)
    return figures


def cycle(
    promise: Promise,
    steps: list[Step],
    windows: list[Interval],
    now: int,
    number: int,
    earlier: list[str],
    *,
    restarted: bool = False,
) -> tuple[Figures, int, bool]:
    """Judge the clock that starts from the step of that number on; say where to look next, and whether it starts so."""
    beyond = len(steps)
    over = {promise.ends, "closed", "cancelled"}
    start = number
    if not restarted:
        start = next((i for i in range(number, beyond) if steps[i].kind == promise.starts), beyond)
    passed = next((i for i in range(number, start) if steps[i].kind in over), None)
    if passed is not None:
        back = next((i for i in range(passed, beyond) if steps[i].kind == "reopened"), beyond)
        if promise.on_reopen == "first" or back == beyond:
            cancelled = steps[passed].kind == "cancelled"
            return Figures("cancelled" if cancelled else "not_covered", earlier=earlier), beyond, False
        return Figures("not_started", earlier=earlier), back + 1, False
    if start == beyond:
        return Figures("not_started", earlier=earlier), beyond, False
    settled: list[Interval] = []
    end = start
    while True:
        end = next((i for i in range(end + 1, beyond) if steps[i].kind in over), beyond)
        back = next((i for i in range(end, beyond) if steps[i].kind == "reopened"), beyond)
        if back == beyond or promise.on_reopen == "first":
            break
        so_far = judged(promise, steps, windows, now, (start, end), settled, for_good=False)
        earlier = [*earlier, so_far.state]
        if promise.on_reopen == "restart":
            return Figures(so_far.state, earlier=earlier), back, True
        settled.append((steps[end].at, steps[back].at))
        end = back
    figures = judged(promise, steps, windows, now, (start, end), settled)
    figures.earlier = earlier
    return figures, beyond, False


def judged(
    promise: Promise,
    steps: list[Step],
    windows: list[Interval],
    now: int,
    between: tuple[int, int],
    settled: list[Interval],
    *,
    for_good: bool = True,
) -> Figures:
    """Judge one clock from its start to its end."""
    first, last = between
    ended = steps[last] if last < len(steps) else None
    start, end = steps[first].at, now if ended is None else ended.at
    known = steps if ended is None else [step for step in steps if step.at <= ended.at]
    changes = [(step.at, step.level) for step in known if step.level is not None]
    held = pauses(promise, steps[:last])
    running = minus([(start, end)], [*held, *settled])
    if not changes and None not in promise.limits:
        # None was known when it ended: the first one known since judges it, if it ended for good.
        changes = [(start, step.level) for step in steps if step.level is not None and for_good][:1]
        if not changes:
            none = "not_started" if ended is None else "cancelled" if ended.kind == "cancelled" else "not_covered"
            return Figures(none)
    known_levels: list[tuple[int, int | None]] = [*changes] or [(start, None)]
    # The severity at the start holds from there; where none was known, the first one does.
    at_start = [level for at, level in known_levels if at <= start]
    spans = [(start, at_start[-1] if at_start else known_levels[0][1])]
    spans += [(at, level) for at, level in known_levels[0 if at_start else 1 :] if at > start]
    spans = [span for i, span in enumerate(spans) if not i or span[1] != spans[i - 1][1]]
    if promise.on_change == "frozen" or None in promise.limits:
        spans = spans[:1]
    limit = promise.limit(spans[-1][1])
    assert limit is not None
    parts = [
        common([(low, spans[i + 1][0] if i + 1 < len(spans) else FOREVER)], common(running, windows))
        for i, (low, _) in enumerate(spans)
    ]
    limits = [promise.limit(level) or 0 for _, level in spans]
    elapsed = [length(part) for part in parts]
    if promise.on_change == "from_change":
        within = all(promise.allows(spent, its) for spent, its in zip(elapsed, limits, strict=True))
        counted = elapsed[-1]
        consumed = Fraction(counted, limit)
    elif promise.on_change == "proportional":
        consumed = sum((Fraction(spent, its) for spent, its in zip(elapsed, limits, strict=True)), Fraction(0))
        within = promise.allows(consumed, 1)
        counted = sum(elapsed)
    else:
        within = all(promise.allows(sum(elapsed[: i + 1]), its) for i, its in enumerate(limits))
        counted = sum(elapsed)
        consumed = Fraction(counted, limit)
    paused = ended is None and any(low <= now and high == FOREVER for low, high in held)
    figures = Figures("", counted, None, consumed)
    figures.state = state(promise, ended, within=within, paused=paused)
    if figures.state == "running":
        left = (1 - consumed) * limit
        figures.due = reached(common([(now, FOREVER)], windows), -(-left.numerator // left.denominator))
    return figures


def state(promise: Promise, ended: Step | None, *, within: bool, paused: bool) -> str:
    """Name where the promise stands."""
    if ended is None:
        return "breached" if not within else "paused" if paused else "running"
    if ended.kind == promise.ends:
        kept = promise.ended_by is None or ended.detail in {None, promise.ended_by}
        return "met" if within and kept else "breached"
    if ended.kind == "closed":
        return "cancelled" if promise.excluded else "breached"
    return "cancelled" if within else "breached"


def reached(open_time: list[Interval], amount: int) -> int | None:
    """Return the earliest instant at which that much of it has passed; None for nothing, which was reached before."""
    if amount <= 0:
        return None
    for low, high in open_time:
        if amount <= high - low:
            return low + amount
        amount -= high - low
    return None
