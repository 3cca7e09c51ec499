"""Not built yet."""

from typing import Any


def index(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def one(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def regard(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def seat(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def warmth(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def farewell(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def later(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def undo(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
