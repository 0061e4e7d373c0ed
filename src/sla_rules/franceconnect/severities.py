"""Annex §2.2.2, figure 1 (severity by perimeter), and the line of figure 2 on security."""

from __future__ import annotations

from sla_rules.calendars.choice import Choice
from sla_rules.tickets.severity import Severity

GRID_CLAUSE = "annex §2.2.2, figure 1"
SECURITY_CLAUSE = "annex §2.2.2, figure 2, level 1"


class Scope(Choice):
    """The perimeters of figure 1, in its own words: whom a malfunction touches."""

    ENTERPRISE = "enterprise"
    SITE = "site"
    SEVERAL_USERS = "several_users"
    USER = "user"
    INFORMATION = "information"


# Figure 1: level and name, and the perimeter that leads to it.
CRITICAL = Severity(1, "Critical", "all identity providers are affected, or a problem of security")
MAJOR = Severity(2, "Major", "one identity provider is affected")
MEDIUM = Severity(3, "Medium", "several users are affected")
MINOR = Severity(4, "Minor", "one user is affected")
INFO = Severity(5, "Info", "a request for information")

SEVERITIES = (CRITICAL, MAJOR, MEDIUM, MINOR, INFO)

# Figure 1, row by row.
PERIMETERS = (
    (Scope.ENTERPRISE, CRITICAL),
    (Scope.SITE, MAJOR),
    (Scope.SEVERAL_USERS, MEDIUM),
    (Scope.USER, MINOR),
    (Scope.INFORMATION, INFO),
)

# Figure 2 lists a problem of security under level 1, whatever the perimeter of figure 1.
SECURITY = CRITICAL
