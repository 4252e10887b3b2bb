"""Which documents are versions of each other: by name where the content does not speak against it, else by content."""

from aligner.pairing.evidence import Profile, likeness, profile
from aligner.pairing.memory import pair_texts
from aligner.pairing.partners import Judge, Pairing, Partners, Title, contradiction, pair

__all__ = [
    "Judge",
    "Pairing",
    "Partners",
    "Profile",
    "Title",
    "contradiction",
    "likeness",
    "pair",
    "pair_texts",
    "profile",
]
