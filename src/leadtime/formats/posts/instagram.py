"""Instagram's export as JSON: the files `posts_1.json` and `reels.json`.

Posts are a list, reels an object with the list under `ig_reels_media`. A post is an object with its pictures or films
in `media`, a list or one object. Its text is the `title`, and its time the `creation_timestamp`, seconds since 1970: a
post of several media has both itself, one of a single medium mostly in that medium. A newer form has `timestamp`, and
the text among its `label_values`, under the label Caption. Texts are UTF-8 stored as one letter a byte.

A post has no number of its own, and only in the newer form an address. What stays the same in every export, when
folders change and the author mends the text, is the number of the first medium, with which its file's name ends:
`media/posts/202611/1794...13.jpg`, and in older exports `..._n_1794...13.jpg`. Where a name has none, it counts
together with the time, and where a post has no medium, the text.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone, tzinfo

from leadtime.formats.local_times import LAST_YEAR, on_the_clock
from leadtime.formats.misread import Misread
from leadtime.formats.posts.json_items import Form, json_items
from leadtime.formats.posts.wording import readable, repaired, source_of, web_address
from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Problem
from leadtime.model.post import Post

CHANNEL = "instagram"

_HOW = "export it again from Instagram, as JSON"
_FIRST_YEAR = 2010  # Instagram's own
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_NUMBER = re.compile(r"[0-9]{15,24}\Z")
_FORM = Form(
    "ig_reels_media",
    re.compile(r'\{\s*"(?:media|timestamp|fbid|label_values)"\s*:'),
    frozenset(("media", "title", "creation_timestamp", "timestamp", "uri", "label_values", "label", "value", "href")),
    _HOW,
)


def read_instagram(text: str, name: str, zone: tzinfo) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """The posts of one file of the export, in its order, and all that is wrong with it; one with a fault is left out.

    A post's time is shown as the clocks of `zone` have it, and its place is the line it begins in: `posts_1.json:12`.
    """
    posts: list[Post] = []
    problems: list[Problem] = []
    for line, found in json_items(text, _FORM):
        try:
            if isinstance(found, Misread):
                raise found
            posts.append(_post(found, zone)._replace(place=f"{name}:{line}"))
        except Misread as bad:
            problems.append(Problem(name, line, bad.message, bad.hint))
    return tuple(posts), tuple(problems)


def _post(item: object, zone: tzinfo) -> Post:
    if not isinstance(item, dict) or item.keys().isdisjoint(("media", "creation_timestamp", "timestamp")):
        raise Misread("this is not a post", _HOW)
    media = _media(item)
    labelled = _labelled(item)
    at = _published(item, media, zone)
    titles = (labelled.get("Caption"), item.get("title"), *(medium.get("title") for medium in media))
    if not all(title is None or isinstance(title, str) for title in titles):
        raise Misread("the post's text is not a text", _HOW)
    text = next((title for title in titles if isinstance(title, str) and title.strip()), "")
    text = readable(repaired(text))
    return Post(source_of(CHANNEL, *_identity(media, at, text)), CHANNEL, at, text, web_address(labelled.get("URL")))


def _media(item: Mapping[str, object]) -> list[dict[str, object]]:
    """The pictures and films of a post; none is no fault."""
    found = item.get("media")
    listed = found if isinstance(found, list) else [] if found is None else [found]
    media = [medium for medium in listed if isinstance(medium, dict)]
    if len(media) < len(listed):
        raise Misread("the post's media are neither a list of objects nor an object", _HOW)
    return media


def _labelled(item: Mapping[str, object]) -> dict[str, object]:
    """What the newer form says under its labels, one level deep; an address is a `value` or an `href`."""
    found = item.get("label_values")
    values = [value for value in found if isinstance(value, dict)] if isinstance(found, list) else []
    for value in tuple(values):
        nested = value.get("label_values")
        values += [one for one in nested if isinstance(one, dict)] if isinstance(nested, list) else []
    said: dict[str, object] = {}
    for value in values:
        label = value.get("label")
        if isinstance(label, str):
            said.setdefault(label, value.get("value") or value.get("href"))
    return said


def _published(item: Mapping[str, object], media: Sequence[Mapping[str, object]], zone: tzinfo) -> datetime:
    """When a post was published: as it says itself, else as its first medium that does."""
    given = (item.get("creation_timestamp"), item.get("timestamp"), *(one.get("creation_timestamp") for one in media))
    seconds = next((value for value in given if value is not None), None)
    if seconds is None:
        raise Misread("the post has no creation_timestamp, and so no day", _HOW)
    try:
        if not isinstance(seconds, int | float):
            raise ValueError
        moment = _EPOCH + timedelta(seconds=int(seconds))  # NaN and what is endless are no int, and raise
        if not _FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError
    except (ValueError, OverflowError):
        said = quoted(readable(str(seconds))) if isinstance(seconds, str | int | float) else "of another kind"
        raise Misread(f"the post's creation_timestamp {said} is no time that a post can have", _HOW) from None
    return on_the_clock(moment, zone)


def _identity(media: Sequence[Mapping[str, object]], at: datetime, text: str) -> tuple[str, ...]:
    """What stays the same about a post in every export, as the module says."""
    uri = media[0].get("uri") if media else None
    name = uri.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0] if isinstance(uri, str) else ""
    if found := _NUMBER.search(name):
        return (found[0],)
    return str(int(at.timestamp())), name or " ".join(text.split())
