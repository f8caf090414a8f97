// What the passes need, and the choice among them; the passes themselves are in Functions.inc and
// Passes.inc.
#include "CKernel.h"
#include <stddef.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

typedef double v8 __attribute__((ext_vector_type(8)));
typedef long m8 __attribute__((ext_vector_type(8)));
typedef double v4 __attribute__((ext_vector_type(4)));
typedef int32_t i8 __attribute__((ext_vector_type(8)));
typedef v4 v4u __attribute__((aligned(8)));
typedef v8 v8u __attribute__((aligned(8)));
typedef i8 i8u __attribute__((aligned(4)));

static long neurons(const ck_shape *shape) {
  long count = 0;
  for (long layer = 0; layer <= shape->layers; layer++) count += shape->sizes[layer];
  return count;
}

/// The inputs of a layer and a one for the bias, in whole vectors of four.
static long width(long inputs) { return (inputs + 4) / 4 * 4; }

/// The outputs `y` and the errors `δ` of every neuron, panel by panel; the inputs of every layer,
/// example by example; the gradient sums, row by row; the labels and the losses.
long ck_workspace(const ck_shape *shape) {
  long count = 2 * neurons(shape) * ck_tile + 2 * ck_tile;
  for (long layer = 0; layer < shape->layers; layer++)
    count += width(shape->sizes[layer]) * (ck_tile + shape->sizes[layer + 1]);
  return count;
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
