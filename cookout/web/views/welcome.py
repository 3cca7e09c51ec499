"""Not built yet."""

from typing import Any


def welcome(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
