#!/usr/bin/env bash
# SentencePiece 0.2.3: with `input_sentence_size` below the size of the input and `shuffle_input_sentence`, the same call
# learns another model each time, and `set_random_generator_seed` does not change that. Without the shuffle (the first
# sentences are taken) the bytes are the same. Who trains a translator on pieces must take the sample himself.
# Seen: three calls, three digests; with a seed, three digests; without the shuffle, one.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q sentencepiece==0.2.3
cat >"$folder/try.py" <<'P'
import hashlib, io, random, sys
import sentencepiece

random.seed(1)
words = ["".join(random.choices("abcdelmnorstu", k=random.randint(2, 9))) for _ in range(3000)]
lines = [" ".join(random.choices(words, k=8)) for _ in range(4000)]
if "seed" in sys.argv:
    sentencepiece.set_random_generator_seed(7)
model = io.BytesIO()
sentencepiece.SentencePieceTrainer.train(
    sentence_iterator=iter(lines), model_writer=model, vocab_size=500, num_threads=1, minloglevel=2,
    input_sentence_size=1000, shuffle_input_sentence="shuffle" in sys.argv,
)
print(hashlib.sha256(model.getvalue()).hexdigest()[:16])
P
digests() { for _ in 1 2 3; do "$folder/venv/bin/python" "$folder/try.py" "$@"; done | sort -u | wc -l; }
plain=$(digests shuffle) seeded=$(digests shuffle seed) first=$(digests)
echo "sentencepiece 0.2.3: different models in three calls: $plain with the shuffle, $seeded with a seed too, $first without the shuffle"
[ "$plain" -gt 1 ] && [ "$seeded" -gt 1 ] && [ "$first" -eq 1 ]
