"""What goes wrong, said so that a person can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What the package is called where packages are installed; `import aligner` and `align` are not.
DISTRIBUTION = "aligner-fr-en"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class AlignerError(Exception):
    """Base of every error that `aligner` raises on purpose: a message, where it happened, and the remedy.

    `where` is a file, or `file:line`; `remedy` says what to do. Both may be empty.

    >>> str(AlignerError("no such folder", where="corpus/fr", remedy="name a folder of texts"))
    'corpus/fr: no such folder; name a folder of texts'
    """

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        # A name may hold a new line, which would make one error look like two.
        where = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", self.where)
        head = f"{where}: {self.message}" if where else self.message
        return f"{head}; {self.remedy}" if self.remedy else head


class InputError(AlignerError):
    """A file or folder that cannot be used: missing, empty, binary, malformed."""


class UsageError(AlignerError):
    """Options that make no sense, alone or together."""


class ModelError(AlignerError):
    """A model that is missing, damaged or of the wrong kind."""


class OutputError(AlignerError):
    """A result that could not be written."""


def install(extra: str) -> str:
    """Return the command that adds an extra to the installed package, wherever that was installed from.

    `aligner` on the package index is somebody else's: the distribution has a name of its own.
    """
    return f"pip install '{DISTRIBUTION}[{extra}]'"


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be done, while the others went on."""

    path: str
    message: str
