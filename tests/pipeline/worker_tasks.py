"""Tasks that tests give to workers: in a module of their own, which new processes can import."""

from __future__ import annotations

import os
import signal

from aligner.errors import InputError


def double(number: int) -> bytes:
    if number == 7:
        raise InputError("seven", where="x.txt", remedy="take eight")
    if number == 8:
        raise ZeroDivisionError("eight")
    return str(2 * number).encode()


def deadly(number: int) -> bytes:
    if number == 50:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(number).encode()


def process(number: int) -> bytes:
    return str(os.getpid()).encode()
