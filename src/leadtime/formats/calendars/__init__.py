"""Calendars of other programs: .ics files and what Outlook writes as CSV, read as events of a period."""
