"""Not built yet."""

from typing import Any


def make(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def index(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def edit(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def keep(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def release(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def reopen(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def discard(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def restore(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
