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

typedef struct {
  double root, rest;
  int64_t k;
} power;

/// e^x = 2^k root (1 + rest), where the root is a power of the eighth root of 2, after Tang (1989).
static power reduced_power(double x) {
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
  const double n = (x * 0x1.71547652b82fep+3 + 0x1.8p52) - 0x1.8p52;
  const double r = (x - n * 0x1.62e42fefap-4) - n * 0x1.cf79abc9e3b3ap-43;
  const double r2 = r * r;
  const double p0 = (0.5 + r * (1. / 6)) + r2 * (1. / 24 + r * (1. / 120));
  const double p1 = (1. / 720 + r * (1. / 5040)) + r2 * (1. / 40320);
  const double *root = roots[(int64_t)n & 7];
  return (power){root[0], (r + r2 * (p0 + r2 * r2 * p1)) + root[1], (int64_t)n >> 3};
}

static double exponential(double x) {
  if (x != x) return x;
  if (x >= 709.79) return from_bits(0x7FF0000000000000u);
  if (x <= -745.14) return 0;
  const power p = reduced_power(x);
  const double significand = p.root + p.root * p.rest;
  if (x > -708 && x < 708) return significand * power_of_two(p.k);
  return significand * power_of_two(p.k / 2) * power_of_two(p.k - p.k / 2);
}

/// tanh x = (e^2x - 1) / (e^2x + 1), which is 1 above 20.
static double hyperbolic_tangent(double x) {
  if (x != x || x == 0) return x;
  const double distance = x < 0 ? -x : x;
  if (distance > 20) return x < 0 ? -1 : 1;
  const power p = reduced_power(2 * distance);
  const double root = p.root * power_of_two(p.k);
  const double power_less_one = (root - 1) + root * p.rest;
  const double value = power_less_one / (power_less_one + 2);
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
    {{3.0, 3.7}, {0.999999999570863, 4.291368720724025e-10, 6.026374356002771e-66}},
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
