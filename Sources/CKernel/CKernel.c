// What the passes for every instruction set share, and the choice among them; the passes themselves are
// in Passes.inc.
#include "CKernel.h"
#include <stddef.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

/// Numbers of eight examples, one in each lane.
typedef double vector __attribute__((ext_vector_type(ck_lanes)));
/// Their labels, their bits, or a mask: −1 in the lanes where a condition holds, else 0.
typedef long integers __attribute__((ext_vector_type(ck_lanes)));
/// Numbers of eight examples with fewer digits, and their bits.
typedef float shortVector __attribute__((ext_vector_type(ck_lanes)));
typedef int shortIntegers __attribute__((ext_vector_type(ck_lanes)));
/// The classes that are answered for them.
typedef uint8_t indices __attribute__((ext_vector_type(ck_lanes)));
/// The same in arrays of numbers, wherever those begin.
typedef vector unalignedVector __attribute__((aligned(8)));
typedef indices unalignedIndices __attribute__((aligned(1)));

_Static_assert(sizeof(double) == sizeof(long), "numbers and labels share lanes");
_Static_assert(sizeof(vector) == ck_lanes * sizeof(double), "a vector has a double in each lane");
_Static_assert(sizeof(integers) == sizeof(vector), "a mask has an element in each lane");
_Static_assert(ck_alignment % _Alignof(vector) == 0, "a workspace holds vectors");
_Static_assert(ck_lanes == 8, "the shuffles and the table of roots are written for eight lanes");

/// Asks the memory for what lies a tile after `count` numbers, which are read now, so that it is there when it is needed.
/// Beyond the end of the rows nothing is read.
static inline void fetch(const double *numbers, long count) {
  const uintptr_t lineSize = 64;
  const uintptr_t start = (uintptr_t)numbers + count * (ck_tile / ck_lanes) * sizeof(double);
  for (uintptr_t byte = 0; byte < count * sizeof(double); byte += lineSize) {
    __builtin_prefetch((const void *)(start + byte));
  }
}

static const integers laneIndices = {0, 1, 2, 3, 4, 5, 6, 7};

/// The number of rows of a matrix that are computed together, so that each vector is read once for all of them.
enum { rowGroup = 4 };
_Static_assert(rowGroup == 4, "the rows left over are one, two or three");

/// Adding 1.5·2⁵² to a number leaves the nearest integer in the low bits of the sum.
static const double integerShift = 0x1.8p52;
/// ln 2 to 41 bits, so that its product with an exponent of 11 bits is exact, and the rest of it.
static const double ln2Head = 0x1.62e42fefa3p-1;
static const double ln2Tail = 0x1.3de6af278ece6p-42;
/// 8 / ln 2.
static const double eightByLn2 = 0x1.71547652b82fep+3;
/// ln 2 / 8 to 37 bits, so that its product with an integer of 14 bits is exact, and the rest of it.
static const double ln2EighthHead = 0x1.62e42fefap-4;
static const double ln2EighthTail = 0x1.cf79abc9e3b3ap-43;
/// 2^(j/8) = root (1 + rest).
static const vector rootsOf2 = {
    0x1p+0,
    0x1.172b83c7d517bp+0,
    0x1.306fe0a31b715p+0,
    0x1.4bfdad5362a27p+0,
    0x1.6a09e667f3bcdp+0,
    0x1.8ace5422aa0dbp+0,
    0x1.ae89f995ad3adp+0,
    0x1.d5818dcfba487p+0,
};
static const vector rootRests = {
    0,
    -0x1.01b15eaa59348p-55,
    0x1.34d754db0abb6p-55,
    0x1.690cebb7aafb0p-56,
    -0x1.3b3efbf5e2228p-54,
    0x1.db72fc1f0eab4p-55,
    0x1.c1a7792cb3387p-55,
    0x1.4a385a63d07a7p-56,
};

/// A number's bits: the significand's 52, above them the exponent's 11, and the sign.
enum { significandBits = 52 };
static const long significandMask = 0x000FFFFFFFFFFFFF;
static const long exponentMask = (long)0xFFF0000000000000;
/// The bits of the upper half of a number, whose products have no rounding error.
static const long upperMask = (long)0xFFFFFFFFF8000000;
/// The bits of √½, 2 and 2⁵².
static const long rootHalfBits = 0x3FE6A09E667F3BCD;
static const long twoBits = 0x4000000000000000;
static const long integerBits = 0x4330000000000000;

/// A sum and its rounding error.
typedef struct {
  vector value;
  vector error;
} pair;

/// A power as root (1 + rest).
typedef struct {
  vector root;
  vector rest;
} factors;

static inline long smaller(long a, long b) {
  return a < b ? a : b;
}

/// The number of vectors that hold `count` numbers.
static inline long vectors(long count) {
  return (count + ck_lanes - 1) / ck_lanes;
}

/// The most panels in a tile.
enum { tilePanels = ck_tile / ck_lanes };

/// The parts of a workspace, in their order.
typedef struct {
  /// The output `y` of every neuron, the inputs first and the logits last: `[panels][neurons][lanes]`.
  vector *outputs;
  /// The errors `δ = ∂L/∂z` of every neuron likewise.
  vector *errors;
  /// The labels of the tile: `[panels][lanes]`.
  integers *labels;
  /// The weights of the tile likewise, if examples have any.
  vector *weights;
  /// The sums of every derivative and of the loss: `[parameters + 1][lanes]`.
  vector *sums;
} workspaceParts;

static inline workspaceParts partsOf(double *workspace, const ck_shape *shape) {
  const long tileNeurons = tilePanels * shape->neurons;
  workspaceParts parts;
  parts.outputs = (vector *)workspace;
  parts.errors = parts.outputs + tileNeurons;
  parts.labels = (integers *)(parts.errors + tileNeurons);
  parts.weights = (vector *)(parts.labels + tilePanels);
  parts.sums = parts.weights + tilePanels;
  return parts;
}

/// The sums are rounded up to a multiple of eight vectors, since `addLanes` reads as many at a time.
long ck_workspace(const ck_shape *shape) {
  const long sums = vectors(shape->parameters + 1) * ck_lanes;
  return (tilePanels * (2 * shape->neurons + 2) + sums) * ck_lanes;
}

/// How far a quick sigmoid is from the true one at most: more than twice what it is, 8·10⁻⁷.
static const double quickError = 0x1p-19;

/// How far a logit of the quick pass may be from that of the other, whatever the inputs; infinite if nothing is known.
///
/// Both passes compute z of the first hidden layer alike. From there on an error grows by the weights and by the slope of the
/// activation, at most ¼ for the sigmoid and 1 for tanh; a sum of n products of numbers up to 1 is itself off by at most n + 1
/// roundings of its magnitude.
static double quickLogitError(const ck_shape *shape, const double *weights) {
  if (shape->activation == ck_relu || shape->layers < 2) {
    return __builtin_inf();
  }
  const bool isSigmoid = shape->activation == ck_sigmoid;
  const double own = isSigmoid ? quickError : 2 * quickError;
  double error = own;
  weights += (shape->sizes[0] + 1) * shape->sizes[1];
  for (long layer = 1; layer < shape->layers; layer++) {
    const long inputs = shape->sizes[layer];
    const long outputs = shape->sizes[layer + 1];
    const double rounding = (inputs + 1) * 0x1p-52;
    double largest = 0;
    for (long row = 0; row < outputs; row++) {
      double sum = 0;
      for (long i = 0; i < inputs; i++) {
        sum += __builtin_fabs(weights[row * inputs + i]);
      }
      const double bias = __builtin_fabs(weights[inputs * outputs + row]);
      const double here = sum * error + (sum + bias) * rounding;
      if (!__builtin_isfinite(here)) {
        return __builtin_inf();
      }
      largest = here > largest ? here : largest;
    }
    weights += (inputs + 1) * outputs;
    error = layer == shape->layers - 1 ? largest : (isSigmoid ? 0.25 : 1) * largest + own;
  }
  return error;
}

#define INLINE static inline __attribute__((always_inline))

// IN(name) is the name in the instruction set SET: `IN(forward)` is `forward_avx2`.
#define PASTE(a, b) a##_##b
#define EXPAND(a, b) PASTE(a, b)
#define IN(name) EXPAND(name, SET)
#define NAME(set) #set
#define NAMED(set) NAME(set)

#define SET plain
#include "Passes.inc"
#undef SET

#ifdef __x86_64__
#define SET avx2
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "Passes.inc"
#pragma clang attribute pop
#undef SET

#define SET avx512
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq"))), apply_to = function)
#include "Passes.inc"
#pragma clang attribute pop
#undef SET
#endif

const ck_passes *ck_passes_at(int instruction_set) {
  switch (instruction_set) {
    case ck_plain:
      return &passes_plain;
#ifdef __x86_64__
    case ck_avx2:
      return __builtin_cpu_supports("avx2") ? &passes_avx2 : NULL;
    case ck_avx512:
      return __builtin_cpu_supports("avx512dq") ? &passes_avx512 : NULL;
#endif
    default:
      return NULL;
  }
}
