"""How likely a speaker is right, from the way that the text tells it.

A way is the kind of cue with the kind of its subject ("inverted name": « … », a dit Ana Blin), or another tie to a
speaker.
"""

from __future__ import annotations

# Right and given speakers by way, in the development half of the news labelled by hand and in the annotated articles
# (`benchmarks/quotes.py --news` and without): the rules were written with these in view.
_COUNTS: dict[str, tuple[int, int]] = {
    "inverted name": (21, 21),
    "inverted phrase": (3, 6),
    "inverted pronoun": (5, 5),
    "verb name": (19, 21),
    "verb phrase": (8, 11),
    "verb pronoun": (10, 11),
    "gerund name": (9, 10),
    "gerund phrase": (1, 1),
    "gerund pronoun": (1, 1),
    "infinitive phrase": (1, 2),
    "source name": (3, 4),
    "source phrase": (3, 3),
    "far source name": (4, 4),
    "far source phrase": (0, 1),
    "far verb phrase": (1, 2),
    "goes on": (7, 8),
    "subject": (1, 2),
}
# A way seldom seen is as good as four more that are right in three of four: about what all are on texts never seen.
_PRIOR_RIGHT, _PRIOR = 3.0, 4.0
LEAST = 0.5  # below it nobody is named


def of_way(way: str) -> float:
    """Return the probability that a speaker told in a way is right: smoothed counts, to two decimals.

    >>> of_way("inverted name"), of_way("a way never seen")
    (0.96, 0.75)
    """
    right, given = _COUNTS.get(way, (0, 0))
    return round((right + _PRIOR_RIGHT) / (given + _PRIOR), 2)
