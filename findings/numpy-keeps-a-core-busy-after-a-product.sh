#!/bin/sh
# numpy 2.4.6 (its wheel's OpenBLAS 0.3.31): a core stays busy for a tenth of a second after a small matrix product.
#
# The threads of OpenBLAS wait for more work by spinning, long after a product of a few milliseconds, and while the program
# itself sleeps; with one thread there is nothing that waits. It matters to whoever times training programs in turn: after
# scikit-learn 1.9.1, which calls the same kind of library, the epochs of another program on two cores (100,000 stars, 16
# hidden neurons) took 1.3 to 1.6 times as long as after a second of rest. JAX 0.10.2 and PyTorch 2.13.0, which one would suspect
# first, used less than 10 ms of the processors in the second after such work.
set -eu
if [ "$(python3 -c 'import os; print(len(os.sched_getaffinity(0)))')" -lt 2 ]; then
  echo "needs two cores"
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet numpy==2.4.6

cat >probe.py <<'END'
import os, time
import numpy

stars = numpy.random.default_rng(1).random((100_000, 2))
weights = numpy.ones((2, 16))
stars @ weights
begun = time.perf_counter()
stars @ weights
product = time.perf_counter() - begun
before = time.process_time()
time.sleep(0.5)
asleep = time.process_time() - before
threads = os.environ.get("OPENBLAS_NUM_THREADS", "all")
print(f"{threads}: the product took {product * 1e3:.1f} ms, the half second of sleep after it {asleep * 1e3:.1f} ms of the processors")
print(f"{threads} threads: {'busy' if asleep > 0.05 else 'at rest' if asleep < 0.01 else 'unclear'}")
END
cat >expected.txt <<'END'
all threads: busy
1 threads: at rest
END
env/bin/python probe.py >observed.txt
OPENBLAS_NUM_THREADS=1 env/bin/python probe.py >>observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
