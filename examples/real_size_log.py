"""A help desk's history of real size, with pauses. Needs the extras `columns` and `plots`."""

# %% [markdown]
# # A log of real size, with pauses
#
# An export has a row for each ticket. The history behind it has a row for each change of state, and tells what the
# export hides: when a ticket waited for its partner. This notebook makes such a history, of 25 000 tickets, and asks
# what the waiting is worth. A log of your own goes the same way, from the third cell on.

# %%
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np

from sla_rules import EventKind, columns, franceconnect, plots
from sla_rules.whatif import Scenario, compare

PARIS = ZoneInfo("Europe/Paris")
agreement = franceconnect.agreement()
now = datetime(2027, 4, 1, tzinfo=PARIS)
TICKETS = 25_000

# %% [markdown]
# ## A history
#
# A good third of the tickets wait for an answer once, for a day and a half of business time on average. All the dice
# are in one seed, and all sums of business time are made by the calendar, whole columns at a time.

# %%
dice = np.random.default_rng(2026)
HOUR = np.timedelta64(3_600, "s")


def hours(mean: float) -> np.ndarray:
    """Return an amount of business time for each ticket, in whole seconds."""
    return (dice.exponential(mean, TICKETS) * 3_600).astype("timedelta64[s]") + np.timedelta64(60, "s")


def later(start: np.ndarray, amount: np.ndarray) -> np.ndarray:
    """Return when so much business time has passed."""
    return np.asarray(columns.add(agreement.calendar, start, amount, tz="Europe/Paris"))


day = np.datetime64("2026-01-01") + dice.integers(0, 365, TICKETS)
received = day.astype("datetime64[s]") + (dice.integers(8 * 60, 19 * 60, TICKETS) * 60).astype("timedelta64[s]")
taken = later(received, hours(0.3))
asked = dice.random(TICKETS) < 0.35
question = later(taken, hours(3))
answer = later(question, hours(12))
solved = later(np.where(asked, answer, taken), hours(6))
closed = later(solved, np.full(TICKETS, 42 * HOUR))
priority = dice.choice([1, 2, 3, 4], TICKETS, p=[0.03, 0.12, 0.35, 0.50])

number = np.arange(TICKETS)
steps = [
    (number, received, "New"),
    (number, taken, "Active"),
    (number[asked], question[asked], "Awaiting partner"),
    (number[asked], answer[asked], "Active"),
    (number, solved, "Resolved"),
    (number, closed, "Closed"),
]
log = {
    "number": np.concatenate([numbers for numbers, _, _ in steps]),
    "at": np.concatenate([at for _, at, _ in steps]),
    "state": np.concatenate([np.full(len(numbers), state, "U16") for numbers, _, state in steps]),
}
log["priority"] = priority[log["number"]]
order = np.lexsort((log["at"], log["number"]))
log = {name: column[order] for name, column in log.items()}
print(len(log["at"]), "rows")

# %% [markdown]
# ## Rows become tickets
#
# What a state means is said once, by name. A row that cannot be is refused, or dropped and told.

# %%
history = columns.from_events(
    log,
    id="number",
    at="at",
    state="state",
    running={"New", "Active"},
    acknowledged={"Active"},
    waiting={"Awaiting partner"},
    resolved={"Resolved"},
    closed={"Closed"},
    severity="priority",
    severities={severity.level: severity for severity in agreement.severities},
    tz="Europe/Paris",
)
print(history)

# %% [markdown]
# ## What is the waiting worth?
#
# The annex knows no pause: its clock runs while the partner is asked. The other reading stops it. The history is
# judged under both, all its tickets at once.

# %%
waits = Scenario("clock runs", agreement)
pauses = waits.paused_by(EventKind.INFORMATION_REQUESTED).named("clock waits")
found = compare([waits, pauses], history.tickets, now=now, period="month")
for result in found.results:
    print(f"{result.name:12} {result.indicator.met} of {result.indicator.received}, gained {result.gained}")

# %%
plots.scenarios(found)

# %% [markdown]
# The reading decides the contract. With a clock that runs the desk fails by far, with one that waits it passes; the
# work was the same. The choice has to be made before the year, not after it.

# %% [markdown]
# ## One that it decides
#
# The first ticket whose verdict changes, under a clock that waits: what it waited for is cut out of it.

# %%
name = agreement.terms.indicators[0].name
change = next(change for change in found.others[0].changed if change.of(name))
ticket = history.tickets.ticket(change.row)
pausing = pauses.agreement
plots.timeline(pausing.assess(ticket, now=now), commitments=["resolution"])

# %% [markdown]
# The same ticket with a clock that runs:

# %%
plots.timeline(agreement.assess(ticket, now=now), commitments=["resolution"])

# %% [markdown]
# ## Month by month
#
# With a clock that waits, which months keep the target?

# %%
months = [each.indicators[0] for each in found.others[0].periods]
shares = [month.met / month.received for month in months]
whole = found.others[0].indicator
mean = whole.met / whole.received
print(f"{sum(month.reached is True for month in months)} of {len(months)} months keep it")
print(f"{min(shares):.2%} to {max(shares):.2%}, {mean:.2%} over all")
chance = [
    abs(share - mean) / (mean * (1 - mean) / month.received) ** 0.5 for share, month in zip(shares, months, strict=True)
]
print(f"the farthest month is {max(chance):.1f} standard errors from the whole")

# %%
plots.indicator(columns.indicator(pausing, history.tickets, now=now, period="month"))

# %% [markdown]
# All of them do. What still differs is chance: the dice know no month, and of twelve months the farthest is as near to
# the whole as dice let it be. In a log of your own, a month that is farther off than three standard errors is worth a
# look; [the notebook on months](why_months_differ.md) shows where to.

# %% [markdown]
# ## How near to the limits?

# %%
for row in found.others[0].severities:
    if row.received:
        own, indicated = row.within / row.received, row.met / row.counted
        print(f"{row.severity!s:12} {own:6.1%} within its own limit, {indicated:6.1%} within 24 h")

# %%
tickets = (history.tickets.ticket(row) for row in range(len(history.tickets)))
plots.durations(pausing.assess(ticket, now=now) for ticket in tickets)

# %% [markdown]
# The share within 24 hours is the same for every severity, and so is the work. Their own limits are not: most tickets
# of severity 1 or 2 are past theirs long before the 24 hours of the indicator. Whoever reads the 95 % alone does not
# see it.
#
# ## What it means
#
# - The same work fails the contract by far with a clock that runs, and keeps it in every month with one that waits.
#   What a pause is has to be agreed in writing; an export without the history cannot even tell.
# - With the waiting settled, no month is worth an explanation here: what is left is chance.
# - The indicator is kept while the gravest tickets are late. What they need is a target of their own.
