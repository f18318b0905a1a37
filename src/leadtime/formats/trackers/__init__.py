"""Other trackers' records: read as events, and entries written in their forms.

A reader takes a file's text, the name it goes by and how to understand it, and hands out its events with every problem;
it never raises. What it does not know stays empty: without a uid all that an event says is its identity, `date` and
`minutes` are for what only has a duration, and what still runs has no `end`. The project is the event's `calendar`, its
labels are the `categories`, and what was written about it is the `summary`.
"""
