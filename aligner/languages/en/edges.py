"""English words at the edges of quotes and of what stands around them."""

from __future__ import annotations

# Words that often stand at the edge of a quote, or just outside one: each has its own weights.
EDGE_WORDS = (
    "the", "a", "an", "to", "of", "that", "and", "in", "is", "was", "are", "were", "be", "been", "it", "he", "she",
    "we", "i", "they", "you", "but", "for", "on", "with", "as", "not", "n't", "will", "would", "have", "has", "had",
    "this", "there", "if", "so", "by", "at", "from", "or", "'s", "which", "who", "what", "when", "because",
    "his", "their", "our", "my", "its", "only", "very", "also", "more", "all", "can", "no", "about", "like",
    "into", "than", "being", "some", "such", "how", "just", "even", "could", "should", "must", "do", "does", "did",
    "these", "those", "any", "out", "up", "over", "after", "before", "now", "then", "him", "her", "them", "us", "me",
    "your", "called", "one", "other", "most", "many",
)  # fmt: skip
# Verbs of speech, in the forms that stand beside a quote.
SPEECH = frozenset([
    "said", "says", "say", "saying", "told", "tells", "tell", "added", "adds", "add", "explained", "explains",
    "admitted", "admits", "claimed", "claims", "stated", "states", "argued", "argues", "wrote", "writes", "asked",
    "asks", "declared", "declares", "announced", "announces", "concluded", "concludes", "warned", "warns",
    "believes", "thinks", "thought", "reported", "reports", "recalled", "recalls", "emphasised", "emphasized",
    "noted", "notes", "confirmed", "confirms", "stressed", "insisted", "insists", "remarked", "commented",
    "comments", "replied", "answered", "according", "pointed", "cried",
])  # fmt: skip
# Words with which a sentence goes on after a comma: what stands before them is no quote that somebody said.
GOES_ON = frozenset(
    ("and", "but", "or", "nor", "so", "yet", "which", "who", "whose", "whom", "because", "as", "while", "although",
     "though", "when", "if", "where", "since", "for", "don", "with", "in", "at", "to", "of", "by", "not")
)  # fmt: skip
# Words whose full stop ends nothing.
ABBREVIATED = frozenset(
    ("mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "gov", "no", "vs", "jr", "lt", "col")
)
