"""The fingerprint of a file's bytes."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from leadtime.storage.fingerprint import fingerprint


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6), st.booleans())
def test_it_is_blake2b_whatever_was_asked_for_before(parts: list[bytes], growing: bool) -> None:
    """Asked for files that grow, and for others in between, it is the digest that hashlib gives for each."""
    data = b""
    for part in parts:
        data = data + part if growing else part
        assert fingerprint(data) == hashlib.blake2b(data, digest_size=16).hexdigest()
        assert fingerprint(data) == hashlib.blake2b(data, digest_size=16).hexdigest()
