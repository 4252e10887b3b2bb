"""Train the tagger of speech on novels whose speech is labelled, and write models/speech/tagger.npz.

Run `python training/speech/1_train.py`; `--gold` names other data, `--passes` how often they are read; `--dry` writes
nothing. Each text is read several times: as it is, with its line ends taken out, with its quotation marks taken out,
with both, and with some of either, so that the tagger knows what poor texts look like. The figures printed are those of
the validation part, which is not trained on. It takes about a minute on one core.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import speech  # noqa: E402

from aligner.languages import LANGUAGES  # noqa: E402
from aligner.model import Document, Span  # noqa: E402
from aligner.quotes.clause_features import BITS  # noqa: E402
from aligner.quotes.clauses import Clauses, read_clauses  # noqa: E402
from aligner.quotes.extract import pieces_by_rule  # noqa: E402
from aligner.quotes.tagger import BEGINS, INSIDE, OUTSIDE, STATES, Tagger  # noqa: E402
from aligner.quotes.tokens import Words  # noqa: E402
from aligner.segmentation import segment  # noqa: E402

LENGTH = 48  # clauses of a training sequence
BATCH = 96
RATE, DECAY, DROPPED = 0.08, 2e-2, 0.3
SEED = 20121


@dataclass
class Read:
    """A text's clauses and their states in gold."""

    clauses: Clauses
    states: np.ndarray


def variants(text: str, source: random.Random) -> list[str]:
    """Return a text as it is and made poor; all are as long as it is."""
    joined = text.replace("\n", " ")
    bare = re.sub(r"[«»“”\"]", " ", text)
    dropped = re.sub(r"[«»\n]", lambda found: found[0] if source.random() < 0.7 else " ", text)
    return [text, joined, bare, bare.replace("\n", " "), dropped]


def states_of(found: Clauses, speech) -> np.ndarray:
    """Return the state of each clause: inside where most of it is speech, a span's first clause begins it."""
    states = np.zeros(len(found), dtype=np.int64)
    for start, end in speech:
        first, last = np.searchsorted(found.ends, start, side="right"), np.searchsorted(found.starts, end)
        inside = [
            place
            for place in range(first, last)
            if min(end, found.ends[place]) - max(start, found.starts[place])
            > (found.ends[place] - found.starts[place]) / 2
        ]
        for number, place in enumerate(inside):
            states[place] = INSIDE if number else BEGINS
    return states


def read(text: str, speech) -> Read:
    document = Document("text", "fr", "text", text)
    words = Words.of(text)
    pieces = pieces_by_rule(document, words, words.seen(segment(document)))
    found = read_clauses(words.text, pieces, LANGUAGES["fr"].quotation)
    shown = [words.folded.folded(Span(*span)) for span in speech]
    return Read(found, states_of(found, [(span.start, span.end) for span in shown]))


def sequences(reads: list[Read]):
    """Return features, bags, joints and states of all sequences; bags are word lists padded with -1."""
    parts = []
    for one in reads:
        counts = np.bincount(one.clauses.bag_of, minlength=len(one.clauses))
        ends = np.cumsum(counts)
        for start in range(0, len(one.clauses), LENGTH):
            stop = min(len(one.clauses), start + LENGTH)
            words = slice(ends[start] - counts[start], ends[stop - 1])
            parts.append(
                (
                    one.clauses.features[start:stop],
                    one.clauses.bag[words],
                    one.clauses.bag_of[words] - start,
                    one.clauses.joints[start:stop],
                    one.states[start:stop],
                )
            )
    return parts


def gradient(part_list, emissions, transitions):
    """Return the batch's negative log-likelihood and add its gradients, by forward-backward, to fresh arrays."""
    size = len(part_list)
    scores = np.full((size, LENGTH, STATES), 0.0, dtype=np.float32)
    steps = np.zeros((size, LENGTH, STATES, STATES), dtype=np.float32)
    real = np.zeros((size, LENGTH), dtype=bool)
    gold = np.zeros((size, LENGTH), dtype=np.int64)
    for number, (features, bag, bag_of, joints, states) in enumerate(part_list):
        count = len(states)
        real[number, :count] = True
        gold[number, :count] = states
        scores[number, :count] = emissions[features].sum(axis=1)
        words = emissions[bag]
        for state in range(STATES):
            scores[number, :count, state] += np.bincount(bag_of, words[:, state], count)
        steps[number, :count] = transitions[joints].sum(axis=1).reshape(count, STATES, STATES)
    steps[:, :, OUTSIDE, INSIDE] -= 30.0
    forward = np.zeros_like(scores)
    backward = np.zeros_like(scores)
    forward[:, 0] = scores[:, 0]
    for place in range(1, LENGTH):
        step = forward[:, place - 1, :, None] + steps[:, place]
        top = step.max(axis=1)
        new = scores[:, place] + top + np.log(np.exp(step - top[:, None]).sum(axis=1))
        forward[:, place] = np.where(real[:, place, None], new, forward[:, place - 1])
    for place in range(LENGTH - 2, -1, -1):
        step = steps[:, place + 1] + (scores[:, place + 1] + backward[:, place + 1])[:, None, :]
        top = step.max(axis=2)
        new = top + np.log(np.exp(step - top[:, :, None]).sum(axis=2))
        backward[:, place] = np.where(real[:, place + 1, None], new, 0.0)
    last = forward[:, -1]
    top = last.max(axis=1)
    total = top + np.log(np.exp(last - top[:, None]).sum(axis=1))
    posterior = np.exp(forward + backward - total[:, None, None]) * real[:, :, None]
    loss = total.sum()
    emission_gradient = np.zeros_like(emissions)
    transition_gradient = np.zeros_like(transitions)
    flat_index, flat_value, joint_index, joint_value = [], [], [], []
    for number, (features, bag, bag_of, joints, states) in enumerate(part_list):
        count = len(states)
        error = posterior[number, :count].copy()
        error[np.arange(count), states] -= 1.0
        flat_index += [features.ravel(), bag]
        flat_value += [np.repeat(error, features.shape[1], axis=0), error[bag_of]]
        loss -= scores[number, np.arange(count), states].sum()
        if count > 1:
            pair = (
                forward[number, : count - 1, :, None]
                + steps[number, 1:count]
                + (scores[number, 1:count] + backward[number, 1:count])[:, None, :]
                - total[number]
            )
            wrong = np.exp(pair)
            wrong[np.arange(count - 1), states[:-1], states[1:]] -= 1.0
            loss -= steps[number, np.arange(1, count), states[:-1], states[1:]].sum()
            joint_index.append(joints[1:count].ravel())
            joint_value.append(np.repeat(wrong.reshape(count - 1, -1), joints.shape[1], axis=0))
    index, value = np.concatenate(flat_index), np.concatenate(flat_value)
    for state in range(STATES):
        emission_gradient[:, state] = np.bincount(index, value[:, state], len(emissions))
    index, value = np.concatenate(joint_index), np.concatenate(joint_value)
    for state in range(STATES * STATES):
        transition_gradient[:, state] = np.bincount(index, value[:, state], len(transitions))
    return loss, emission_gradient, transition_gradient


def thinned(part, chance):
    """Return a sequence with some of its features left out: feature 0, whose weight stays 0, stands for them."""
    features, bag, bag_of, joints, states = part
    features = np.where(chance.random(features.shape) < DROPPED, 0, features)
    return features, np.where(chance.random(bag.shape) < DROPPED, 0, bag), bag_of, joints, states


def train(parts, passes: int, check) -> Tagger:
    """Return the tagger after some passes of AdaGrad (Duchi, Hazan and Singer 2011)."""
    emissions = np.zeros((1 << BITS, STATES), dtype=np.float32)
    transitions = np.zeros((1 << 13, STATES * STATES), dtype=np.float32)
    squares = [np.full_like(emissions, 1e-1), np.full_like(transitions, 1e-1)]
    source, chance = random.Random(SEED), np.random.default_rng(SEED)
    for number in range(passes):
        source.shuffle(parts)
        whole = 0.0
        for start in range(0, len(parts), BATCH):
            batch = [thinned(part, chance) for part in parts[start : start + BATCH]]
            loss, *slopes = gradient(batch, emissions, transitions)
            slopes[0][0] = 0.0
            whole += loss
            for weights, slope, square in zip((emissions, transitions), slopes, squares, strict=True):
                slope += DECAY * weights
                square += slope * slope
                weights -= RATE * slope / np.sqrt(square)
        loss = whole / sum(len(part[4]) for part in parts)
        print(f"pass {number + 1}: loss {loss:.4f}  {check(Tagger(emissions, transitions))}", flush=True)
    return Tagger(emissions, transitions)


def write(tagger: Tagger, path: Path) -> None:
    """Write the weights: emissions in 8 bits, by one scale."""
    scale = np.float32(np.abs(tagger.emissions).max() / 127)
    emissions = np.round(tagger.emissions / scale).astype(np.int8)
    np.savez_compressed(
        path, emissions=emissions, emission_scale=scale, transitions=tagger.transitions.astype(np.float16)
    )
    print(f"{path}: {path.stat().st_size} bytes")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=speech.GOLD)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    if not options.gold.exists():
        print(f"no gold data at {options.gold}: name a file with --gold", file=sys.stderr)
        return 2
    source = random.Random(SEED)
    reads = []
    for work in speech.read_gold(options.gold, "train"):
        reads += [read(text, work.speech) for text in variants(work.text, source)]
    held = [
        (read(work.text, work.speech), read(work.text.replace("\n", " "), work.speech))
        for work in speech.read_gold(options.gold, "val")
    ]

    def check(tagger: Tagger) -> str:
        shown = []
        for side in (0, 1):
            mine, gold, both = 0, 0, 0
            for pair in held:
                one = pair[side]
                states = np.array(tagger.tag(one.clauses)) > 0
                sizes = np.bincount(one.clauses.bag_of)
                mine += sizes[states].sum()
                gold += sizes[one.states > 0].sum()
                both += sizes[states & (one.states > 0)].sum()
            shown.append(f"{2 * both / (mine + gold):.4f}")
        return "words F1, as they are and with line ends out: " + " ".join(shown)

    parts = sequences(reads)
    print(len(reads), "texts,", len(parts), "sequences")
    tagger = train(parts, options.passes, check)
    if not options.dry:
        write(tagger, ROOT / "models/speech/tagger.npz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
