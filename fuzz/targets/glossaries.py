"""Glossaries: the table, its lint, the check of a bitext by it, and the formats of other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from aligner.formats.shared.rebuild import bitext_of
from aligner.glossary import Glossary, Term, check, lint, parse
from aligner.glossary.exchange import EXCHANGES, to_tsv
from aligner.glossary.load import load
from fuzz.properties import check_findings
from fuzz.target import CUT, ROOT, WORDS, Target, parts, refused, scratch

_COLUMNS = (
    *("source\ttarget", "id", "status", "pos", "match", "case", "source_variants", "target_variants"),
    *("forbidden_target", "scope", "severity", "ignore", "note", "preferred", "admitted", "forbidden", "keep"),
    *("lemma", "exact", "regex", "any", "initial", "quote", "text", "noun", "verb", "adjective", "name", "phrase"),
    *("|", "\t", "\t\t", "\\1", "(", ")", "[", "]", "(?:", "(?i)", "*", "+?", "{2}", "\\b", "\\p{L}", "^", "$", "#"),
    *("mise en cause", "les", "de la", "d'", "look up", "to rule out", "startup", "start-up", "note: a"),
)
_XML = ("<conceptEntry id='c'>", "<langSec xml:lang='fr'>", "<term>", "</term>", "<termNote type='partOfSpeech'>")


def _load(data: bytes) -> None:
    path = scratch() / "glossary.tsv"
    path.write_bytes(data)
    glossary = refused(lambda: load(path))
    text = data.decode("utf-8-sig", "replace")
    known, problems = parse(text, str(path))
    check_findings(problems, ())
    check_findings(lint(known, text), ())
    if glossary is not None:
        assert glossary == known and not problems, "a file that loads has no problems"
        _written(glossary.terms)


def _written(terms: tuple[Term, ...]) -> None:
    """What is written reads as the same rows, and is written the same again."""
    text = refused(lambda: to_tsv(terms))
    if text is None:
        return
    for name, exchange in EXCHANGES.items():
        exchange.write(Glossary(name, terms))
    again, problems = parse(text)
    assert not problems, f"what was written cannot be read: {problems[0].message}"
    assert [_plain(term) for term in again.terms] == [_plain(term) for term in terms], "written and read is the same"
    assert to_tsv(again.terms) == text, "written again is the same"


def _plain(term: Term) -> Term:
    """Return a row with single spaces, as a cell has them, and without its line."""
    changes = {name: " ".join(getattr(term, name).split()) for name in ("source", "target", "id", "note")}
    for name in ("source_variants", "target_variants", "forbidden_target", "scope"):
        changes[name] = tuple(" ".join(form.split()) for form in getattr(term, name))  # type: ignore[assignment]
    exemptions = tuple(
        replace(e, glob=" ".join(e.glob.split()), reason=" ".join(e.reason.split())) for e in term.ignore
    )
    return replace(term, line=0, ignore=exemptions, **changes)  # type: ignore[arg-type]


def _check(data: bytes) -> None:
    table, french, english = (part.decode("utf-8", "replace") for part in parts(data, 3))
    known, _ = parse(table)
    left, right = french.split("\n"), english.split("\n")
    right += [""] * (len(left) - len(right))
    groups = [([fr] if fr else [], [en] if en else [], 1.0) for fr, en in zip(left, right, strict=False)]
    bitext = bitext_of(("fr/a.txt", "fr"), ("en/a.txt", "en"), groups)
    texts = [text for text in (bitext.source, bitext.target) if text is not None]
    findings = refused(lambda: check([bitext], known))
    check_findings(findings or (), texts)
    check_findings(refused(lambda: lint(known, table, [bitext.source])) or (), texts)


def _import(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        exchange = EXCHANGES[name]
        terms = refused(lambda: exchange.read(data.decode("utf-8", "replace"), "a").terms)
        if terms is None:
            return
        assert all(t.source and (t.target or t.status == "keep") for t in terms), "a row that is read has both terms"
        refused(lambda: to_tsv(terms))
        once = exchange.write(Glossary("a", terms))
        again = refused(lambda: exchange.read(once, "a").terms)
        if again is not None:
            assert exchange.write(Glossary("a", again)) == once, "written, read and written is the same"

    return run


def _glossary_seeds() -> Iterator[bytes]:
    rows = (ROOT / "glossary.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    body = [row for row in rows[1:] if not row.startswith("#")]
    for first in range(0, min(len(body), 60), 10):
        yield "".join([rows[0], *body[first : first + 10]]).encode()
    yield (
        "source\ttarget\tmatch\tcase\tstatus\tsource_variants\tignore\n"
        "(\\d+) milliards\t\\1 billion\tregex\tany\tpreferred\t\t\n"
        "OpenAI\t\texact\t\tkeep\tOpen AI|open-ai\tfr/*: cité ainsi\n"
    ).encode()


def _check_seeds() -> Iterator[bytes]:
    french = "Le conseil d'administration l'a mis en cause.\n« OpenAI vaut 5 milliards », dit-il.\n"
    english = "The board blamed him.\n“Open AI is worth 5 bn,” he said.\n"
    for table in _glossary_seeds():
        yield CUT.join([table, french.encode(), english.encode()])


def _written_seeds(name: str) -> Callable[[], Iterator[bytes]]:
    def seeds() -> Iterator[bytes]:
        for table in _glossary_seeds():
            known, _ = parse(table.decode())
            yield EXCHANGES[name].write(known).encode()

    return seeds


GLOSSARY = Target("glossary", _load, _glossary_seeds, words=(*WORDS, *_COLUMNS))
CHECK = Target("glossary-check", _check, _check_seeds, words=(*WORDS, *_COLUMNS))
TBX = Target("tbx", _import("tbx"), _written_seeds("tbx"), "xml", words=(*WORDS, *_XML), longest=20_000)
DEEPL, WEBLATE, CROWDIN = (
    Target(name, _import(name), _written_seeds(name), words=(*WORDS, ",", '"', '""', "\r", "fr", "en", "read-only"))
    for name in ("deepl-csv", "weblate", "crowdin")
)
