"""The inner loops of training, compiled: sums of rows, the contrastive gradient, Adam on the rows that were touched."""

from __future__ import annotations

import numba
import numpy as np

_jit = numba.njit(cache=True, nogil=True)
_parallel = numba.njit(cache=True, nogil=True, parallel=True, fastmath=True)


@_jit
def expand(ids, starts, ends, offsets, rows, drop, seed):
    """Return the embedding rows of every window `ids[start:end]`, flat, and where each window begins.

    A word with a row of its own and pieces loses its own row with probability `drop`, so that its pieces learn to do
    alone.
    """
    np.random.seed(seed)
    size = 0
    for i in range(len(starts)):
        for j in range(starts[i], ends[i]):
            size += offsets[ids[j] + 1] - offsets[ids[j]]
    out = np.empty(size, np.int32)
    where = np.empty(len(starts) + 1, np.int64)
    n = 0
    for i in range(len(starts)):
        where[i] = n
        for j in range(starts[i], ends[i]):
            a, b = offsets[ids[j]], offsets[ids[j] + 1]
            if b - a > 1 and drop > 0 and np.random.random() < drop:
                a += 1
            for k in range(a, b):
                out[n] = rows[k]
                n += 1
    where[len(starts)] = n
    return out[:n], where


@_parallel
def sums(table, rows, where):
    """Return the sum of `table[rows]` for each window."""
    out = np.zeros((len(where) - 1, table.shape[1]), np.float32)
    for i in numba.prange(len(where) - 1):
        for k in range(where[i], where[i + 1]):
            r = rows[k]
            for d in range(table.shape[1]):
                out[i, d] += table[r, d]
    return out


@_jit
def group(rows, where, counts):
    """Return the distinct rows, and for each the windows it is in. `counts` is scratch, all zero before and after."""
    distinct = np.empty(len(rows), np.int32)
    n = 0
    for r in rows:
        if counts[r] == 0:
            distinct[n] = r
            n += 1
        counts[r] += 1
    begin = np.empty(n + 1, np.int64)
    begin[0] = 0
    for i in range(n):
        begin[i + 1] = begin[i] + counts[distinct[i]]
        counts[distinct[i]] = begin[i]
    windows = np.empty(len(rows), np.int32)
    for i in range(len(where) - 1):
        for k in range(where[i], where[i + 1]):
            windows[counts[rows[k]]] = i
            counts[rows[k]] += 1
    for i in range(n):
        counts[distinct[i]] = 0
    return distinct[:n], begin, windows


@_parallel
def adam(table, first, second, gradient, distinct, begin, windows, rate, step):
    """One step of Adam (Kingma & Ba 2015) on the distinct rows only, as torch's SparseAdam does."""
    c1, c2 = 1 - 0.9**step, 1 - 0.999**step
    for i in numba.prange(len(distinct)):
        r = distinct[i]
        g = np.zeros(table.shape[1], np.float32)
        for k in range(begin[i], begin[i + 1]):
            w = windows[k]
            for d in range(table.shape[1]):
                g[d] += gradient[w, d]
        for d in range(table.shape[1]):
            first[r, d] = 0.9 * first[r, d] + 0.1 * g[d]
            second[r, d] = 0.999 * second[r, d] + 0.001 * g[d] * g[d]
            table[r, d] -= rate * (first[r, d] / c1) / (np.sqrt(second[r, d] / c2) + 1e-8)


def contrast(source, target, temperature):
    """Return the loss and the gradients of both sides: symmetric InfoNCE over the batch (van den Oord et al. 2018)."""
    n = len(source)
    length_s = np.maximum(np.linalg.norm(source, axis=1, keepdims=True), 1e-9)
    length_t = np.maximum(np.linalg.norm(target, axis=1, keepdims=True), 1e-9)
    s, t = source / length_s, target / length_t
    scores = s @ t.T
    diagonal = scores.diagonal().copy()
    scores -= 1
    scores *= 1 / temperature
    np.exp(scores, out=scores)
    by_row, by_column = scores.sum(1), scores.sum(0)
    loss = (np.log(by_row) + np.log(by_column)).mean() / 2 - ((diagonal - 1) / temperature).mean()
    scores *= (0.5 / by_row)[:, None] + (0.5 / by_column)[None, :]
    scores[np.arange(n), np.arange(n)] -= 1
    scores *= 1 / temperature
    grad_s, grad_t = scores @ t, scores.T @ s
    grad_s -= (grad_s * s).sum(1, keepdims=True) * s
    grad_t -= (grad_t * t).sum(1, keepdims=True) * t
    return float(loss), grad_s / length_s, grad_t / length_t


@_parallel
def word_links(f_ids, f_off, e_ids, e_off, f_vec, e_vec, pairs, least, slope, out):
    """Link words of each pair: mutually best by cosine less `slope` times the distance from the diagonal.

    `out`, as long as `f_ids`, gets for each French word the position of its English word in the sentence, or -1.
    """
    for p in numba.prange(len(pairs)):
        a, b = f_off[pairs[p]], f_off[pairs[p] + 1]
        c, d = e_off[pairs[p]], e_off[pairs[p] + 1]
        n, m = b - a, d - c
        best = np.full(m, -9.0, np.float32)
        back = np.full(m, -1, np.int32)
        forth = np.full(n, -1, np.int32)
        for i in range(n):
            top = np.float32(-9.0)
            for j in range(m):
                s = np.float32(0)
                for k in range(f_vec.shape[1]):
                    s += f_vec[f_ids[a + i], k] * e_vec[e_ids[c + j], k]
                s -= slope * abs((i + 0.5) / n - (j + 0.5) / m)
                if s > top:
                    top = s
                    forth[i] = j
                if s > best[j]:
                    best[j] = s
                    back[j] = i
            if top < least:
                forth[i] = -1
        for i in range(n):
            j = forth[i]
            out[a + i] = j if j >= 0 and back[j] == i else -1


@_jit
def fragments(pairs, f_off, e_off, links, per_pair, shortest, longest, seed):
    """Draw up to `per_pair` corresponding windows of each pair: a run of English words and the French run linked to it.

    As with phrase pairs (Och & Ney 2004) no link may leave the two windows. Windows of one pair share at most half of
    the longer one, so that each is a hard negative of the others. Returns rows (f_start, f_end, e_start, e_end) of flat
    positions.
    """
    np.random.seed(seed)
    out = np.empty((len(pairs) * per_pair, 4), np.int64)
    total = 0
    for p in pairs:
        a, n = f_off[p], f_off[p + 1] - f_off[p]
        c, m = e_off[p], e_off[p + 1] - e_off[p]
        kept = total
        for _ in range(per_pair * 4):
            if total - kept == per_pair or m < shortest or n < shortest:
                break
            top = min(longest, m)
            size = int(shortest * (top / shortest) ** np.random.random() + 0.5)
            x = np.random.randint(0, m - size + 1)
            y = x + size
            low, high, inside = n, -1, 0
            for i in range(n):
                if x <= links[a + i] < y:
                    low, high, inside = min(low, i), max(high, i), inside + 1
            if inside * 2 < size or high - low + 1 > 2 * size + 2:
                continue
            good = True
            for i in range(low, high + 1):
                if links[a + i] >= 0 and not x <= links[a + i] < y:
                    good = False
                    break
            if not good:
                continue
            for k in range(kept, total):
                shared = min(y, out[k, 3] - c) - max(x, out[k, 2] - c)
                if shared * 2 > max(size, out[k, 3] - out[k, 2]):
                    good = False
                    break
            if good:
                out[total] = (a + low, a + high + 1, c + x, c + y)
                total += 1
    return out[:total]
