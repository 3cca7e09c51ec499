"""Not built yet."""

from typing import Any


def index(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def new(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def show(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def edit(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def discard(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def restore(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
