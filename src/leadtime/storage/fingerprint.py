"""What a file's bytes are known by again."""


def fingerprint(data: bytes) -> str:
    """128 bits of BLAKE2b as 32 hex digits: two different files share one with a chance of 1 in 2^64 at the very most.

    The same digest as `hashlib.blake2b(data, digest_size=16)`.
    """
    try:
        # The module behind hashlib's: hashlib itself loads OpenSSL, which costs every command some milliseconds.
        from _blake2 import blake2b
    except ImportError:  # a Python that is built without it
        from hashlib import blake2b
    return blake2b(data, digest_size=16).hexdigest()
