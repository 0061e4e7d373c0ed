"""
Random calendars and instants, as plain data of the oracle; `library` turns that data into objects of the
library.
"""
