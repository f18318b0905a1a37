"""What a file's bytes are known by again: 128 bits as 32 hex digits.

They are of BLAKE2b, and for a long file the first of SHA-256: processors have instructions for it, so that it takes
half the time, but it comes with OpenSSL, which takes longer to load than a short file takes to go through. Two
different files share them with a chance of 1 in 2^64 at the very most.
"""

from typing import Any

LONG = 8 << 20  # bytes: some 57,000 entries


def fingerprint(data: bytes) -> str:
    """The same digits as `hashlib.blake2b(data, digest_size=16)` has, or `hashlib.sha256(data)` begins with."""
    return digits(begun(data))


def begun(data: bytes) -> Any:
    """The hash of bytes that others may follow, as long as they don't make a short file long."""
    if len(data) >= LONG:
        from hashlib import sha256

        return sha256(data, usedforsecurity=False)
    try:
        # The module behind hashlib's: hashlib itself loads OpenSSL, which costs every command some milliseconds.
        from _blake2 import blake2b
    except ImportError:  # a Python that is built without it
        from hashlib import blake2b
    return blake2b(data, digest_size=16)


def digits(found: Any) -> str:
    """The digits of a hash."""
    digest: str = found.hexdigest()
    return digest[:32]
