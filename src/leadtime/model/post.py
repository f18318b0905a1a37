"""What was published on a channel: a post of an export, on its way to becoming a recognition."""

from datetime import datetime
from typing import NamedTuple


class Post(NamedTuple):
    """One post, with its whole text, published `at` a time, aware, as the local clock shows it.

    `channel` is `instagram` or `linkedin`. `source` tells it from every other, and is the same in every export:
    `instagram:4f2a...`. A post of several pictures is one post. `place` is where it stands in the export.
    """

    source: str
    channel: str
    at: datetime
    text: str
    url: str = ""
    place: str = ""
