"""Model, pieces and splitter → an Argos package with its digest.

    python training/translator/7_pack.py --model FOLDER --pieces FILE --out FOLDER [--splitter FILE] [--card FILE]

Writes `translate-fr_en-VERSION.argosmodel` (a zip with fixed times and order: the same files give the same bytes)
beside it `….argosmodel.sha256`, the file's digest for `sha256sum -c`, and `….contents-sha256`, the digest of the
contents, which a zip and the folder that it unpacks to share. Fails where `aligner` cannot run the result.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aligner.translation import argos, records

EPOCH = (1980, 1, 1, 0, 0, 0)
CARD = "French to English, for `aligner` and Argos Translate. See the model card beside this package's file.\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of the CTranslate2 model")
    parser.add_argument("--pieces", type=Path, required=True, help="the SentencePiece model")
    parser.add_argument("--out", type=Path, required=True, help="folder for the package")
    parser.add_argument("--splitter", type=Path, help="minisbd model, for stock argostranslate")
    parser.add_argument("--card", type=Path, help="text for README.md in the package")
    parser.add_argument("--quality", type=Path, help="what its scores mean, from step 9")
    parser.add_argument("--version", default="1.0", help="package version")
    options = parser.parse_args(arguments)
    metadata: dict[str, Any] = {
        "package_version": options.version, "argos_version": "1.11.0", "type": "translate", "links": [],
        "from_code": "fr", "from_name": "French", "to_code": "en", "to_name": "English",
        "aligner": {"terms": True, "keep_underscores": True},
    }  # fmt: skip
    if options.quality:
        metadata["aligner"] |= {"quality": json.loads(options.quality.read_text("utf-8"))}
    card = options.card.read_text("utf-8") if options.card else CARD
    files = {"metadata.json": (json.dumps(metadata, indent=2) + "\n").encode(), "README.md": card.encode()}
    files["sentencepiece.model"] = options.pieces.read_bytes()
    files |= {f"model/{file.name}": file.read_bytes() for file in options.model.iterdir()}
    if options.splitter:
        files["minisbd/fr.onnx"] = options.splitter.read_bytes()
    name = f"translate-fr_en-{options.version.replace('.', '_')}"
    package = pack(files, name, options.out)
    digests = records.found(package)
    records.write(package, digests)
    engine = argos.load(str(package))
    out = engine.translate(["Bonjour."])[0].text
    if not engine.obeys_terms:
        sys.exit(f"{package}: the pieces lack the marks for terms; prepare again")
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB, SHA-256 {digests.file[:16]}…; Bonjour. → {out}")


def pack(files: dict[str, bytes], name: str, folder: Path) -> Path:
    """Write the files as a zip with one root folder, the same bytes for the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.argosmodel"
    temporary = path.with_suffix(".part")
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in sorted(files.items()):
            info = zipfile.ZipInfo(f"{name}/{file}", EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    temporary.replace(path)
    return path


if __name__ == "__main__":
    main()
