"""Recipe 3: the weights of the span model, by conditional likelihood of the right run in the right sentence.

    python training/matcher/03_span.py DATA_FOLDER [QUERIES]

Reads `pool.tsv`, `queries.tsv` (recipe 2) and `lexicon.npz` (recipe 1) there; writes `span.json`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch

from aligner import embed
from aligner.match import candidates, lexicon, pool, propose, span
from aligner.match.tokens import words
from aligner.model import Document, Sentence, Span, Text

SEED, EPOCHS, RATE, DECAY = 7, 14, 0.02, 2e-4


def text(name: str, line: str) -> Text:
    return Text(Document(name, "en", name, line), (Sentence(name, 0, 0, Span(0, len(line)), line),))


def read(folder: Path) -> tuple[list[Text], list[tuple[str, str, str, int, int]]]:
    texts = [text(*line.split("\t")) for line in (folder / "pool.tsv").read_text("utf-8").splitlines()[1:]]
    rows = [line.split("\t") for line in (folder / "queries.tsv").read_text("utf-8").splitlines()[1:]]
    return texts, [(k, fr, gold, int(a), int(b)) for k, fr, gold, a, b in rows]


def gold_run(p: pool.Pool, document: int, start: int, end: int) -> tuple[int, int] | None:
    """Return the pool words (first, last inclusive) that a character span covers, where it cuts none."""
    low, high = p.document_first[document], p.document_first[document + 1]
    at = np.flatnonzero((p.starts[low:high] >= start) & (p.ends[low:high] <= end))
    return (int(low + at[0]), int(low + at[-1])) if len(at) else None


def collect(folder: Path, most: int) -> list[tuple]:
    texts, rows = read(folder)
    p = pool.build(texts)
    r = candidates.Retriever(p, embed.load(), lexicon.Lexicon.load(folder / "lexicon.npz"))
    number = {t.document.id: i for i, t in enumerate(texts)}
    edge_of = span.edge_numbers(p.vocabulary)
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
                    *(np.float16(x[0]) for x in (parts.start, parts.end, parts.word, parts.pair)),
                    parts.allowed[0],
                    i,
                    j,
                )
            )
    print(len(out), "examples", f"{time.time() - t:.0f} s", flush=True)
    return out


def batch_scores(batch: list[tuple], w: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
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
    inner = torch.cumsum(padded(3, False) @ w["word"], 1)
    before = torch.nn.functional.pad(inner, (1, 0))[:, :-1]
    total = inner[:, None, :] - before[:, :, None] + padded(4, True) @ w["pair"]
    total = total + (padded(1, False) @ w["start"])[:, :, None] + (padded(2, False) @ w["end"])[:, None, :]
    total = total.masked_fill(~torch.from_numpy(allowed), -1e9).reshape(len(batch), -1)
    return total, torch.tensor([x[6] * size + x[7] for x in batch])


def main(folder: str, most: str = "12000") -> None:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    data = collect(Path(folder), int(most))
    held, train = data[::8], [x for i, x in enumerate(data) if i % 8]
    w = {
        n: torch.zeros(train[0][k].shape[-1], requires_grad=True)
        for k, n in ((1, "start"), (2, "end"), (3, "word"), (4, "pair"))
    }
    optimiser = torch.optim.Adam(list(w.values()), lr=RATE)
    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        index = np.argsort([len(x[1]) + order.random() * 6 for x in train])
        batches = [index[k : k + 48] for k in range(0, len(index), 48)]
        order.shuffle(batches)
        losses = []
        for rows in batches:
            total, gold = batch_scores([train[i] for i in rows], w)
            # A part cut by alignment has certain but unnatural edges: real quotes count more.
            weight = torch.tensor([5.0 if train[i][0] == "real" else 1.0 for i in rows])
            loss = (torch.nn.functional.cross_entropy(total, gold, reduction="none") * weight).sum() / weight.sum()
            loss = loss + DECAY * sum((v**2).sum() for v in w.values())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        if epoch % 4 == 1 or epoch == EPOCHS - 1:
            right = {"real": [], "part": [], "whole": []}
            with torch.no_grad():
                for x in held:
                    total, gold = batch_scores([x], w)
                    right[x[0]].append(bool(total.argmax(1) == gold))
            print(
                epoch,
                f"loss {np.mean(losses):.3f}",
                {k: f"{np.mean(v):.3f} of {len(v)}" for k, v in right.items()},
                flush=True,
            )
    (Path(folder) / "span.json").write_text(
        json.dumps({k: [round(float(x), 4) for x in v.detach()] for k, v in w.items()})
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
