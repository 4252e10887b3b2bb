#!/bin/sh
# The whole recipe at toy size, on one core: makes tests/translation/data/translate-fr_en-0_1.argosmodel in 20 minutes.
#   sh training/translator/toy.sh DATA WORK
# DATA holds tatoeba.tsv.xz (its digest is in inputs.tsv); WORK is a folder for what the steps make.
set -eu
here=$(dirname "$0")
mkdir -p "$2"
{ head -n 1 "$here/inputs.tsv"; grep '^tatoeba' "$here/inputs.tsv" | sed 's/\t2\t/\t1\t/'; } >"$2/inputs.tsv"
python "$here/1_prepare.py" --data "$1" --work "$2" --listing "$2/inputs.tsv" \
    --vocabulary 900 --longest 14 --terms 0.6 --normalization identity
python "$here/2_train.py" --work "$2" --run "$2/run" --seconds "${SECONDS_TO_TRAIN:-1000}" --tokens 2400 --rate 4e-3 --route gpu \
    vocabulary=900 width=64 heads=4 inner=128 encoder_layers=2 decoder_layers=1 dropout=0.0
python "$here/3_average.py" --work "$2" --run "$2/run" --out "$2/weights"
python "$here/4_export.py" --weights "$2/weights" --pieces "$2/pieces.model" --out "$2/model"
python "$here/7_pack.py" --model "$2/model/int8" --pieces "$2/pieces.model" --out "$2/package" --version 0.1
