"""Not built yet."""

from typing import Any


def index(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def no_longer(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
