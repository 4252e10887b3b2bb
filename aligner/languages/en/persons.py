"""English words that speak of a grammatical person."""

from __future__ import annotations

PERSONS = {
    **dict.fromkeys(["i", "me", "my", "mine", "myself"], "I"),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], "we"),
    **dict.fromkeys(["you", "your", "yours", "yourself"], "you"),
    **dict.fromkeys(["he", "she", "him", "her", "his", "it", "its", "hers"], "he"),
    **dict.fromkeys(["they", "them", "their", "theirs"], "they"),
}
