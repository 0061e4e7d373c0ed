"""The contract's ambiguities, measured. Needs the extra `plots`."""

# %% [markdown]
# # What the contract leaves open, measured
#
# The annex says *24 h ouvrées*. It does not say whether a day has 24 of them or eight and a half. It does not say
# whether a request for information is an incident, or whether a clock waits while the partner is asked. Lawyers may
# argue about each; this page says which of them are worth an argument.

# %%
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sla_rules import Ticket, franceconnect, plots
from sla_rules.assessments.words import words_of
from sla_rules.files import read_tickets
from sla_rules.whatif import Scenario, compare

HERE = Path(__file__).parent if "__file__" in globals() else Path()
PARIS = ZoneInfo("Europe/Paris")
agreement = franceconnect.agreement()
file = read_tickets(HERE / "tickets.csv", agreement)
now = datetime(2026, 12, 31, 12, tzinfo=PARIS)

# %% [markdown]
# ## One ticket, three due dates
#
# A request has to be handled within *48 h ouvrées*. One that comes in on the eve of 1 May has three due dates, two of
# them seven hours apart and one in the week after, and somebody can defend each.

# %%
ticket = Ticket.received("INC-42", at=datetime(2026, 4, 30, 17, tzinfo=PARIS))
for reading in franceconnect.Reading().varied("handling_unit"):
    handling = franceconnect.agreement(reading).assess(ticket, now=ticket.received_at).commitment("handling")
    print(f"{reading.handling_unit:18} due {handling.due_at}")

# %%
plots.timeline(agreement.assess(ticket, now=datetime(2026, 5, 4, 11, tzinfo=PARIS)), commitments=["handling"])

# %% [markdown]
# ## Each choice alone
#
# Seventeen choices are named fields of a *reading*, each with its clause, a default and the reason for it. Here is
# the year under each of those that touch the indicator, all others at their default.

# %%
found = franceconnect.readings_report(file.tickets, "month", now=now)
words = words_of("en")
default = found.total.at_base
assert default.ratio is not None
print(f"{'default':34} {words.percent(default.ratio)}")
for under in found.total.single:
    ((field, choice),) = under.changes
    if under.result.ratio is not None:
        points = float((under.result.ratio - default.ratio) * 100)
        print(f"{field + '=' + choice:34} {words.percent(under.result.ratio)}  {points:+6.2f} points")

# %% [markdown]
# The same as scenarios, so that the tickets that change hands can be counted:

# %%
base = Scenario("default", agreement)
readings = [base]
for under in found.total.single:
    if under.result != default:
        ((field, choice),) = under.changes
        varied = franceconnect.Reading().varied(field)
        reading = next(reading for reading in varied if getattr(reading, field) == choice)
        readings.append(base.reading(reading).named(f"{field}={choice}"))
plots.scenarios(compare(readings, file.tickets, now=now))

# %% [markdown]
# One choice outweighs all others. Whether 24 business hours are 2 days and 7 hours of the desk, or one business day,
# is worth 25 points: it is no detail of wording, it is the contract. The next ones move the year by less than a
# point, but with six misses to spare even a third of a point turns it.

# %% [markdown]
# ## All choices together
#
# Several choices may be made at once. Of all combinations, under how many is the target missed, month by month? Where
# open tickets may still end in time, a month is missed so far, and no more can be said.

# %%
for month in found.periods:
    lowest, highest = month.lowest.result.ratio, month.highest.result.ratio
    if lowest is not None and highest is not None:
        shares = f"{words.percent(lowest):>8} to {words.percent(highest):>8}"
        best = [under.result.highest for under in month.missed]
        so_far = sum(share is not None and share >= default.target for share in best)
        missed = f"missed under {len(month.missed) - so_far:3}, so far under {so_far:2}, of {len(month.every)}"
        print(f"{month.period.label}  {shares}  {missed}")

# %% [markdown]
# A month that is missed under every combination, with nothing left to wait for, is missed whatever the text means, and
# nobody need argue about it: May and August. December is below its target under every combination too, but under some
# of them its open tickets may still turn it. For the others it depends. The smallest changes that turn the verdict of
# the year:

# %%
for under in found.total.turning:
    print(" and ".join(f"{field}={choice}" for field, choice in under.changes))
print("no choice of these changes anything:", ", ".join(found.total.without_effect))

# %% [markdown]
# ## What it means
#
# - Settle `day_unit` in writing first. Everything else is small beside it.
# - The year is kept by default, and a verdict that hangs on six tickets hangs on how public holidays are read, too, and
#   on whether a request for information is an incident.
# - Two months are lost under every reading. No lawyer can win them back.
# - Pauses, and who resolved a ticket, change nothing for *these* tickets, because their export does not tell. That is
#   no proof that they never matter: [the next notebook](real_size_log.md) has a log that tells.
