#!/bin/sh
# Draws the figures of other programs for the gallery, from the same tables and networks. Called by
# `make gallery-peers` with the path of the program. It needs R with ggplot2 3.4.1 and STILTS 3.4.7
# (Debian 12: r-cran-ggplot2, stilts) and the network for Python's packages, which go into .build/gallery-peers.
set -eu
program=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cd "$root"
packages='numpy==2.4.6 matplotlib==3.11.2 scikit-learn==1.9.1 pillow==13.0.0'
. Benchmarks/peers.sh
install_peers .build/gallery-peers "$packages"
python=$root/.build/gallery-peers/bin/python

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 docs/gallery/stars.py "$work"
cp docs/gallery/*.yaml templates/assignment/stars.csv "$work"
cp templates/assignment/experiment.yaml "$work/assignment.yaml"
cd "$work"

# train NAME EXPERIMENT [OPTION …]: trains the network NAME.json, with the losses of every epoch in NAME.csv.
train() {
  name=$1 experiment=$2
  shift 2
  "$program" train "$experiment.yaml" --quiet --output "$name.json" "$@"
}

train open-cluster open-cluster
train imbalanced imbalanced
train noisy noisy
for seed in 1 2 3 4 5 6 7 8 9 10; do
  for experiment in imbalanced noisy; do
    sed "s/initial: glorot}/initial: glorot, seed: $seed}/" "$experiment.yaml" >"$experiment-$seed.yaml"
    train "$experiment-$seed" "$experiment-$seed" --curves "$experiment-$seed-curves.csv"
  done
done
for rate in 0.1 10; do
  train assignment assignment --learning-rate $rate --curves "loss-$rate.csv"
done

for script in "$here"/*.py "$here"/*.R "$here"/*.sh; do
  name=$(basename "$script")
  picture=$here/${name%.*}.png
  case $name in
    common.py | draw.sh) ;;
    *.py) "$python" "$script" "$work" "$picture" ;;
    *.R) Rscript "$script" "$work" "$picture" && "$python" "$here/common.py" "$work" "$picture" ;;
    *.sh) sh "$script" "$work" "$picture" && "$python" "$here/common.py" "$work" "$picture" ;;
  esac
done
