"""The page put together: views, template, style and script in one string, with a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from aligner.addresses import Address, addresses
from aligner.model import Bitext, Corpus, Text
from aligner.report.doubts import doubts
from aligner.report.figures import VERDICTS, figures
from aligner.report.notes import Note, notes_of, percent, source_marks, target_marks
from aligner.report.passages import Pool, Source, cite
from aligner.report.plots import WIDTH, bead_plot, confidence_plot, speaker_plot
from aligner.report.rows import Leaf, Row, alone, leaves, paired
from aligner.signature import line

# Embeddings and overrides turn the text after them round, so they are shown as what they are; isolates only keep a
# stretch to itself, which our elements do, and one without its end would break out of them (Unicode UAX 9, UTR 36).
_TURNING = {code: f"[U+{code:04X}]" for code in range(0x202A, 0x202F)}
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A), "")
# What HTML cannot hold: controls, and halves of surrogate pairs.
_NOTHING = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)), "\ufffd")
_SHOWN = {**_TURNING, **_ISOLATES, **_NOTHING}


@dataclass(frozen=True, slots=True)
class TextView:
    """One French text as the page shows it."""

    id: str
    title: str
    source: Source
    version: Source | None
    leaves: tuple[Leaf, ...]
    notes: tuple[Note, ...]
    sentences: int
    found: int


# By id of a text: its bitext, how the page shows it, and as what.
Known = dict[str, tuple[Bitext, TextView, Markup]]


def page(corpus: Corpus, known: Known | None = None) -> str:
    """Return the page of a corpus: one self-contained HTML document, safe whatever the texts hold.

    Texts that are `known` from a page before, of a corpus with the same texts, are not rendered again as long as their
    bitexts are the same objects; those that are rendered join them.
    """
    texts = [bitext.target for bitext in corpus.bitexts if bitext.target]
    pool = Pool((*texts, *corpus.pool))
    made = _rendered(corpus, pool, {} if known is None else known)
    views = [view for _, view, _ in made]
    counted = figures(corpus, [(view.title, view.notes) for view in views], pool)
    style, script = _asset("style.css"), _asset("script.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            texts=views,
            bodies=[body for _, _, body in made],
            figures=counted,
            doubts=doubts(corpus.bitexts, addresses(corpus).pairs),
            plots=(bead_plot(counted), confidence_plot(counted), speaker_plot(counted)),
            verdicts=VERDICTS,
            width=WIDTH,
            signature=line(corpus.signature),
            version=corpus.signature.version,
        )
    )


def _rendered(corpus: Corpus, pool: Pool, known: Known) -> list[tuple[Bitext, TextView, Markup]]:
    template = _environment().get_template("text.html")
    made = []
    for bitext, (own, other) in zip(corpus.bitexts, addresses(corpus).pairs, strict=True):
        entry = known.get(own.prefix)
        if entry is None or entry[0] is not bitext:
            view = _view(bitext, own, other, pool)
            body = Markup(template.render(text=view, verdicts=VERDICTS, width=WIDTH))
            entry = bitext, replace(view, leaves=()), body  # they are many, and in the body by now
            known[own.prefix] = entry
        made.append(entry)
    return made


def _view(bitext: Bitext, own: Address, other: Address | None, pool: Pool) -> TextView:
    notes = notes_of(bitext, own, pool)
    document = bitext.source.document
    return TextView(
        own.prefix,
        document.title or document.id,
        cite(document),
        cite(bitext.target.document) if bitext.target else None,
        leaves(_rows(bitext, (own, other), notes, pool)),
        notes,
        len(bitext.source.sentences),
        sum(note.verdict != "none" for note in notes),
    )


def _rows(bitext: Bitext, places: tuple[Address, Address | None], notes: Sequence[Note], pool: Pool) -> tuple[Row, ...]:
    own, other = places
    marks = source_marks(bitext.source, notes, own)
    target: Text | None = bitext.target
    if target is None or other is None or not bitext.beads:
        return alone(bitext, own, marks, notes, pool)
    return paired(bitext, target, (own, other), (marks, target_marks(target, notes, other)))


def show(value: object) -> object:
    """Make the characters of a text visible that would turn others round, or that HTML cannot hold.

    >>> show("a\\u202eb")
    'a[U+202E]b'
    """
    return value.translate(_SHOWN) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: our style and our script by digest, no request at all (W3C CSP 3)."""
    ours = {"style-src": style, "script-src": script}
    allowed = "; ".join(f"{name} '{_digest(text)}'" for name, text in ours.items())
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    text = resources.files("aligner.report").joinpath(name).read_text(encoding="utf-8")
    assert not re.search(r"</(script|style)|<!--", text, re.IGNORECASE), f"{name} would end its own element"
    return text


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_asset_template),
        autoescape=True,
        finalize=show,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["percent"] = percent
    return made


def _asset_template(name: str) -> str:
    return resources.files("aligner.report").joinpath(name).read_text(encoding="utf-8")
