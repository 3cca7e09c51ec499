"""Not built yet."""

from typing import Any


def bad_request(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def forbidden(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def not_found(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def broken(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def csrf(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
