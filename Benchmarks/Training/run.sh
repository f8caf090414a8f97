#!/bin/sh
# Times the training core beside JAX, PyTorch, numpy and scikit-learn, and checks that its bits do not
# depend on threads, the build, or what the C library takes from the processor.
#
#   Benchmarks/Training/run.sh [ROUNDS]      5 rounds by default; prints Markdown
#
# The peers' packages go into .build/training-peers, once.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-5}
peers=.build/training-peers
packages='jax==0.10.2 torch==2.13.0 numpy==2.4.6 scikit-learn==1.9.1'

. Benchmarks/peers.sh
install_peers $peers "$packages"
make build PRODUCT=TrainingBenchmark >&2
program=.build/release/TrainingBenchmark

describe_machine
$peers/bin/python Benchmarks/Training/peers.py "$program" "$rounds"
echo
echo "Digest of the bits with 1, 2, 3 and 8 threads, and without FMA and AVX2 in the C library:"
for threads in 1 2 3 8; do
  "$program" digest $threads
  GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2 "$program" digest $threads
done | sort | uniq -c
