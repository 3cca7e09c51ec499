"""Not built yet."""

from typing import Any


def today(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def not_today(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def today_after_all(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
