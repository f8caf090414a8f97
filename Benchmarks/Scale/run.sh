#!/bin/sh
# Times what is done to millions of stars: bin against DuckDB, and report, check and plot against train and each other.
#
#   Benchmarks/Scale/run.sh [PAIRS]      5 pairs by default; prints Markdown
#
# The stars, 0.3 GB, and DuckDB go into .build/scale-peers, once.
set -eu
cd "$(dirname "$0")/../.."
pairs=${1:-5}

. Benchmarks/peers.sh
install_peers .build/scale-peers "duckdb==1.5.6"
make build >&2

describe_machine
.build/scale-peers/bin/python --version
echo
.build/scale-peers/bin/python Benchmarks/Scale/measure.py "$pairs" .build/release/mainsequence .build/scale-peers
