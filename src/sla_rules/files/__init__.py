"""Files of tickets and of outages: a CSV export in, its values out, or every fault that it has."""

from sla_rules.calendars.wall_time import WallTime
from sla_rules.files.fault import Fault
from sla_rules.files.file_reader import open_tickets, read_tickets
from sla_rules.files.layout import Layout
from sla_rules.files.names import ColumnNames, ValueNames
from sla_rules.files.outage_file import OutageFile
from sla_rules.files.outage_reader import read_outages
from sla_rules.files.ticket_file import TicketFile
from sla_rules.files.ticket_stream import TicketStream
from sla_rules.files.workspace import Rooms, Workspace

__all__ = [
    "ColumnNames",
    "Fault",
    "Layout",
    "OutageFile",
    "Rooms",
    "TicketFile",
    "TicketStream",
    "ValueNames",
    "WallTime",
    "Workspace",
    "open_tickets",
    "read_outages",
    "read_tickets",
]
