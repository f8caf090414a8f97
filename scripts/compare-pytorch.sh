#!/bin/sh
# Compares ten epochs of every training method with PyTorch. Called by `make compare-pytorch`.
#
#   scripts/compare-pytorch.sh PROGRAM    prints Markdown; ends with 1 if a parameter differs
#
# PyTorch goes into a folder for temporary files, once. PYTHON names a Python that has it already.
set -eu
program=$1
cd "$(dirname "$0")/.."

if [ -z "${PYTHON:-}" ]; then
  . Benchmarks/peers.sh
  peers=${TMPDIR:-/tmp}/mainsequence-pytorch
  install_peers "$peers" 'torch==2.13.0'
  PYTHON=$peers/bin/python
fi
exec "$PYTHON" scripts/compare_pytorch.py "$program"
