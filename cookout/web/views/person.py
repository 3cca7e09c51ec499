"""Not built yet."""

from typing import Any


def show(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def edit(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def praise(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def privacy(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def discard(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def restore(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
