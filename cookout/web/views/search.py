"""Not built yet."""

from typing import Any


def search(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
