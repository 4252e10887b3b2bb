"""Recipe 3: the weights of the span model, by conditional likelihood of the right run in the right sentence.

    python training/matcher/03_span.py DATA_FOLDER [QUERIES]

Reads `pool.tsv`, `queries.tsv` (recipe 2) and `lexicon.npz` (recipe 1) there; writes `span.json`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from aligner import embed
from aligner.match.judge import propose
from aligner.match.pool import arrays
from aligner.match.pool.tokens import words
from aligner.match.retrieve import candidates, lexicon
from aligner.match.span import edge_words
from aligner.match.span.blocks import dense
from aligner.match.span.boundaries import BOUNDARY, SEEN
from aligner.match.span.runs import PAIR, WORD
from aligner.model import Document, Sentence, Span, Text

SEED, EPOCHS, RATE, DECAY = 7, 12, 0.01, 2e-4
HIDDEN, HIDDEN_DECAY, DROPPED = 24, 1e-3, 0.2
# Parts cut by alignment have certain but unnatural edges, clauses natural but uniform ones: real quotes count more.
COUNTS = {"real": 5.0, "part": 1.0, "clause": 0.4, "whole": 1.0}


def text(name: str, line: str) -> Text:
    return Text(Document(name, "en", name, line), (Sentence(name, 0, 0, Span(0, len(line)), line),))


def read(folder: Path) -> tuple[list[Text], list[tuple[str, str, str, int, int]]]:
    texts = [text(*line.split("\t")) for line in (folder / "pool.tsv").read_text("utf-8").splitlines()[1:]]
    rows = [line.split("\t") for line in (folder / "queries.tsv").read_text("utf-8").splitlines()[1:]]
    return texts, [(k, fr, gold, int(a), int(b)) for k, fr, gold, a, b in rows]


def gold_run(p: arrays.Pool, document: int, start: int, end: int) -> tuple[int, int] | None:
    """Return the pool words (first, last inclusive) that a character span covers, where it cuts none."""
    low, high = p.document_first[document], p.document_first[document + 1]
    at = np.flatnonzero((p.starts[low:high] >= start) & (p.ends[low:high] <= end))
    return (int(low + at[0]), int(low + at[-1])) if len(at) else None


def collect(folder: Path, most: int) -> list[tuple]:
    texts, rows = read(folder)
    p = arrays.build(texts)
    r = candidates.Retriever(p, embed.load(), lexicon.Lexicon.load(folder / "lexicon.npz"))
    number = {t.document.id: i for i, t in enumerate(texts)}
    edge_of = edge_words.edge_numbers(p.vocabulary)
    rows = rows[:most]
    out = []
    t = time.time()
    for at in range(0, len(rows), 64):
        batch = rows[at : at + 64]
        queries = r.prepare([words(row[1], "fr") for row in batch])
        for row, query in zip(batch, queries, strict=True):
            gold = gold_run(p, number[row[2]], row[3], row[4])
            if gold is None or not len(query.words):
                continue
            window = r.window_in(query, int(p.sentence_of[gold[0]]))
            links, parts = propose.compare(r, edge_of, row[1], query, [window])
            i, j = gold[0] - int(links.low[0]), gold[1] - int(links.low[0])
            if not (0 <= i <= j < links.inside.shape[1]) or not parts.allowed[0, i, j]:
                continue
            out.append(
                (
                    row[0],
                    *(np.float16(dense(x, parts.word.shape[:2])[0]) for x in (parts.start, parts.end)),
                    *(np.float16(x[0]) for x in (parts.word, parts.pair())),
                    parts.allowed[0],
                    i,
                    j,
                )
            )
    print(len(out), "examples", f"{time.time() - t:.0f} s", flush=True)
    return out


def batch_scores(
    batch: list[tuple], w: dict[str, torch.Tensor], learning: bool = False
) -> tuple[torch.Tensor, torch.Tensor]:
    size = max(len(x[1]) for x in batch)

    def padded(k: int, two: bool) -> torch.Tensor:
        out = np.zeros(
            (len(batch), size, size, batch[0][k].shape[-1]) if two else (len(batch), size, batch[0][k].shape[-1]),
            np.float32,
        )
        for b, x in enumerate(batch):
            n = len(x[k])
            if two:
                out[b, :n, :n] = x[k]
            else:
                out[b, :n] = x[k]
        return torch.from_numpy(out)

    allowed = np.zeros((len(batch), size, size), bool)
    for b, x in enumerate(batch):
        allowed[b, : len(x[1]), : len(x[1])] = x[5]

    def edge(k: int, side: str) -> torch.Tensor:
        values = padded(k, False)
        hidden = torch.relu(values[..., :SEEN] @ w[f"{side}_hidden"] + w[f"{side}_bias"])
        hidden = torch.nn.functional.dropout(hidden, DROPPED, training=learning)
        return values @ w[f"{side}_plain"] + hidden @ w[f"{side}_out"]

    inner = torch.cumsum(padded(3, False) @ w["word"], 1)
    before = torch.nn.functional.pad(inner, (1, 0))[:, :-1]
    total = inner[:, None, :] - before[:, :, None] + padded(4, True) @ w["pair"]
    total = total + edge(1, "start")[:, :, None] + edge(2, "end")[:, None, :]
    total = total.masked_fill(~torch.from_numpy(allowed), -1e9).reshape(len(batch), -1)
    return total, torch.tensor([x[6] * size + x[7] for x in batch])


def fresh() -> dict[str, torch.Tensor]:
    w = {"word": torch.zeros(WORD), "pair": torch.zeros(PAIR)}
    for side in ("start", "end"):
        w |= {f"{side}_plain": torch.zeros(BOUNDARY), f"{side}_bias": torch.zeros(HIDDEN)}
        w |= {f"{side}_hidden": torch.randn(SEEN, HIDDEN) * 0.1, f"{side}_out": torch.randn(HIDDEN) * 0.1}
    return {name: value.requires_grad_() for name, value in w.items()}


def penalty(name: str, values: torch.Tensor) -> torch.Tensor:
    return (HIDDEN_DECAY if name.endswith(("hidden", "out")) else DECAY) * (values**2).sum()


def learned(
    train: list[tuple],
    held: list[tuple],
    epochs: int = EPOCHS,
    rate: float = RATE,
    counts: dict[str, float] = COUNTS,
    first: dict[str, torch.Tensor] | None = None,
    penalty: Callable[[str, torch.Tensor], torch.Tensor] = penalty,
) -> dict[str, torch.Tensor]:
    """Return weights, learned from the first ones where there are any, at a rate that falls to 0."""
    torch.manual_seed(SEED)
    w = {name: value.clone().requires_grad_() for name, value in first.items()} if first else fresh()
    optimiser = torch.optim.Adam(list(w.values()), lr=rate)
    order = np.random.default_rng(SEED)
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = rate * (1 - epoch / epochs)
        index = np.argsort([len(x[1]) + order.random() * 6 for x in train])
        batches = [index[k : k + 48] for k in range(0, len(index), 48)]
        order.shuffle(batches)
        losses = []
        for rows in batches:
            total, gold = batch_scores([train[i] for i in rows], w, learning=True)
            weight = torch.tensor([counts[train[i][0]] for i in rows])
            loss = (torch.nn.functional.cross_entropy(total, gold, reduction="none") * weight).sum() / weight.sum()
            for name, v in w.items():
                loss = loss + penalty(name, v)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        if held and (epoch % 3 == 2 or epoch == epochs - 1):
            print(epoch, f"loss {np.mean(losses):.3f}", exact(held, w), flush=True)
    return w


def exact(held: list[tuple], w: dict[str, torch.Tensor]) -> str:
    right: dict[str, list[bool]] = {}
    with torch.no_grad():
        for x in held:
            total, gold = batch_scores([x], w)
            right.setdefault(x[0], []).append(bool(total.argmax(1) == gold))
    return ", ".join(f"{k} {np.mean(v):.3f} of {len(v)}" for k, v in sorted(right.items()))


def main(folder: str, most: str = "20000") -> None:
    torch.set_num_threads(1)
    data = collect(Path(folder), int(most))
    w = learned([x for i, x in enumerate(data) if i % 16], data[::16])
    (Path(folder) / "span.json").write_text(
        json.dumps({k: [round(float(x), 4) for x in v.detach().ravel()] for k, v in w.items()})
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
