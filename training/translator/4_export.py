"""Weights → a CTranslate2 model, checked against PyTorch.

    python training/translator/4_export.py --weights FOLDER --pieces FILE --out FOLDER

Writes `OUT/float32` and `OUT/int8`. Fails where greedy outputs of float32 differ from PyTorch's on the check's
sentences, or where the int8 model is larger than 45 MB.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import ctranslate2
import sentencepiece
import torch
from nmt import weights
from nmt.convert import convert
from nmt.network import EOS, Network, Shape

MOST_BYTES = 45_000_000
CHECK = (
    "La réunion commence à neuf heures.", "Le conseil a rejeté la proposition.", "Je ne sais pas.", "Bonjour !",
    "Les députés ont voté contre le texte.", "Elle habite à Paris depuis dix ans.", "Il pleut encore aujourd'hui.",
    "Merci beaucoup, Monsieur le Président.", "Où est la gare ?", "Ce fichier n'existe pas.",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="folder of shape.json and weights.npz.*")
    parser.add_argument("--pieces", type=Path, required=True, help="the SentencePiece model of step 1")
    parser.add_argument("--out", type=Path, required=True, help="folder for the two models")
    options = parser.parse_args(arguments)
    arrays, sizes = weights.read(options.weights)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(options.pieces))
    names = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    if len(names) != sizes["vocabulary"]:
        sys.exit(f"{options.pieces}: {len(names)} pieces where the network has {sizes['vocabulary']}; use its own")
    layers = sizes["encoder_layers"], sizes["decoder_layers"]
    for kind in (None, "int8"):
        convert(arrays, layers, sizes["heads"], names, options.out / (kind or "float32"), kind)
    network = Network(Shape(**sizes))
    network.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})
    same = compare(network.eval(), processor, names, options.out / "float32")
    size = sum(file.stat().st_size for file in (options.out / "int8").iterdir())
    print(f"greedy output as PyTorch's: {same} of {len(CHECK)}; int8 model {size / 1e6:.1f} MB", flush=True)
    if same < len(CHECK) - 1:
        sys.exit("the exported model does not do what the trained one does")
    if size > MOST_BYTES:
        sys.exit(f"the int8 model is larger than {MOST_BYTES / 1e6:.0f} MB: take fewer layers or pieces")


def compare(
    network: Network, processor: sentencepiece.SentencePieceProcessor, names: Sequence[str], model: Path
) -> int:
    """Return for how many of the check's sentences both give the same greedy output, to 30 pieces."""
    engine = ctranslate2.Translator(str(model), device="cpu", compute_type="float32")
    same = 0
    for sentence in CHECK:
        ids = processor.encode(sentence)
        ours = network.greedy(torch.tensor([[*ids, EOS]]), 30)[0]
        result = engine.translate_batch([[names[i] for i in ids]], beam_size=1, max_decoding_length=30)
        same += ours == [processor.piece_to_id(piece) for piece in result[0].hypotheses[0]]
    return same


if __name__ == "__main__":
    main()
