"""Renderings that can be trusted more: what a check flags is tried again in other ways, and the best one stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from aligner.protocols import Rendering, Translator
from aligner.translation import checks
from aligner.translation.decoding import Tunable, Varied
from aligner.translation.loss import LINK
from aligner.translation.split import framed, split_long

# A flagged sentence is cut in clauses of about so many characters; a shorter one is left whole.
CLAUSE = 80
# What another way to search mends, and what a cut does: the rest is seldom mended by either.
_SEARCHED = frozenset({"empty", "loop", "short", "long", "number"})
_CUT = frozenset({"loop", "copied", "short", "long", "number", "name", "link", "negation"})
_Attempt = Callable[[Sequence[str]], list[list[Rendering]]]
_SMALL = frozenset(
    ("de", "la", "le", "les", "des", "un", "une", "et", "à", "du", "en", "que", "qui", "pour", "dans", "sur", "par")
)
_LETTER = re.compile(r"[^\W\d_]")


def checked(translator: Translator, sentences: Sequence[str]) -> list[Rendering]:
    """Translate sentences, those that a check flags again: of all renderings the first with fewest flags stays.

    Tried in turn, where the translator can: the next best renderings of its search, other ways to search, and the
    sentence cut at its clauses, or at the links and the code in it. A sentence that shouts is translated calmly first.
    """
    best = _translated(translator, sentences)
    for mends, attempt in _attempts(translator):
        flagged = [i for i, rendering in enumerate(best) if mends & set(checks.flags(sentences[i], rendering))]
        if not flagged:
            continue
        for i, others in zip(flagged, attempt([sentences[i] for i in flagged]), strict=True):
            best[i] = min((best[i], *others), key=lambda rendering: len(checks.flags(sentences[i], rendering)))
    return best


def shouts(sentence: str) -> bool:
    """Tell whether several words are all in capitals, as in a headline; one alone may be an abbreviation.

    >>> shouts("LE CONSEIL A VOTÉ."), shouts("L'ONU vote."), shouts("OTAN")
    (True, False, False)
    """
    words = [word for word in re.findall(r"[^\W\d_]+", sentence) if len(word) > 1]
    return len(words) > 1 and sum(map(len, words)) > 7 and all(word.isupper() for word in words)


def titled(sentence: str) -> bool:
    """Tell whether even small words begin with capitals, as in a headline set in the English way.

    >>> titled("Le Retour De La Bibliothèque Et Du Port"), titled("Le retour de La Fontaine")
    (True, False)
    """
    small = [word for word in re.findall(r"[^\W\d_]+", sentence)[1:] if word.casefold() in _SMALL]
    return len(small) > 1 and all(word[0].isupper() for word in small)


def _attempts(translator: Translator) -> Iterable[tuple[frozenset[str], _Attempt]]:
    """Ways to try again, each with the flags that it may mend."""
    if isinstance(translator, Varied):
        yield frozenset(checks.FLAGS), lambda some: _alternatives(translator, some)
    if isinstance(translator, Tunable):
        for decoding in translator.decoding.retries():
            other = translator.tuned(decoding)
            yield _SEARCHED, lambda some, other=other: [[one] for one in _translated(other, some)]  # type: ignore[misc]
        yield _CUT, lambda some: [_cut(translator, sentence) for sentence in some]


def _translated(translator: Translator, sentences: Sequence[str]) -> list[Rendering]:
    made = translator.translate([_calm(sentence) for sentence in sentences])
    return [
        Rendering(one.text.upper(), one.score) if shouts(sentence) else one
        for sentence, one in zip(sentences, made, strict=True)
    ]


def _alternatives(translator: Varied, sentences: Sequence[str]) -> list[list[Rendering]]:
    made = translator.alternatives([(_calm(sentence), ()) for sentence in sentences])
    return [
        [Rendering(one.text.upper(), one.score) for one in some] if shouts(sentence) else some
        for sentence, some in zip(sentences, made, strict=True)
    ]


def _calm(sentence: str) -> str:
    return sentence.capitalize() if shouts(sentence) or titled(sentence) else sentence


def _cut(translator: Translator, sentence: str) -> list[Rendering]:
    """The sentence translated in parts, links and code as they are; nothing where it cannot be cut."""
    parts = [part for part in _parts(sentence) if part]
    words = [part for part in parts if _LETTER.search(part) and not LINK.fullmatch(part.strip())]
    if len(parts) < 2 or not words:
        return []
    made = dict(zip(words, checked(translator, [word.strip() for word in words]), strict=True))
    text = "".join(framed(part, made[part].text) if part in made else part for part in parts)
    sizes = [len(word) for word in words]
    score = sum(made[word].score * size for word, size in zip(words, sizes, strict=True)) / sum(sizes)
    return [Rendering(" ".join(text.split()), score)]


def _parts(sentence: str) -> list[str]:
    """A sentence's parts, with the white space around them: between links, else clauses."""
    if LINK.search(sentence):
        return re.split(f"({LINK.pattern})", sentence)
    flat = " ".join(sentence.split())
    return [f"{clause} " for clause in split_long(flat, CLAUSE, len)] if len(flat) > CLAUSE else []
