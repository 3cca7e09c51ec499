"""Not built yet."""

from typing import Any


def index(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
