#!/bin/sh
# Times reading a table in delimited text against polars and pandas.
#
#   Benchmarks/Reading/run.sh [ROUNDS]      7 rounds by default; prints Markdown
#
# The peers' packages and the tables go into .build/reading-peers, once.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-7}
peers=.build/reading-peers
packages='polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6'

. Benchmarks/peers.sh
install_peers $peers "$packages"
make build PRODUCT=ReadingBenchmark >&2
program=.build/release/ReadingBenchmark

describe_machine
echo "$($peers/bin/python --version), $packages."
echo
python3 Benchmarks/Reading/peers.py "$program" $peers "$rounds"
