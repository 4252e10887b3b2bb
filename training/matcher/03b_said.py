"""Recipe 3b: the span model learns on from sentences that somebody says, in the words of people who translated them.

    python training/matcher/03b_said.py BITEXT_FOLDER DATA_FOLDER [WEIGHTS.json]

Real quotes in bitext are mostly terms, and parts cut by alignment end where words are rendered closely. A quote in the
news is mostly a sentence, freely translated, within a sentence that says who said so. So whole sentences of bitext are
put into such sentences, made by program, and the weights of recipe 3 (`span.json`) learn on from them, from real quotes
and from some of the others, held near to what they were. Writes `span_said.json`, which recipe 4 takes, and, where it
is given, the same into WEIGHTS.json. No test set is read.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import torch

from aligner.languages.en.edges import SPEECH
from aligner.match.span.boundaries import SEEN

sys.path.insert(0, str(Path(__file__).parent))
recipe2, recipe3, recipe4 = (import_module(name) for name in ("02_queries", "03_span", "04_rank"))

SEED, EPOCHS, RATE, NEAR = 7, 4, 0.002, 0.01
# Sentences said, by source, and how many of each kind of query.
SAID = {"europarl": 1350, "storybooks": 450, "tatoeba": 600, "ud-pud": 600}
KINDS = {"real": 2000, "part": 500, "clause": 700, "whole": 400}
COUNTS = {"real": 2.0, "news": 3.0, "part": 1.0, "clause": 0.6, "whole": 1.0, "said": 3.0}
WHO = (
    "he", "she", "they", "the minister", "the president", "the report", "the spokesman", "a police spokeswoman",
    "Mr Martin", "Anna Weber", "John Carter", "the director of the company", "its head, Peter Novak",
    "one of the organisers", "the actress", "a resident", "the mayor of the town", "Professor Lindqvist", "the author",
    "the statement", "the committee's chairman", "my father", "the judge", "Maria Gonzalez, a teacher",
)  # fmt: skip
PRONOUNS = ("he", "she", "they")
AFTER = (
    "on Monday", "in an interview", "at a press conference", "with a smile", "in a statement", "last week",
    "during the debate", "and left the room", "of the decision", "before the match", "in Brussels",
)  # fmt: skip
BEFORE = ("Last week,", "At the time,", "In his speech,", "Asked about it,", "On Tuesday")
TOLD = ("reporters", "the BBC", "AFP", "the court", "journalists")
VERBS = sorted(
    SPEECH & {"said", "says", "added", "adds", "explained", "explains", "claims", "wrote", "writes", "declared",
              "warned", "noted", "insisted", "stressed", "concluded", "recalled", "stated", "argued"}
)  # fmt: skip
Row = tuple[str, str, str, int, int]


def sentences(folder: Path, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield the id, French and English of whole sentences without marks, of no line that recipe 1 learned from."""
    for name, most in SAID.items():
        found = []
        with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as source:
            for number, line in enumerate(source):
                fr, en = line.strip().split("\t")
                fits = 6 <= len(en.split()) <= 45 and len(fr.split()) >= 5 and not recipe2.QUOTED.search(line)
                if number >= recipe2.SOURCES[name][0] and fits:
                    found.append((f"{name}:{number}:said", fr, en))
                if len(found) == 6 * most:
                    break
        yield from rng.sample(found, min(most, len(found)))


def maybe(rng: random.Random, some: tuple[str, ...]) -> str:
    """Return one of some phrases, or nothing."""
    return rng.choice(some) if rng.random() < 0.7 else ""


def said(rng: random.Random) -> str:
    """Return what follows a quote: who said so."""
    who, verb = rng.choice(WHO), rng.choice(VERBS)
    turned = who not in PRONOUNS and rng.random() < 0.4
    told = f"{who} told {rng.choice(TOLD)}" if rng.random() < 0.05 else f"{verb} {who}" if turned else f"{who} {verb}"
    return f"{told} {maybe(rng, AFTER)}".rstrip()


def says(rng: random.Random) -> str:
    """Return what comes before a quote."""
    opening, who = maybe(rng, BEFORE), rng.choice(WHO)
    return f"{opening} {who if opening else capital(who)} {rng.choice(VERBS)}".lstrip()


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def within(english: str, mark: str, other: str, rng: random.Random) -> tuple[str, str]:
    """Return a sentence in which somebody says `english`, which ends with `mark`, and how this is written there."""
    kind, stop = rng.random(), mark if mark[:1] in ("!", "?") else rng.choice([",", ",", ",", "", " -"])
    if kind < 0.5:
        return f"{english}{stop} {said(rng)}.", english
    if kind < 0.65:
        return f"{says(rng)}{rng.choice([':', ',', ''])} {english}{mark or '.'}", english
    if kind < 0.85:
        inner = english if english.split()[0] in ("I", "I'm", "I've") else english[:1].lower() + english[1:]
        return f"{says(rng)}{rng.choice([' that', ''])} {inner}{mark or '.'}", inner
    if kind < 0.925:
        return f"{english}{rng.choice([',', ''])} {said(rng)}. {other}", english
    return f"{other} {english}{mark or '.'} {capital(said(rng))}.", english


def speeches(folder: Path, rng: random.Random) -> tuple[dict[str, str], list[Row]]:
    """Return the sentences with their speakers by id, and the queries."""
    found = list(sentences(folder, rng))
    pool, rows = {}, []
    for k, (key, fr, en) in enumerate(found):
        core, mark = re.fullmatch(r"(.*?)([.!?…]*)", en).groups()
        pool[key], inner = within(core.rstrip(), mark, found[k - 7][2], rng)
        french = re.sub(r"\s*\.+$", "", fr) if rng.random() < 0.7 else fr
        start = pool[key].index(inner)
        rows.append(("said", french, key, start, start + len(inner)))
    return pool, rows


def examples(bitext: Path, data: Path, work: Path) -> list[tuple]:
    """Collect, as recipe 3 does, the quotes of speakers, those of news, and some of the other queries."""
    rng = random.Random(SEED)
    pool, rows = speeches(bitext, rng)
    for prefix in ("", "news_"):
        pool |= dict(recipe4.table(data / f"{prefix}pool.tsv"))
    queries = recipe4.table(data / "queries.tsv")
    for kind, most in KINDS.items():
        own = [row for row in queries if row[0] == kind]
        rows += [tuple(row) for row in rng.sample(own, min(most, len(own)))]
    rows += [("news", *row[1:]) for row in recipe4.table(data / "news_queries.tsv")]
    wanted = {row[2] for row in rows}
    work.mkdir(exist_ok=True)
    recipe2.write(work, "", {key: text for key, text in pool.items() if key in wanted}, rows)
    (work / "lexicon.npz").write_bytes((data / "lexicon.npz").read_bytes())
    return recipe3.collect(work, len(rows))


def before(path: Path) -> dict[str, torch.Tensor]:
    """Return the weights of recipe 3."""
    table = json.loads(path.read_text("utf-8"))
    values = {name: torch.tensor(value) for name, value in table.items()}
    return {name: v.reshape(SEEN, -1) if name.endswith("hidden") else v for name, v in values.items()}


def learned(train: list[tuple], first: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return the weights after some more epochs, held near to the first."""

    def away(name: str, values: torch.Tensor) -> torch.Tensor:
        return NEAR * ((values - first[name]) ** 2).sum()

    return recipe3.learned(train, [], EPOCHS, RATE, COUNTS, first, away)


def main(bitext: str, data: str, weights: str = "") -> None:
    torch.set_num_threads(1)
    folder = Path(data)
    found, first = examples(Path(bitext), folder, folder / "said"), before(folder / "span.json")
    half = learned([x for i, x in enumerate(found) if i % 8], first)
    for when, w in (("before", first), ("after", half)):
        print(when, "held out (of the kinds that recipe 3 had, seen by it before):", recipe3.exact(found[::8], w))
    made = {k: [round(float(x), 4) for x in v.detach().ravel()] for k, v in learned(found, first).items()}
    (folder / "span_said.json").write_text(json.dumps(made))
    if weights:
        table = json.loads(Path(weights).read_text("utf-8")) | {"span": made}
        Path(weights).write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
