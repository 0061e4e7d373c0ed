"""
Values for French calendars that are a choice of the employer or of the contract, not of the law alone.

The *journée de solidarité* is a day of work without pay, instituted by loi 2004-626 of 30 June 2004, today
articles L. 3133-7 to L. 3133-12 of the code du travail. Until loi 2008-351 of 16 April 2008 it was Whit
Monday unless an agreement said otherwise; since then an agreement or the employer chooses it. Whit Monday
is a public holiday all the while (article L. 3133-1), so a service that works on it takes it out of the
holidays itself.
"""

from __future__ import annotations

from datetime import date

from sla_rules.calendars.recurring_closures import RecurringDates

__all__ = ["SOLIDARITY_DAY"]

SOLIDARITY_DAY = RecurringDates("FREQ=YEARLY;BYEASTER=50", date(2005, 1, 1), "journée de solidarité")
"""
Whit Monday from 2005 on, for those who work on it: `PublicHolidays("FR") - SOLIDARITY_DAY`.

>>> from sla_rules import PublicHolidays
>>> date(2026, 5, 25) in PublicHolidays("FR") - SOLIDARITY_DAY
False
"""
