"""`align read`: what is read of a file, as the other commands see it."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.console import Console
from rich.text import Text as Line

from aligner import pipeline
from aligner.cli import show
from aligner.model import Block, Quote, Sentence, Text


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the texts. [default: by their words]")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, one text per line.")
def read(paths: tuple[str, ...], lang: str | None, as_json: bool) -> int:
    """Show what is read of PATHS: blocks, sentences, and quotes with their speakers.

    Numbers are those of sentences (s) and quotes (q) in all results. What is not shown is no text to any command: code,
    menus, deletions, running heads.
    """
    texts, failures = pipeline.look(paths, lang)
    console = Console()
    for text in texts:
        if as_json:
            click.echo(json.dumps(_plain(text), ensure_ascii=False))
        else:
            _print(console, text)
    return show.failures(failures)


def _print(console: Console, text: Text) -> None:
    document = text.document
    said = "  ".join(f"{name}: {value}" for name, value in document.metadata)
    console.print(Line(show.safe(f"{document.path}  ({document.lang})"), style="bold"))
    if said:
        console.print(Line(show.safe(said), style="dim"))
    for block, sentences in _blocks(text):
        console.print(Line(_label(block), style="cyan"))
        for sentence in sentences:
            console.print(Line(f"  s{sentence.index + 1}", style="dim"), Line(show.safe(sentence.text)))
    for quote in text.quotes:
        who = f"{quote.kind}, {quote.speaker}" if quote.speaker else quote.kind
        console.print(Line(f"q{quote.index + 1}", style="green"), Line(show.safe(f"« {quote.text} »  ({who})")))


def _blocks(text: Text) -> list[tuple[Block, list[Sentence]]]:
    """Return the blocks of a text with their sentences; one not taken apart has a block for each paragraph."""
    found: dict[int, tuple[Block, list[Sentence]]] = {}
    for sentence in text.sentences:
        block = text.document.block_at(sentence.span.start) or Block(sentence.span)
        found.setdefault(sentence.paragraph, (block, []))[1].append(sentence)
    return list(found.values())


def _label(block: Block) -> str:
    parts = [f"{block.kind} {block.level}" if block.level else block.kind]
    parts += filter(None, (show.safe(block.speaker), block.time and f"{block.time} s", show.safe(block.source)))
    return ", ".join(parts)


def _plain(text: Text) -> dict[str, Any]:
    document = text.document
    return {
        "path": document.path,
        "lang": document.lang,
        "metadata": dict(document.metadata),
        "blocks": [
            {
                "kind": block.kind,
                "level": block.level,
                "speaker": block.speaker,
                "time": block.time,
                "source": block.source,
                "sentences": [_sentence(text, sentence) for sentence in sentences],
            }
            for block, sentences in _blocks(text)
        ],
        "quotes": [_quote(text, quote) for quote in text.quotes],
    }


def _sentence(text: Text, sentence: Sentence) -> dict[str, Any]:
    place = text.document.located(sentence.span)
    return {"id": f"s{sentence.index + 1}", "start": place.start, "end": place.end, "text": sentence.text}


def _quote(text: Text, quote: Quote) -> dict[str, Any]:
    place = text.document.located(quote.span)
    details = {"kind": quote.kind, "speaker": quote.speaker}
    return {"id": f"q{quote.index + 1}", "start": place.start, "end": place.end, "text": quote.text, **details}
