"""French words that speak of a grammatical person."""

from __future__ import annotations

PERSONS = {
    **dict.fromkeys(["je", "j'", "me", "m'", "moi", "mon", "ma", "mes"], "I"),
    **dict.fromkeys(["nous", "notre", "nos"], "we"),
    **dict.fromkeys(["tu", "te", "t'", "toi", "ton", "ta", "tes", "vous", "votre", "vos"], "you"),
    **dict.fromkeys(["il", "elle", "lui"], "he"),
    **dict.fromkeys(["ils", "elles", "eux", "leur", "leurs"], "they"),
}
