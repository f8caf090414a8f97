#!/bin/sh
# Draws every kind of figure in every theme into docs/gallery/, and writes docs/gallery.md with them.
# Called by `make gallery` with the path of the program.
set -eu

program=$1
root=$(cd "$(dirname "$0")/.." && pwd)
pictures=$root/docs/gallery
page=$root/docs/gallery.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$pictures"
cp "$root/templates/assignment/stars.csv" "$work/"

# experiment THEME HIDDEN KIND: writes the assignment's experiment with this theme and these hidden layers, for
# learning curves with ten seeds of random weights.
experiment() {
  seeds=
  if [ "$3" = learning-curves ]; then
    seeds='s/initial: constant/initial: glorot/; /initial_weights/d; s/weight_penalty: 0.*/seeds: 10/'
  fi
  sed -e "s/^theme:.*/theme: $1/" -e 's/^size:.*/size: 110mm/' -e 's/^dpi:.*/dpi: 120/' \
    -e "$seeds" -e "s/^  hidden: \[3\]/  hidden: [$2]/" "$root/templates/assignment/experiment.yaml" \
    >"$work/$1.yaml"
}

# figure NAME HIDDEN CAPTION KIND [OPTION …]: draws one figure in every theme, and adds it to the page.
figure() {
  name=$1 hidden=$2 caption=$3 kind=$4
  shift 4
  cells=
  for theme in light dark print; do
    case $theme in light) look=Light ;; dark) look=Dark ;; *) look=Print ;; esac
    experiment "$theme" "$hidden" "$kind"
    "$program" plot "$kind" "$work/$theme.yaml" --quiet "$@" --output "$pictures/$name-$theme.png"
    cells="$cells ![$caption $look theme.](gallery/$name-$theme.png) |"
  done
  printf '\n## %s\n\n| light | dark | print |\n| --- | --- | --- |\n|%s\n' "${caption%.}" "$cells" >>"$page"
}

cat >"$page" <<'END'
# Gallery

Every kind of figure in every theme, drawn from the assignment's twenty stars by `make gallery`. Each is
110 mm wide, with type of 8 pt in print; the images here have 120 dots per inch.
END

figure hr-diagram 3 'The Hertzsprung–Russell diagram of the stars.' hr-diagram
figure decision 3 'The predictions of a trained network across the diagram.' \
  decision --learning-rate 2 --epochs 3000
figure evolution 3 'The decision map during training.' \
  evolution --learning-rate 2 --epochs 300
figure loss 3 'The loss at one learning rate.' loss --learning-rate 10
figure loss-rates 3 'The losses at several learning rates.' \
  loss --learning-rate 0.1 --learning-rate 1 --learning-rate 2.5 --learning-rate 10
figure loss-logarithmic 3 'The losses of a long training, on a logarithmic axis.' \
  loss --learning-rate 0.1 --learning-rate 2 --epochs 5000
figure sweep 3 'The final loss against the learning rate.' sweep
figure confusion 3 'The confusion matrices of test and validation data.' \
  confusion --learning-rate 2 --epochs 300
figure probability 3 'The probability of each class across the diagram.' \
  probability --learning-rate 2 --epochs 300
figure reliability 3 'The reliability of the probabilities.' \
  reliability --learning-rate 2 --epochs 100
figure roc 3 'The ROC curve of each class.' roc --learning-rate 2 --epochs 40
figure precision-recall 3 'The precision–recall curve of each class.' \
  precision-recall --learning-rate 2 --epochs 40
figure learning-curves 3 'The losses of trainings from ten seeds.' \
  learning-curves --learning-rate 2 --epochs 300
figure parameters 3 'Weights, biases and gradients by epoch.' parameters --learning-rate 10
figure network 3 'The network with its weights.' network --learning-rate 2 --epochs 3000
figure network-deep '16, 8' 'A larger network, partly drawn.' \
  network --learning-rate 0.5 --epochs 300
