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

/*
 * Twelve named chains: those of an array stay in memory, and as addends (c + f * o) all would share one product. The empty
 * assembly hides their values from the compiler.
 */
#define CHAINS_OF(name, vector)                                                                     \
  static double name(void) {                                                                        \
    vector f = {0.5}, o = {0.25}, a = f, b = o, c = f, d = o, e = f, g = o;                         \
    vector h = f, i = o, j = f, k = o, l = f, m = o;                                                \
    __asm__ volatile("" : "+v"(f), "+v"(o), "+v"(a), "+v"(b), "+v"(c), "+v"(d), "+v"(e));           \
    __asm__ volatile("" : "+v"(g), "+v"(h), "+v"(i), "+v"(j), "+v"(k), "+v"(l), "+v"(m));           \
    double began = now();                                                                           \
    for (long step = 0; step < (long)STEPS * CALLS; step++) {                                       \
      a = a * f + o, b = b * f + o, c = c * f + o, d = d * f + o, e = e * f + o, g = g * f + o;     \
      h = h * f + o, i = i * f + o, j = j * f + o, k = k * f + o, l = l * f + o, m = m * f + o;     \
    }                                                                                               \
    double taken = (now() - began) / CALLS;                                                         \
    vector sum = a + b + c + d + e + g + h + i + j + k + l + m;                                     \
    __asm__ volatile("" : : "v"(sum));                                                              \
    return taken;                                                                                   \
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
