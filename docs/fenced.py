"""Shows the doctests of docstrings as code: an extension of Griffe, by which mkdocstrings reads them."""

from __future__ import annotations

import re
from typing import Any

import griffe

# A doctest: a line with a prompt, and all that follows up to an empty line.
_DOCTEST = re.compile(r"^>>> .*?(?=^\s*$|\Z)", re.MULTILINE | re.DOTALL)


class Fenced(griffe.Extension):
    """Puts doctests between fences."""

    def on_object(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Change the docstring of one object."""
        if obj.docstring is not None:
            text = obj.docstring.value
            obj.docstring.value = _DOCTEST.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", text)
