"""What all imports are given before anything is made of them: French first, and ids of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.errors import InputError
from aligner.formats.shared.log import Log
from aligner.model import Bitext, Text


def settled(bitexts: Iterable[Bitext], log: Log, where: str) -> Iterator[Bitext]:
    """Yield bitexts with their French text as the source, and every text under an id of its own.

    Which language a file names first says who translated from whom, or nothing at all (OPUS has the languages in
    alphabetical order); quotes are looked for in French. Raises InputError where there is no French sentence.
    """
    known: dict[str, bytes] = {}
    turned = french = alone = 0
    for bitext in bitexts:
        made = bitext
        if bitext.source.document.lang == "en" and bitext.target is not None:
            made = _turned(bitext, bitext.target)
            turned += 1
        french += made.source.document.lang == "fr" and bool(made.source.sentences)
        alone += made.source.document.lang == "en"
        yield _named_apart(made, known, log)
    if not french:
        raise _nothing(log, where, alone)
    if turned:
        log.say(f"{where}: English comes first (texts: {turned}); French is taken for the source")
    if alone:
        log.say(f"{where}: English texts without a French one, in which originals are looked for: {alone}")


def _turned(bitext: Bitext, french: Text) -> Bitext:
    beads = tuple(replace(bead, source=bead.target, target=bead.source) for bead in bitext.beads)
    return Bitext(french, bitext.source, beads)


def _named_apart(bitext: Bitext, known: dict[str, bytes], log: Log) -> Bitext:
    source = _apart(bitext.source, known, log)
    target = None if bitext.target is None else _apart(bitext.target, known, log)
    return replace(bitext, source=source, target=target)


def _apart(text: Text, known: dict[str, bytes], log: Log) -> Text:
    """Return a text under its id, or the first numbered one that no other text has."""
    name, number = text.document.id, 1
    sentences = "\0".join(sentence.text for sentence in text.sentences)
    mark = hashlib.sha256(f"{sentences}\0\0{text.document.text}".encode("utf-8", "surrogatepass")).digest()
    while known.setdefault(name, mark) != mark:
        number += 1
        name = f"{text.document.id}#{number}"
    if number == 1:
        return text
    log.count("texts share an id with another and were numbered", name)
    document = replace(text.document, id=name)
    return Text(
        document,
        tuple(replace(sentence, document_id=name) for sentence in text.sentences),
        tuple(replace(quote, document_id=name) for quote in text.quotes),
    )


def _nothing(log: Log, where: str, alone: int) -> InputError:
    failed = log.failures
    if failed:
        messages = "; ".join(failure.message for failure in failed)
        return InputError(f"nothing could be read: {messages}", where=where, remedy="mend what is named")
    remedy = "; ".join(log.notices) or ("give the French text too" if alone else "give a file that has one")
    return InputError("no French text", where=where, remedy=remedy)
