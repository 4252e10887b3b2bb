"""The stand-off part of a TEI file: sentence links, quotation links and back-translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aligner.formats.shared.layout import Pair, Place
from aligner.formats.shared.markup import Node, node
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.settings import iso_date
from aligner.model import Bead, Bitext, Decision, Span, Translation


def counterparts(pair: Pair) -> tuple[dict[int, str], dict[int, str]]:
    """Return `corresp` of each sentence that has a counterpart: of the source's, and of the target's, by index."""
    source: dict[int, str] = {}
    target: dict[int, str] = {}
    if pair.target is not None:
        for bead in pair.bitext.beads:
            source.update(dict.fromkeys(_range(bead.source), _sentences(pair.target, bead.target)))
            target.update(dict.fromkeys(_range(bead.target), _sentences(pair.source, bead.source)))
    return source, target


def write_stand_off(parent: Node, pair: Pair, pointers: Sequence[str], candidates: Sequence[str] = ()) -> None:
    """Append `standOff` with all that is known about a pair's sentences and quotes, where there is anything.

    `pointers` lead to the originals of its matches, one for each, "" where there is none; `candidates` to what comes
    nearest where there is none.
    """
    bitext = pair.bitext
    if not (bitext.beads or bitext.matches or bitext.translations):
        return
    stand_off = node(parent, "standOff")
    if pair.target is not None and any(len(bead.source) or len(bead.target) for bead in bitext.beads):
        _write_beads(stand_off, pair, pair.target)
    if bitext.matches:
        _write_matches(stand_off, pair, pointers)
        _write_evidence(stand_off, pair, pointers, candidates or [""] * len(pointers))
    if bitext.translations:
        _write_translations(stand_off, pair)


def _write_beads(parent: Node, pair: Pair, target: Place) -> None:
    """Write one binary `link` a bead; a `ptr` groups several sentences, and alone it is a null bead."""
    languages = f"{pair.source.text.document.lang} {target.text.document.lang}"
    group = node(parent, "linkGrp", type="translation", targFunc=languages, resp=f"#{pair.source.id('aligner')}")
    beads = [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    people = _people(pair)
    for number, bead in enumerate(beads, 1):
        facts = {"cert": decimals(bead.score), "ana": f"bead:{bead.type} {status(bead.decision)}"}
        if bead.decision:
            facts["resp"] = people[bead.decision.by]
        ends = [
            _end(group, place, side, f"b{number}", bead)
            for place, side in ((pair.source, bead.source), (target, bead.target))
            if len(side)
        ]
        token = pair.source.id(f"al{number}")
        node(group, "link" if len(ends) == 2 else "ptr", id=token, target=" ".join(ends), **facts)


def _end(group: Node, place: Place, side: Span, token: str, bead: Bead) -> str:
    """Return the pointer to one side of a bead, after writing the group of its sentences where they are several."""
    if len(side) == 1 or not (len(bead.source) and len(bead.target)):
        return _sentences(place, side)
    node(group, "ptr", id=place.id(token), target=_sentences(place, side))
    return f"#{place.id(token)}"


def _write_matches(parent: Node, pair: Pair, pointers: Sequence[str]) -> None:
    group = node(parent, "linkGrp", type="quotation", targFunc="quotation original")
    group.set("resp", f"#{pair.source.id('aligner')}")
    people = _people(pair)
    found = zip(pair.bitext.matches, pointers, strict=True)
    for match, original in sorted(found, key=lambda item: item[0].quote.index):
        # cert is the chance that what is said here is right: of "none", that no candidate is the original.
        certainty = 1 - match.confidence if match.verdict == "none" else match.confidence
        facts = {"cert": decimals(certainty), "ana": f"v:{match.verdict} {status(match.decision)}"}
        if match.decision:
            facts["resp"] = people[match.decision.by]
        ends = [f"#{pair.source.id(f'q{match.quote.index + 1}')}"]
        if original:
            ends.append(original)
        token = pair.source.id(f"ql{match.quote.index + 1}")
        node(group, "link" if len(ends) == 2 else "ptr", id=token, target=" ".join(ends), **facts)


def _write_evidence(parent: Node, pair: Pair, pointers: Sequence[str], candidates: Sequence[str]) -> None:
    """Write what speaks against each original, and the best candidate of each quotation that has none."""
    found = zip(pair.bitext.matches, pointers, candidates, strict=True)
    told = [one for one in found if one[2] or (one[1] and one[0].against())]
    if not told:
        return
    listing = node(parent, "listAnnotation", type="evidence")
    for match, original, candidate in sorted(told, key=lambda one: one[0].quote.index):
        number = match.quote.index + 1
        target = f"#{pair.source.id(f'q{number}')} {original or candidate}"
        made = node(listing, "annotation", id=pair.source.id(f"qe{number}"), target=target)
        for evidence in match.against():
            certainty = decimals(min(evidence.value, 1.0))
            node(made, "note", evidence.detail, type="evidence", n=evidence.name, cert=certainty)


def reviewers(bitext: Bitext) -> dict[str, tuple[str, int]]:
    """Return who decided about a bitext's links: by name, the day of the newest decision and how many there are."""
    found: dict[str, tuple[str, int]] = {}
    for decision in (*(bead.decision for bead in bitext.beads), *(match.decision for match in bitext.matches)):
        if decision is not None:
            day, count = found.get(decision.by, ("", 0))
            found[decision.by] = (max(day, iso_date(decision.at[:10])), count + 1)
    return dict(sorted(found.items()))


def status(decision: Decision | None) -> str:
    """Return the code of who stands for a link, as in `st:auto` and `st:corrected`."""
    return f"st:{decision.status if decision else 'auto'}"


def _people(pair: Pair) -> dict[str, str]:
    """Return what `resp` of a link calls each person who decided; a link without it is answered for by its group."""
    return {name: f"#{pair.source.id(f'r{number}')}" for number, name in enumerate(reviewers(pair.bitext), 1)}


def _write_translations(parent: Node, pair: Pair) -> None:
    lang = pair.source.text.document.lang
    other = "en" if lang == "fr" else "fr"
    listing = node(parent, "listAnnotation", type="backTranslation")
    spans = {sentence.span: sentence.index for sentence in pair.source.text.sentences}
    for number, translation in enumerate(pair.bitext.translations, 1):
        target = _translated(pair.source, translation, spans)
        made = node(listing, "annotation", id=pair.source.id(f"bt{number}"), target=target)
        # BCP 47, extension T (RFC 6497): text in `other`, transformed from `lang` by a machine (t0) not registered.
        facts = {"resp": f"#{pair.source.id('aligner')}", "type": "backTranslation"}
        if translation.flags:
            facts["n"] = " ".join(translation.flags)
        if translation.quality is not None:
            facts["cert"] = decimals(translation.quality)
        node(made, "note", translation.text, lang=f"{other}-t-{lang}-t0-und", **facts)


def _translated(place: Place, translation: Translation, spans: Mapping[Span, int]) -> str:
    """Return pointers to the sentence that was translated, or to all that it overlaps, or to the text."""
    if translation.source in spans:
        return _pointers(place, [spans[translation.source]])
    hit = [sentence.index for sentence in place.text.sentences if sentence.span.overlaps(translation.source)]
    if hit:
        return _pointers(place, hit)
    return f"#{place.id('text')}"


def _sentences(place: Place, side: Span) -> str:
    return _pointers(place, _range(side))


def _pointers(place: Place, indices: Iterable[int]) -> str:
    return " ".join(f"#{place.id(f's{index + 1}')}" for index in indices)


def _range(side: Span) -> range:
    return range(side.start, side.end)
