"""An archive that is small on the way in and heavy once it is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from cookout.export.archive.unpacking import CONTENTS, TOO_LARGE, NoArchive, unpacked


@pytest.mark.parametrize("one", [b"[],", b"{},", b"1,1,1,1,1,"])
def test_what_takes_far_more_memory_than_its_bytes_is_not_read(one: bytes) -> None:
    start = b'{"cookout": "archive", "version": 1, "people": ['
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr(CONTENTS, start + one * 2_100_000 + b"0]}")
    with pytest.raises(NoArchive) as caught, unpacked(written):
        pass
    assert str(caught.value) == TOO_LARGE
