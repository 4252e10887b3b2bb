"""A French sentence splitter in the format of MiniSBD, which stock argostranslate uses: a small convolution, as ONNX.

With `minisbd/fr.onnx` in a package, argostranslate needs no download. Our own engine does not use it: it translates
the sentences of `aligner.segmentation`. The format (inputs `units` int64 and `features` float32, output scores of five
classes a character, of which class 2 is the end of a sentence) is read off MiniSBD 0.9's code.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

SPECIAL = ("<PAD>", "<UNK>", "<EMPTY>", "<ROOT>")
WIDTH, HIDDEN, REACH = 24, 48, 9
SEEN = 5
FEATURES = ("space_before", "capitalized")
ENDS = '.!?…»"”'


class Splitter(nn.Module):
    """Two convolutions over characters: a character sees eight on either side; scores for "not the end" and "end"."""

    def __init__(self, units: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(units, WIDTH)
        self.first = nn.Conv1d(WIDTH, HIDDEN, REACH, padding=REACH // 2)
        self.second = nn.Conv1d(HIDDEN, HIDDEN, REACH, padding=REACH // 2)
        self.last = nn.Conv1d(HIDDEN, 2, 1)

    def forward(self, ids: Tensor) -> Tensor:
        """Map character ids (batch, length) to scores (batch, length, 2)."""
        x = self.embedding(ids).transpose(1, 2)
        scores: Tensor = self.last(F.relu(self.second(F.relu(self.first(x)))))
        return scores.transpose(1, 2)


def sentences(lines: Sequence[str]) -> list[str]:
    """Return what can serve as sentences: lines with a capital first and an end mark last."""
    plain = (re.sub(r"\s+", " ", line).strip() for line in lines)
    return [line for line in plain if len(line) > 15 and line[-1] in ENDS and line[0].isupper()]


def units_of(lines: Sequence[str]) -> list[str]:
    """Return the characters that the splitter knows, special ones first, most frequent first."""
    counts = Counter(char for line in lines for char in line)
    return [*SPECIAL, *sorted((c for c, n in counts.items() if n >= SEEN), key=lambda c: (-counts[c], c))]


def paragraph(lines: Sequence[str], random: Random) -> tuple[str, list[int]]:
    """Return one to four sentences in a row, quotation marks and apostrophes varied, and 1 for each last character."""
    text = ""
    labels: list[int] = []
    for number in range(random.randint(1, 4)):
        line = random.choice(lines)
        if line.count('"') == 2:
            before, after = random.choice((("« ", " »"), ("“", "”"), ('"', '"')))
            line = line.replace('"', before, 1).replace('"', after, 1)
        line = line.replace("'", "’") if random.random() < 0.5 else line
        text += " " * (number > 0) + line
        labels += [0] * (len(text) - 1 - len(labels)) + [1]
    return text, labels


def train(lines: Sequence[str], units: Sequence[str], steps: int, seed: int = 1) -> Splitter:
    """Train for so many batches of 16 paragraphs; 1,500 take a minute."""
    torch.manual_seed(seed)
    random = Random(seed)
    network = Splitter(len(units))
    optimizer = torch.optim.Adam(network.parameters(), 3e-3)
    for _ in range(steps):
        ids, labels = _batch([paragraph(lines, random) for _ in range(16)], units)
        scores = network(ids).flatten(0, 1)
        loss = F.cross_entropy(scores, labels.flatten(), weight=torch.tensor([1.0, 3.0]), ignore_index=-100)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    return network.eval()


@torch.no_grad()
def accuracy(network: Splitter, lines: Sequence[str], units: Sequence[str], count: int = 300) -> tuple[float, float]:
    """Return precision and recall of sentence ends in paragraphs made of `lines`; the last end of each is given."""
    random = Random(99)
    right = wrong = missed = 0
    for _ in range(count):
        ids, labels = _batch([paragraph(lines, random)], units)
        guess, truth = network(ids)[0].argmax(1)[:-1], labels[0][:-1]
        right += int(((guess == 1) & (truth == 1)).sum())
        wrong += int(((guess == 1) & (truth == 0)).sum())
        missed += int(((guess == 0) & (truth == 1)).sum())
    return right / max(right + wrong, 1), right / max(right + missed, 1)


def _batch(rows: Sequence[tuple[str, list[int]]], units: Sequence[str]) -> tuple[Tensor, Tensor]:
    number = {unit: i for i, unit in enumerate(units)}
    width = max(len(text) for text, _ in rows)
    ids = [[number.get(c, 1) for c in text] + [0] * (width - len(text)) for text, _ in rows]
    labels = [row + [-100] * (width - len(row)) for _, row in rows]
    return torch.tensor(ids), torch.tensor(labels)


def export(network: Splitter, units: Sequence[str], out: Path) -> None:
    """Write the network as ONNX, with the metadata that MiniSBD reads; needs the package onnx."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    state = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    held = [numpy_helper.from_array(array.astype(np.float32), name) for name, array in state.items()]
    # Two classes become MiniSBD's five: 0 nothing, 1 end of token, 2 end of sentence, 3 and 4 with expansion.
    spread = np.zeros((2, 5), np.float32)
    spread[0, 0] = spread[1, 2] = 1
    held += [
        numpy_helper.from_array(spread, "spread"),
        numpy_helper.from_array(np.array([0, -1e4, 0, -1e4, -1e4], np.float32), "never"),
        numpy_helper.from_array(np.array([2], np.int64), "axis"),
        numpy_helper.from_array(np.array(0, np.float32), "zero"),
    ]
    pads = [REACH // 2] * 2
    node = helper.make_node
    nodes = [
        node("Gather", ["embedding.weight", "units"], ["embedded"]),
        node("Transpose", ["embedded"], ["x0"], perm=[0, 2, 1]),
        node("Conv", ["x0", "first.weight", "first.bias"], ["x1"], kernel_shape=[REACH], pads=pads),
        node("Relu", ["x1"], ["x2"]),
        node("Conv", ["x2", "second.weight", "second.bias"], ["x3"], kernel_shape=[REACH], pads=pads),
        node("Relu", ["x3"], ["x4"]),
        node("Conv", ["x4", "last.weight", "last.bias"], ["x5"], kernel_shape=[1]),
        node("Transpose", ["x5"], ["x6"], perm=[0, 2, 1]),
        node("MatMul", ["x6", "spread"], ["x7"]),
        node("Add", ["x7", "never"], ["x8"]),
        # The format has features; the network needs none, so they are taken in and count for nothing.
        node("ReduceSum", ["features", "axis"], ["sum"], keepdims=1),
        node("Mul", ["sum", "zero"], ["nothing"]),
        node("Add", ["x8", "nothing"], ["logits"]),
    ]
    inputs = [
        helper.make_tensor_value_info("units", TensorProto.INT64, ["B", "T"]),
        helper.make_tensor_value_info("features", TensorProto.FLOAT, ["B", "T", "F"]),
    ]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["B", "T", 5])]
    graph = helper.make_graph(nodes, "splitter", inputs, outputs, held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    helper.set_model_props(model, _metadata(units))
    onnx.checker.check_model(model)
    out.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(out))


def _metadata(units: Sequence[str]) -> dict[str, str]:
    vocabulary = {
        "lang": "fr", "idx": 0, "cutoff": 0, "lower": False,
        "_unit2id": {unit: i for i, unit in enumerate(units)}, "_id2unit": list(units),
    }  # fmt: skip
    config = {
        "skip_newline": False, "max_seqlen": 1000, "no_ssplit": False, "batch_size": 32,
        "feat_funcs": list(FEATURES), "use_dictionary": False, "num_dict_feat": 0,
    }  # fmt: skip
    return {"lang_code": "fr", "config": json.dumps(config), "vocab": json.dumps(vocabulary), "lexicon": "null"}
