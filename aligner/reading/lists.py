"""Lists of sources that have none: paragraphs that say of themselves that they are items, and how deep."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.reading.builder import Builder


@dataclass(slots=True)
class Lists:
    """Opens and closes lists as their items come; `depth` counts those that are open."""

    out: Builder
    depth: int = 0

    def item(self, level: int) -> None:
        """Open an item, as deep as it is (1: in no other list), and close what came before."""
        self.end(level)
        if self.depth == level:
            self.out.close()
            self.out.open("item", (), "item", level=level)
        while self.depth < level:
            self.out.open("list")
            self.depth += 1
            self.out.open("item", (), "item", level=self.depth)

    def end(self, level: int = 0) -> None:
        """Close the lists that are deeper than a level."""
        while self.depth > level:
            self.out.close()
            self.out.close()
            self.depth -= 1
