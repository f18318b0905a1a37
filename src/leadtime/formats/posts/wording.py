"""The texts of an export as they were published, and what a post is known by again."""

import re

_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_STORED = re.compile("[\0-\xff]+")
_LOST = "[\ufffd\ud800-\udfff]"  # a letter that could not be read, in whose place there may have been a byte
_REST_OF_ONE = re.compile(f"(?<={_LOST})[\x80-\xbf]{{1,3}}")
_BEGIN_OF_ONE = re.compile(f"[\xc2-\xf4][\x80-\xbf]{{0,2}}(?={_LOST})")


def repaired(text: str) -> str:
    """A text whose UTF-8 was stored as one letter a byte, as it was written: `Ã¥` is `å`; any other text as it is.

    Latin-1 has the letters 0 to 255 for the bytes 0 to 255, so nothing is lost on the way back. A letter above those
    was never stored so, and stands alone; each run of letters between two such is a text by itself, and one whose
    bytes are no UTF-8 stays. Of a run that could be both, such as an `Ã¥` that somebody meant, the stored one is by far
    the likelier. One byte that could not be read takes with it what is left of its own letter, and no other.
    """
    return _STORED.sub(_run_repaired, text)


def _run_repaired(run: re.Match[str]) -> str:
    stored = _decoded(run[0])
    if stored is None:
        rest = _REST_OF_ONE.match(run.string, run.start(), run.end())
        begin = run.start() if rest is None else rest.end()
        following = run.string[begin : run.end() + 1]
        last = _BEGIN_OF_ONE.search(following, max(0, len(following) - 4))
        whole = following[: last.start()] if last else run.string[begin : run.end()]
        stored = None if whole.isascii() else _decoded(whole)  # nothing but ASCII is no sign that it was stored so
    return run[0] if stored is None else stored


def _decoded(run: str) -> str | None:
    try:
        return run.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return None


def readable(text: str) -> str:
    """A text that every file can hold: with LF line ends, a mark for each letter that is none, empty when blank."""
    if not text.strip():
        return ""
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def web_address(text: object) -> str:
    """An address on the web, without what stands around it; empty for anything else."""
    found = text.strip() if isinstance(text, str) else ""
    return found if found.isprintable() and re.fullmatch(r"https?://[^\s\"<>]{1,2000}", found) else ""


def source_of(channel: str, *identity: str) -> str:
    """What tells a post from every other on its channel: a digest of what never changes about it."""
    import hashlib

    said = "\n".join(identity).encode("utf-8", "surrogatepass")
    return f"{channel}:{hashlib.sha256(said).hexdigest()[:16]}"
