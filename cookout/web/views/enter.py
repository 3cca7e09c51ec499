"""Not built yet."""

from typing import Any


def sign_out(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def enter(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def join(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def you(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError
