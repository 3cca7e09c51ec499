"""Not built yet."""

from typing import Any


def index(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def password(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def invite(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
