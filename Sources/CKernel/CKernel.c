// What the passes need, and the choice among them; the passes themselves are in Functions.inc and
// Passes.inc.
#include "CKernel.h"
#include <stddef.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

typedef double v8 __attribute__((ext_vector_type(8)));
typedef long m8 __attribute__((ext_vector_type(8)));
typedef int32_t i8 __attribute__((ext_vector_type(8)));
typedef v8 v8u __attribute__((aligned(8)));
typedef i8 i8u __attribute__((aligned(4)));

_Static_assert(sizeof(double) == 8 && sizeof(long) == 8, "labels and numbers share lanes");
_Static_assert(sizeof(v8) == ck_lanes * sizeof(double), "a vector has one double a lane");
_Static_assert(sizeof(m8) == sizeof(v8), "a mask has one element a lane");
_Static_assert(ck_lanes == 8, "the shuffles are written for eight lanes");
_Static_assert(ck_tile % ck_lanes == 0, "a tile is whole panels");

/// 2^(j/8) in two parts, the second as a part of the first.
static const v8 rootsOf2 = {
    0x1p+0,              0x1.172b83c7d517bp+0, 0x1.306fe0a31b715p+0, 0x1.4bfdad5362a27p+0,
    0x1.6a09e667f3bcdp+0, 0x1.8ace5422aa0dbp+0, 0x1.ae89f995ad3adp+0, 0x1.d5818dcfba487p+0,
};
static const v8 rootRests = {
    0,                      -0x1.01b15eaa59348p-55, 0x1.34d754db0abb6p-55, 0x1.690cebb7aafb0p-56,
    -0x1.3b3efbf5e2228p-54, 0x1.db72fc1f0eab4p-55,  0x1.c1a7792cb3387p-55, 0x1.4a385a63d07a7p-56,
};

static long neurons(const ck_shape *shape) {
  long count = 0;
  for (long layer = 0; layer <= shape->layers; layer++) count += shape->sizes[layer];
  return count;
}

static long parameters(const ck_shape *shape) {
  long count = 0;
  for (long layer = 0; layer < shape->layers; layer++)
    count += (shape->sizes[layer] + 1) * shape->sizes[layer + 1];
  return count;
}

/// The outputs `y` and the errors `δ` of every neuron, panel by panel; the labels; and, lane by lane, the
/// gradient sums and the loss, in whole vectors of them.
long ck_workspace(const ck_shape *shape) {
  return (2 * neurons(shape) + 1) * ck_tile + (parameters(shape) + 8) / 8 * 8 * ck_lanes;
}

#define PASTE(a, b) a##_##b
#define EXPAND(a, b) PASTE(a, b)
#define IN(name) EXPAND(name, SET)
#define NAME(set) #set
#define NAMED(set) NAME(set)

#define SET plain
#include "Functions.inc"
#include "Passes.inc"
#undef SET

#ifdef __x86_64__
#define SET avx2
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "Functions.inc"
#include "Passes.inc"
#pragma clang attribute pop
#undef SET

#define SET avx512
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq"))), apply_to = function)
#include "Functions.inc"
#include "Passes.inc"
#pragma clang attribute pop
#undef SET
#endif

const ck_passes *ck_passes_at(int index) {
  if (index == 0) return &passes_plain;
#ifdef __x86_64__
  if (index == 1 && __builtin_cpu_supports("avx2")) return &passes_avx2;
  if (index == 2 && __builtin_cpu_supports("avx512dq")) return &passes_avx512;
#endif
  return NULL;
}
