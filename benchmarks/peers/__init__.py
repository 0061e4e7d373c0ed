"""
The packages that the calendar is compared with, one adapter a file.

An adapter builds the same calendar (Mon-Fri 09:30-18:00, Europe/Paris, French public holidays) the way its
package's documentation recommends for speed, and says what its calls take and give. It corrects nothing.
"""
