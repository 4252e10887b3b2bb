"""Recipe 1: word translation probabilities from bitext, for word alignment between quote and original.

    python training/matcher/01_lexicon.py BITEXT_FOLDER OUT.npz

IBM model 1 (Brown et al. 1993), then rounds with a diagonal prior (Dyer, Chahuneau and Smith 2013, "A Simple, Fast, and
Effective Reparameterization of IBM Model 2", NAACL, section 2), in both directions; the table keeps the counts on which
both directions agree (product of the posteriors), as in alignment by agreement (Liang, Taskar and Klein 2006).
"""

from __future__ import annotations

import lzma
import sys
import time
from collections import Counter
from pathlib import Path

import numba
import numpy as np

from aligner.match.pool.tokens import words

LIMITS = {
    "europarl": 450_000,
    "canada-laws": 40_000,
    "debian-web": 40_000,
    "php-docs": 8_000,
    "django-docs": 8_000,
    "python-docs": 10_000,
    "apache-docs": 5_000,
}
LEAST_SEEN = 3
LONGEST = 60
ROUNDS = (False, False, False, False, True, True, True)
SHARPNESS = 4.0
KEPT = 0.004


def read(folder: Path) -> tuple[list[list[str]], list[list[str]]]:
    french, english = [], []
    for path in sorted(folder.glob("*.tsv.xz")):
        limit = LIMITS.get(path.name.split(".")[0], 10**9)
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= limit:
                    break
                pair = line.rstrip("\n").split("\t")
                fr, en = list(words(pair[0], "fr").keys), list(words(pair[1], "en").keys)
                if 0 < len(fr) <= LONGEST and 0 < len(en) <= LONGEST:
                    french.append(fr)
                    english.append(en)
    return french, english


def number_words(texts: list[list[str]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    counts = Counter(word for text in texts for word in text)
    vocabulary = ["", *sorted(word for word, n in counts.items() if n >= LEAST_SEEN)]
    ids = {word: i for i, word in enumerate(vocabulary)}
    flat = np.fromiter((ids.get(word, 0) for text in texts for word in text), dtype=np.int32)
    return vocabulary, flat, np.cumsum([0, *(len(text) for text in texts)])


@numba.njit(cache=True)
def find(keys, lo, hi, wanted):
    while lo < hi:
        mid = (lo + hi) // 2
        if keys[mid] < wanted:
            lo = mid + 1
        else:
            hi = mid
    return lo


@numba.njit(cache=True)
def one_round(f, fo, e, eo, row, col, p_ef, p_fe, null_ef, null_fe, use_diagonal, sharpness):
    """One EM round of both directions; returns expected counts of each, and of their product."""
    c_ef = np.zeros(len(col))
    c_fe = np.zeros(len(col))
    both = np.zeros(len(col))
    n_ef = np.zeros(len(null_ef))
    n_fe = np.zeros(len(null_fe))
    A = np.zeros((64, 64))
    B = np.zeros((64, 64))
    K = np.zeros((64, 64), np.int64)
    for s in range(len(fo) - 1):
        nf = fo[s + 1] - fo[s]
        ne = eo[s + 1] - eo[s]
        for i in range(nf):
            fi = f[fo[s] + i]
            for j in range(ne):
                ej = e[eo[s] + j]
                k = find(col, row[fi], row[fi + 1], ej)
                K[i, j] = k
                d = 1.0
                if use_diagonal:
                    d = np.exp(-sharpness * abs((i + 0.5) / nf - (j + 0.5) / ne))
                A[i, j] = p_ef[k] * d
                B[i, j] = p_fe[k] * d
        for j in range(ne):
            z = null_ef[e[eo[s] + j]] * 0.08 * nf
            for i in range(nf):
                z += A[i, j]
            n_ef[e[eo[s] + j]] += null_ef[e[eo[s] + j]] * 0.08 * nf / z
            for i in range(nf):
                A[i, j] /= z
        for i in range(nf):
            z = null_fe[f[fo[s] + i]] * 0.08 * ne
            for j in range(ne):
                z += B[i, j]
            n_fe[f[fo[s] + i]] += null_fe[f[fo[s] + i]] * 0.08 * ne / z
            for j in range(ne):
                B[i, j] /= z
                c_ef[K[i, j]] += A[i, j]
                c_fe[K[i, j]] += B[i, j]
                both[K[i, j]] += A[i, j] * B[i, j]
    return c_ef, c_fe, both, n_ef, n_fe


def pairs_of(f, fo, e, eo, n_english):
    chunks = []
    for a in range(0, len(fo) - 1, 50_000):
        seen = []
        for s in range(a, min(a + 50_000, len(fo) - 1)):
            x = f[fo[s] : fo[s + 1]].astype(np.int64)
            y = e[eo[s] : eo[s + 1]]
            seen.append((np.unique(x)[:, None] * n_english + np.unique(y)[None]).ravel())
        chunks.append(np.unique(np.concatenate(seen)))
    return np.unique(np.concatenate(chunks))


def main(folder: str, out: str) -> None:
    t = time.time()
    french, english = read(Path(folder))
    fv, f, fo = number_words(french)
    ev, e, eo = number_words(english)
    print(len(french), "pairs", len(fv), len(ev), "words", f"{time.time() - t:.0f} s", flush=True)
    keys = pairs_of(f, fo, e, eo, len(ev))
    rows, col = (keys // len(ev)).astype(np.int32), (keys % len(ev)).astype(np.int32)
    row = np.searchsorted(rows, np.arange(len(fv) + 1))
    print(len(keys), "co-occurrences", f"{time.time() - t:.0f} s", flush=True)
    p_ef = np.full(len(col), 1.0)
    p_fe = np.full(len(col), 1.0)
    null_ef = np.bincount(e, minlength=len(ev)) / len(e) + 1e-9
    null_fe = np.bincount(f, minlength=len(fv)) / len(f) + 1e-9
    # Before the first round every pair is as likely: start from the words' own frequencies.
    p_ef = null_ef[col].copy()
    p_fe = null_fe[rows].copy()
    for number, diagonal in enumerate(ROUNDS):
        c_ef, c_fe, both, n_ef, n_fe = one_round(
            f, fo, e, eo, row, col, p_ef, p_fe, null_ef, null_fe, diagonal, SHARPNESS
        )
        p_ef = c_ef / np.maximum(np.bincount(rows, c_ef, len(fv))[rows], 1e-12)
        p_fe = c_fe / np.maximum(np.bincount(col, c_fe, len(ev))[col], 1e-12)
        null_ef, null_fe = n_ef / n_ef.sum() + 1e-9, n_fe / n_fe.sum() + 1e-9
        print("round", number, f"{time.time() - t:.0f} s", flush=True)
    seen_f, seen_e = np.bincount(f, minlength=len(fv)), np.bincount(e, minlength=len(ev))
    forward, backward = both / np.maximum(1, seen_f[rows]), both / np.maximum(1, seen_e[col])
    strength = np.sqrt(forward * backward)
    keep = (strength > 0.02) & (np.maximum(forward, backward) > 0.03) & (both > 0.7) & (rows > 0) & (col > 0)
    print(keep.sum(), "entries kept")
    np.savez_compressed(
        out,
        french=np.array("\n".join(fv)),
        english=np.array("\n".join(ev)),
        row=rows[keep].astype(np.uint16 if len(fv) < 65536 else np.int32),
        column=col[keep].astype(np.int32),
        forward=np.round(forward[keep] * 255).astype(np.uint8),
        backward=np.round(backward[keep] * 255).astype(np.uint8),
        seen_french=seen_f,
        seen_english=seen_e,
    )
    for word in ("maison", "parfaitement", "ne", "pas", "entreprise", "est", "d'", "sans", "ai"):
        if word in fv:
            k = np.flatnonzero(rows == fv.index(word))
            k = k[np.argsort(-strength[k])][:6]
            print(word, [(ev[col[x]], round(float(forward[x]), 2), round(float(backward[x]), 2)) for x in k])


if __name__ == "__main__":
    main(*sys.argv[1:])
