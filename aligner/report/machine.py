"""What the page shows of a machine translation: its words, and which sentences not to trust."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.model import Translation

# A sentence that is expected to reach less chrF is marked.
DOUBTFUL = 0.45


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sentence's machine translation: whether it looks wrong or is likely to be bad, and why, in words."""

    text: str
    doubtful: bool
    why: str


def rendered(translation: Translation) -> Rendered:
    """Return what the page shows of a machine translation."""
    reasons = [", ".join(translation.flags)] if translation.flags else []
    low = translation.quality is not None and translation.quality < DOUBTFUL
    if translation.quality is not None:
        reasons.append(f"expected chrF {translation.quality:.2f}")
    return Rendered(translation.text, bool(translation.flags) or low, "; ".join(reasons))
