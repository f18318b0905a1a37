"""What a file's bytes are known by again: 128 bits of BLAKE2b as 32 hex digits.

Two different files share one with a chance of 1 in 2^64 at the very most.
"""

from typing import Any


def fingerprint(data: bytes) -> str:
    """The same digest as `hashlib.blake2b(data, digest_size=16)`."""
    digest: str = begun(data).hexdigest()
    return digest


def begun(data: bytes) -> Any:
    """The hash of bytes that others may follow: a log with an entry more need not be gone through from its start."""
    try:
        # The module behind hashlib's: hashlib itself loads OpenSSL, which costs every command some milliseconds.
        from _blake2 import blake2b
    except ImportError:  # a Python that is built without it
        from hashlib import blake2b
    return blake2b(data, digest_size=16)
