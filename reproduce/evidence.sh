#!/usr/bin/env bash
# Trains every run that the documents are made from, and puts its log, manifest and answers into results/, and with seed 0
# the net as a digits file. It can be stopped and started again: runs that lie in results/ are skipped, others go on after
# their last epoch. To train all by new code, delete results/<engine>/ first. Before: mvn package -DskipTests
#
#   reproduce/evidence.sh FOLDER [vector|tensorflow]
#
# FOLDER keeps checkpoints and weights. What it costs stands in docs/claims.md.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:?folder of the runs}
engine=${2:-vector}

small="era2-s7/step5 era2-s7/step6 s7/model3 era2-s7/step2 era2-s7/step3 era2-s7/step4 s7/model1 s7/model2
  erav4-a6/model1 erav4-a6/model2 erav4-a6/model3 tsai-a6/model2 tsai-a6/model3 era-a6/model1 s7/model0"
ablations="ablation/erav4-a6-model1-batch-norm ablation/erav4-a6-model1-gap ablation/s7-model3-constant-rate
  ablation/era2-s7-step5-constant-rate ablation/era2-s7-step4-one-cycle"

run() { # LAST_SEED EXPERIMENT...
  local last=$1
  shift
  for experiment in "$@"; do
    seeds=$(missing "$last" "$experiment")
    if [ -n "$seeds" ]; then
      reproduce/target/mnist8k run --experiment "$experiment" --seeds "$seeds" --engine "$engine" \
        --jobs "$(nproc)" --threads "$(nproc)" --out "$out/$engine" --resume > /dev/null
      collect
    fi
  done
}

missing() { # LAST_SEED EXPERIMENT: its seeds that are not in results/ yet, as 3,4,5
  for seed in $(seq 0 "$1"); do
    [ -e "reproduce/results/$engine/$2/seed-$seed/run.json" ] || echo "$seed"
  done | paste -sd ,
}

collect() { # what complete runs of this engine have left
  (cd "$out/$engine" && grep -l '"complete" : true' */*/seed-*/run.json) | while read -r manifest; do
    run=$(dirname "$manifest")
    kept=reproduce/results/$engine/$run
    mkdir -p "$kept"
    cp "$out/$engine/$run"/{epochs.csv,run.json,test-answers-idx1-ubyte} "$kept/"
  done
}

nets() { # seed 0 of each net as a digits file, for the page; 152 MB would be too much of a page
  for experiment in $small era2-s7/step1; do
    kept=reproduce/results/$engine/$experiment/seed-0
    if [ -d "$kept" ] && [ ! -e "$kept/net.digits" ]; then
      export_net "$experiment" digits "$kept/net.digits"
    fi
  done
}

models() { # the same nets with all their layers, for users of mnist-models
  local trained=mnist-models/src/main/resources/io/github/mnist8k/models/trained
  for experiment in $small era2-s7/step1; do
    if [ -e "$out/$engine/$experiment/seed-0/weights.safetensors" ]; then
      mkdir -p "$trained/$(dirname "$experiment")"
      export_net "$experiment" safetensors "$trained/$experiment.safetensors"
    fi
  done
  (cd $trained && ls -d */*.safetensors | sed 's/.safetensors//' | LC_ALL=C sort > ids.txt)
}

export_net() { # EXPERIMENT FORMAT FILE
  reproduce/target/mnist8k export --experiment "$1" --format "$2" --to "$3" \
    --weights "$out/$engine/$1/seed-0/weights.safetensors"
  rm "$3.README.md" # the results say all that is in the model card
}

mkdir -p "$out/$engine"
if [ "$engine" = tensorflow ]; then
  run 2 $small era2-s7/step1
  run 0 tsai-a6/model1
else # of the others a few seeds first: a sweep that is stopped early is worth most then
  run 19 era2-s7/step5 era2-s7/step6 s7/model3
  run 3 $small $ablations
  nets
  run 9 $small $ablations
  # ten seeds left a claim of each of these open
  run 19 era2-s7/step3 era2-s7/step4
  run 29 s7/model1
  run 4 era2-s7/step1
  nets
  models
  run 0 tsai-a6/model1
fi
