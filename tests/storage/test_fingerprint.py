"""The fingerprint of a file's bytes."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.storage.files import FileText
from leadtime.storage.fingerprint import LONG, fingerprint


@pytest.mark.parametrize("length", [LONG - 4, LONG - 3, LONG, LONG + 1])
def test_long_files_have_another_hash(length: int) -> None:
    """A pure function of the bytes, also for those that become many by a few more."""
    data, more = b"x" * length, b"yyy"
    file = FileText("leadtime.toml", "leadtime.toml", data)

    for found, whole in ((file.fingerprint, data), (file.fingerprint_with(more), data + more)):
        assert found == fingerprint(whole)
        of_long = hashlib.sha256(whole).hexdigest()[:32]
        assert found == (of_long if len(whole) >= LONG else hashlib.blake2b(whole, digest_size=16).hexdigest())


@given(st.text(), st.text())
def test_it_is_blake2b_of_all_bytes(text: str, added: str) -> None:
    """It is the digest that hashlib gives, also for bytes that more are added to without going through them again."""
    data, more = text.replace("\0", "").encode(), added.encode()
    file = FileText("leadtime.toml", "leadtime.toml", data)

    assert file.fingerprint == fingerprint(data) == hashlib.blake2b(data, digest_size=16).hexdigest()
    assert file.fingerprint_with(more) == hashlib.blake2b(data + more, digest_size=16).hexdigest()
    assert file.fingerprint == fingerprint(data)
