"""Not built yet."""

from typing import Any


def log(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def log_several(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def edit(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def discard(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def restore(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
