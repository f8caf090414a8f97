// Elementary functions with the same operations in the same order as those of the program, so that the numbers are the
// same to the last bit.

const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);
const words = new Uint32Array(double.buffer);
/** The index of the upper half of a number among `words`. */
const upper = new Uint8Array(new Uint32Array([1]).buffer)[0];

const eightByLn2 = 11.541560327111707;
const ln2EighthHead = 0.08664339756978734;
const ln2EighthTail = 2.0582436978621353e-13;
const ln2Head = 0.693147180559663;
const ln2Tail = 2.8235290563031577e-13;
const rootHalfBits = 0x3fe6a09e667f3bcdn;
/** Adding this number leaves the nearest integer in the low bits of a sum. */
const rounder = 6755399441055744;
/** 2^(j/8) as value · (1 + rest). */
const rootsOf2 = [
  [1, 0],
  [1.0905077326652577, -2.7939114859515733e-17],
  [1.189207115002721, 3.3484623336251524e-17],
  [1.2968395546510096, 1.9572585293112036e-17],
  [1.4142135623730951, -6.835808657661922e-17],
  [1.5422108254079407, 5.1548301170786783e-17],
  [1.681792830507429, 4.875160526227062e-17],
  [1.8340080864093424, 1.790126907604513e-17],
];

/** 2ᵏ for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k) {
  bits[0] = 0n;
  words[upper] = (k + 1023) << 20;
  return double[0];
}

/** `x` without the lower half of its digits, so that its square is exact. */
function head(x) {
  double[0] = x;
  words[1 - upper] &= 0xf8000000;
  return double[0];
}

/** a + b and its rounding error. */
function twoSum(a, b) {
  const value = a + b;
  const partOfB = value - a;
  return [value, (a - (value - partOfB)) + (b - partOfB)];
}

/** eˣ = 2ᵏ root · (1 + rest), as [root, rest, k]. */
function reducedPower(x) {
  const n = (x * eightByLn2 + rounder) - rounder;
  const r = (x - n * ln2EighthHead) - n * ln2EighthTail;
  const r2 = r * r;
  const p0 = (0.5 + r * (1 / 6)) + r2 * (1 / 24 + r * (1 / 120));
  const p1 = (1 / 720 + r * (1 / 5040)) + r2 * (1 / 40320);
  const [root, small] = rootsOf2[n & 7];
  return [root, (r + r2 * (p0 + r2 * r2 * p1)) + small, n >> 3];
}

/** eˣ. */
function exponential(x) {
  if (Number.isNaN(x)) return x;
  if (x >= 709.79) return Infinity;
  if (x <= -745.14) return 0;
  const [root, rest, k] = reducedPower(x);
  const significand = root + root * rest;
  if (Math.abs(x) < 708) return significand * powerOfTwo(k);
  const half = Math.trunc(k / 2);
  return significand * powerOfTwo(half) * powerOfTwo(k - half);
}

/** tanh x = (e²ˣ − 1) / (e²ˣ + 1), which is 1 above 20. */
function hyperbolicTangent(x) {
  if (Number.isNaN(x) || x === 0) return x;
  if (Math.abs(x) > 20) return Math.sign(x);
  const [rootOf2, rest, k] = reducedPower(2 * Math.abs(x));
  const root = rootOf2 * powerOfTwo(k);
  const powerLessOne = (root - 1) + root * rest;
  const value = powerLessOne / (powerLessOne + 2);
  return x < 0 ? -value : value;
}

/** ln(1 + x) for x ≥ 0. */
function logOnePlus(x) {
  if (!(x < Infinity) || x < 2 ** -54) return x;
  if (x < 0.41) return logarithm(0, x, 0);
  const [sum, error] = twoSum(1, x);
  double[0] = sum;
  const offset = BigInt.asIntN(64, bits[0] - rootHalfBits);
  const k = Number(offset >> 52n);
  bits[0] = (offset & 0xfffffffffffffn) + rootHalfBits;
  const fraction = double[0] - 1;
  return logarithm(k, fraction, error * powerOfTwo(1 - k));
}

/** k ln 2 + ln(1 + f + correction / 2). */
function logarithm(k, f, correction) {
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const r0 = (2 / 3 + z * (2 / 5)) + z2 * (2 / 7 + z * (2 / 9));
  const r1 = (2 / 11 + z * (2 / 13)) + z2 * (2 / 15 + z * (2 / 17));
  const r2 = 2 / 19 + z * (2 / 21);
  const series = z * (r0 + z4 * (r1 + z4 * r2));
  const upperHalf = head(f);
  const square = 0.5 * upperHalf * upperHalf;
  const squareTail = 0.5 * (f - upperHalf) * (f + upperHalf);
  const [difference, differenceError] = twoSum(f, -square);
  const [sum, sumError] = twoSum(k * ln2Head, difference);
  const rest = s * (square + squareTail + series) - squareTail + differenceError + sumError;
  return sum + (rest + (k * ln2Tail + correction * ((0.5 - s) + z)));
}
