/*
 * Fused multiply-adds a second that C reaches, against the limit that the Java side measures: limit.fma.f32 and f64,
 * in seconds for FLOP operations (the Java loop's count, so that the two times compare).
 */
#include "exchange.h"

#ifdef __AVX512F__
enum { BYTES = 64 };
#elif defined __AVX__
enum { BYTES = 32 };
#else
enum { BYTES = 16 };
#endif
enum { CHAINS = 12, STEPS = 2000, CALLS = 2000 };

typedef float floats __attribute__((vector_size(BYTES)));
typedef double doubles __attribute__((vector_size(BYTES)));

/* The empty assembly keeps each chain in its register and the compiler from doing the sum in advance. */
#define CHAINS_OF(name, vector)                                                \
  static double name(void) {                                                   \
    vector chain[CHAINS], factor = {0.25}, other = {0.125};                    \
    for (int i = 0; i < CHAINS; i++) chain[i] = factor;                        \
    __asm__ volatile("" : "+v"(factor), "+v"(other));                          \
    double began = now();                                                      \
    for (long step = 0; step < (long)STEPS * CALLS; step++) {                  \
      _Pragma("GCC unroll 12") for (int i = 0; i < CHAINS; i++) {              \
        chain[i] += factor * other;                                            \
        __asm__ volatile("" : "+v"(chain[i]));                                 \
      }                                                                        \
    }                                                                          \
    return (now() - began) / CALLS;                                            \
  }

CHAINS_OF(float_chains, floats)
CHAINS_OF(double_chains, doubles)

int main(int argc, char **argv) {
  if (argc < 3) die("usage", "fma check|time FOLDER WORK...");
  print_version("gcc " __VERSION__);
  for (int a = 3; a < argc && !strcmp(argv[1], "time"); a++) {
    double times[RUNS];
    int single = strstr(argv[a], "f32") != NULL;
    for (int r = 0; r < RUNS; r++) times[r] = single ? float_chains() : double_chains();
    print_time(argv[a], median(times, RUNS));
  }
  return 0;
}
