"""The texts of an export as they were published, and what a post is known by again."""

import re

_UNREADABLE = re.compile("[\0\ud800-\udfff]")


def repaired(text: str) -> str:
    """A text whose UTF-8 was stored as one letter a byte, as it was written: `Ã¥` is `å`; any other text as it is.

    Latin-1 has the letters 0 to 255 for the bytes 0 to 255, so nothing is lost on the way back. A text with a letter
    above those, or whose bytes are no UTF-8, was never stored so. Of one that could be both, such as an `Ã¥` that
    somebody meant, the stored one is by far the likelier.
    """
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


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
