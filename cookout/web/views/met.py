"""Not built yet."""

from typing import Any


def met(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
