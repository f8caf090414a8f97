#!/bin/sh
# JAX 0.10.2 on the CPU: a probability below the smallest normal number is 0, where NumPy 2.4.6 keeps a subnormal one.
#
# At a large learning rate the logits of a star soon differ by more than 87. In single precision, JAX's default, e^-90 is
# then 0 instead of 8.2e-40, and the cross-entropy of a star that is taken from its probability is infinite, though NumPy
# gives 90; in double precision the same happens from 709 on. Even a product of such a number with 1 is 0. A training
# that NumPy finishes therefore diverges in JAX, and two programs that compute the same loss agree in every epoch but
# those.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet jax==0.10.2 numpy==2.4.6

cat >probe.py <<'END'
import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp, numpy as np

def loss(library, kind, gap):
    """The cross-entropy of a star whose class has the smaller of two logits."""
    powers = library.exp(library.asarray([0, -gap], dtype=kind))
    return float(-library.log(powers[1] / powers.sum()))

np.seterr(divide="ignore")
for kind, gaps in (("float32", (80, 90)), ("float64", (700, 720))):
    for gap in gaps:
        print(kind, gap, "NumPy %.3f, JAX %.3f" % (loss(np, kind, gap), loss(jnp, kind, gap)))
print("1e-310 times 1: NumPy", np.float64(1e-310) * 1 > 0, "JAX", bool(jnp.float64(1e-310) * 1 > 0))
END
cat >expected.txt <<'END'
float32 80 NumPy 80.000, JAX 80.000
float32 90 NumPy 90.000, JAX inf
float64 700 NumPy 700.000, JAX 700.000
float64 720 NumPy 720.000, JAX inf
1e-310 times 1: NumPy True JAX False
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
