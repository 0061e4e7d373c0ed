"""Files of tickets and of outages: a CSV export in, its values out, or every fault that it has."""

from sla_rules.calendars.wall_time import WallTime
from sla_rules.files.fault import Fault
from sla_rules.files.file_reader import read_tickets
from sla_rules.files.layout import Layout
from sla_rules.files.names import ColumnNames, ValueNames
from sla_rules.files.outage_file import OutageFile
from sla_rules.files.outage_reader import read_outages
from sla_rules.files.ticket_file import TicketFile

__all__ = [
    "ColumnNames",
    "Fault",
    "Layout",
    "OutageFile",
    "TicketFile",
    "ValueNames",
    "WallTime",
    "read_outages",
    "read_tickets",
]
