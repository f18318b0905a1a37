"""The fingerprint of a file's bytes."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from leadtime.storage.files import FileText
from leadtime.storage.fingerprint import fingerprint


@given(st.text(), st.text())
def test_it_is_blake2b_of_all_bytes(text: str, added: str) -> None:
    """It is the digest that hashlib gives, also for bytes that more are added to without going through them again."""
    data, more = text.replace("\0", "").encode(), added.encode()
    file = FileText("leadtime.toml", "leadtime.toml", data)

    assert file.fingerprint == fingerprint(data) == hashlib.blake2b(data, digest_size=16).hexdigest()
    assert file.fingerprint_with(more) == hashlib.blake2b(data + more, digest_size=16).hexdigest()
    assert file.fingerprint == fingerprint(data)
