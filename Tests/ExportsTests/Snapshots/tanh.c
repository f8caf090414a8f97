// A 2-2-3 network that classifies stars (MainSequence 1.0, table d, experiment e).
//
// Features, in this order and in the units of the training table:
//   "absolute_magnitude"
//   "log_temperature"
// Classes, in the order of the probabilities:
//   "1": "dwarf */ "'"
//   "β": "white dwarf ?\"
//   "O'": "giant`"
//
// classify_star writes the probabilities of a star; a feature that is missing or not finite gives NaN.
// The bits are those of MainSequence if products and sums are not fused:
//
//   cc -std=c99 -O2 -ffp-contract=off -DSELF_TEST model.c -o model && ./model

#include <stdint.h>
#include <string.h>

enum { STAR_FEATURES = 2, STAR_CLASSES = 3 };

const char *const star_labels[STAR_CLASSES] = {
  "1",
  "\316\262",
  "O'",
};

static double from_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static double power_of_two(int64_t k) { return from_bits((uint64_t)(k + 1023) << 52); }

/// e^x = 2^k 2^(j/8) e^r, after Tang (1989).
static double exponential(double x) {
  static const double roots[8][2] = {
    {1, 0},
    {0x1.172b83c7d517bp+0, -0x1.01b15eaa59348p-55},
    {0x1.306fe0a31b715p+0, 0x1.34d754db0abb6p-55},
    {0x1.4bfdad5362a27p+0, 0x1.690cebb7aafb0p-56},
    {0x1.6a09e667f3bcdp+0, -0x1.3b3efbf5e2228p-54},
    {0x1.8ace5422aa0dbp+0, 0x1.db72fc1f0eab4p-55},
    {0x1.ae89f995ad3adp+0, 0x1.c1a7792cb3387p-55},
    {0x1.d5818dcfba487p+0, 0x1.4a385a63d07a7p-56},
  };
  if (x != x) return x;
  if (x >= 709.79) return from_bits(0x7FF0000000000000u);
  if (x <= -745.14) return 0;
  const double n = (x * 0x1.71547652b82fep+3 + 0x1.8p52) - 0x1.8p52;
  const double r = (x - n * 0x1.62e42fefap-4) - n * 0x1.cf79abc9e3b3ap-43;
  const double r2 = r * r;
  const double p0 = (0.5 + r * (1. / 6)) + r2 * (1. / 24 + r * (1. / 120));
  const double p1 = (1. / 720 + r * (1. / 5040)) + r2 * (1. / 40320);
  const double *root = roots[(int64_t)n & 7];
  const double rest = (r + r2 * (p0 + r2 * r2 * p1)) + root[1];
  const double significand = root[0] + root[0] * rest;
  const int64_t k = (int64_t)n >> 3;
  if (x > -708 && x < 708) return significand * power_of_two(k);
  return significand * power_of_two(k / 2) * power_of_two(k - k / 2);
}

typedef struct {
  double value, error;
} exact;

/// a + b without error, after Knuth.
static exact sum_of(double a, double b) {
  const double value = a + b, part = value - a;
  return (exact){value, (a - (value - part)) + (b - part)};
}

static double upper(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return from_bits(bits & 0xFFFFFFFFF8000000u);
}

/// scale (1 + head + tail) + one.
static exact scaled(double head, double tail, double scale, double one) {
  const exact leading = sum_of(scale + one, head * scale);
  exact sum = sum_of(leading.value, tail * scale);
  sum.error += leading.error;
  return sum;
}

/// tanh x = (e^2x - 1) / (e^2x + 1).
static double hyperbolic_tangent(double x) {
  const double distance = x < 0 ? -x : x;
  if (distance < 0x1p-28 || x != x) return x;
  if (distance > 17) {
    const double value = 1 - 2 * exponential(-2 * distance);
    return x < 0 ? -value : value;
  }
  const double k = (2 * distance * 0x1.71547652b82fep+0 + 0x1.8p52) - 0x1.8p52;
  const double head = 2 * distance - k * 0x1.62e42fefa3p-1;
  const double low = k * 0x1.3de6af278ece6p-42;
  const double r = head - low;
  const double r2 = r * r, r4 = r2 * r2;
  const double p0 = (1. / 6 + r * (1. / 24)) + r2 * (1. / 120 + r * (1. / 720));
  const double p1 = (1. / 5040 + r * (1. / 40320)) + r2 * (1. / 362880 + r * (1. / 3628800));
  const double p2 = (1. / 39916800 + r * (1. / 479001600)) + r2 * (1. / 6227020800);
  const double tail = (0.5 * r2 + r * r2 * (p0 + r4 * (p1 + r4 * p2))) - low;
  const double scale = power_of_two((int64_t)k);
  const exact above = scaled(head, tail, scale, -1), below = scaled(head, tail, scale, 1);
  const double quotient = above.value / below.value;
  const double product = quotient * below.value;
  const double a1 = upper(quotient), b1 = upper(below.value);
  const double a2 = quotient - a1, b2 = below.value - b1;
  const double product_error = ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2;
  const double remainder = (above.value - product) - product_error;
  const double correction = remainder + above.error - quotient * below.error;
  const double value = quotient + correction / below.value;
  return x < 0 ? -value : value;
}

static void softmax(const double *z, double *p) {
  int top = 0;
  for (int k = 1; k < STAR_CLASSES; k++) {
    if (z[k] > z[top] || (z[top] != z[top] && z[k] == z[k])) top = k;
  }
  double others = 0;
  for (int k = 0; k < STAR_CLASSES; k++) {
    p[k] = exponential(z[k] - z[top]);
    if (k != top) others += p[k];
  }
  const double per_total = 1 / (p[top] + others);
  for (int k = 0; k < STAR_CLASSES; k++) p[k] *= per_total;
}

static const double minima[] = {-6.0, 3.5};
static const double ranges[] = {20.0, 1.0};
static const double w1[2][2] = {
  {2.0, -3.5},
  {0.25, 8.0},
};
static const double b1[] = {0.5, -1.0};
static const double w2[3][2] = {
  {4.0, -2.0},
  {-40.0, 6.0},
  {0.001, 900.0},
};
static const double b2[] = {0.0, 0.125, -700.0};

/// Writes the probability of each class for a star with the given features.
void classify_star(const double features[STAR_FEATURES], double probabilities[STAR_CLASSES]) {
  double y0[STAR_FEATURES];
  for (int i = 0; i < STAR_FEATURES; i++) {
    const double x = features[i];
    y0[i] = x - x == 0 ? (x - minima[i]) / ranges[i] : x - x;
  }
  double y1[2];
  for (int row = 0; row < 2; row++) {
    double sum = 0;
    for (int column = 0; column < 2; column++) {
      sum += w1[row][column] * y0[column];
    }
    sum += b1[row];
    y1[row] = hyperbolic_tangent(sum);
  }
  double y2[3];
  for (int row = 0; row < 3; row++) {
    double sum = 0;
    for (int column = 0; column < 2; column++) {
      sum += w2[row][column] * y1[column];
    }
    sum += b2[row];
    y2[row] = sum;
  }
  softmax(y2, probabilities);
}

#ifdef SELF_TEST
#include <stdio.h>

int main(void) {
  static const struct {
    double features[STAR_FEATURES];
    double probabilities[STAR_CLASSES];
  } stars[] = {
    {{-6.0, 3.5}, {0.9999999999962186, 3.78147047614579e-12, 0.0}},
    {{1.0, 3.6}, {0.9999999999999711, 2.880351630313214e-14, 0.0}},
    {{3.0, 3.7}, {0.999999999570863, 4.2913687207239943e-10, 6.026374356002771e-66}},
    {{4.0, 3.8}, {2.701807845991358e-52, 3.8374603467797414e-57, 1.0}},
    {{14.0, 4.2}, {2.5544076958633443e-88, 9.568736936832593e-86, 1.0}},
  };
  int wrong = 0;
  for (int star = 0; star < 5; star++) {
    double p[STAR_CLASSES];
    classify_star(stars[star].features, p);
    for (int k = 0; k < STAR_CLASSES; k++) {
      if (p[k] != stars[star].probabilities[k]) {
        printf("star %d, class %d: %.17g instead of %.17g\n", star, k, p[k],
               stars[star].probabilities[k]);
        wrong++;
      }
    }
  }
  printf("%d of %d probabilities differ\n", wrong, 5 * STAR_CLASSES);
  return wrong > 0;
}
#endif
