"""Processes forked from this one: they begin with what it has loaded, and end by themselves."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@contextmanager
def signals_wait() -> Iterator[None]:
    """A signal that comes while a process begins would find none to end."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)


def fork(work: Callable[[], None]) -> int:
    """Do something in a process of its own; its id. Signals wait until it lets them in."""
    if process := os.fork():
        return process
    code = 1
    try:
        work()
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
    except Exception:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def in_a_process_of_its_own(work: Callable[[], str]) -> str:
    """Do something elsewhere, so that what it loads is not kept here; what it says."""
    heard, written = os.pipe()

    def say() -> None:
        for sign in ENDS:
            signal.signal(sign, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
        os.write(written, work().encode())

    process = 0
    try:
        with signals_wait():
            process = fork(say)
        os.close(written)
        with os.fdopen(heard) as pipe:
            words = pipe.read()
        _, status = os.waitpid(process, 0)
    except BaseException:
        if process:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        raise
    if status:
        sys.exit(1)
    return words
