"""A name and an address as a mail header."""

from __future__ import annotations

import re
from email.headerregistry import Address

from cookout.practice.phrases import one_line

_SIGNS = re.compile(r'["\\<>()\[\],;:@=?]')
"""Of addresses: in a long name they lose the quotes round them on the way."""


def mail_address(name: str, address: str) -> Address:
    """With its domain as mail servers write it. ValueError for an address that is none."""
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        raise ValueError("no email address")
    plain = one_line(text=_SIGNS.sub(" ", name))
    return Address(plain, username=local, domain=domain.encode("idna").decode())
