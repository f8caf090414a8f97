#!/bin/sh
# Times `mainsequence classify` from CSV to CSV with a 2-16-3 tanh network, against polars and onnxruntime.
#
#   Benchmarks/Classification/run.sh [ROWS [PAIRS]]      10⁶ rows and 7 pairs by default; prints Markdown
#
# OLDER names another build of the program, which is timed too.
set -eu
older=${OLDER:+$(realpath "$OLDER")}
cd "$(dirname "$0")/../.."
rows=${1:-1000000}
pairs=${2:-7}

. Benchmarks/peers.sh
install_peers .build/classification-peers "numpy==2.4.6 polars==2.1.0 onnxruntime==1.32.0"
make build >&2

describe_machine
.build/classification-peers/bin/python --version
echo
.build/classification-peers/bin/python Benchmarks/Classification/measure.py \
  "$rows" "$pairs" .build/release/mainsequence ${older:+"$older"}
