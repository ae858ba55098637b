/*
 * OpenBLAS called from C: what the foreign function calls of the Java side are to be held against.
 *
 *   gemm.TYPE.MxNxK   C = A B', row-major
 *   syrk.TYPE.NxK     lower triangle of C = A A'
 *   dot.TYPE.N        x with each row of y in turn
 */
#include <cblas.h>

#include "exchange.h"

extern char *openblas_get_config(void);
extern void openblas_set_num_threads(int);

struct job {
  const char *name;
  int single; /* precision */
  int m, n, k;
  long rows; /* of y, for dots */
  void *x, *y, *c;
};

static void gemm(const struct job *j) {
  if (j->single)
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, j->m, j->n, j->k, 1, j->x, j->k, j->y, j->k, 0, j->c, j->n);
  else
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasTrans, j->m, j->n, j->k, 1, j->x, j->k, j->y, j->k, 0, j->c, j->n);
}

static void syrk(const struct job *j) {
  if (j->single)
    cblas_ssyrk(CblasRowMajor, CblasLower, CblasNoTrans, j->n, j->k, 1, j->x, j->k, 0, j->c, j->n);
  else
    cblas_dsyrk(CblasRowMajor, CblasLower, CblasNoTrans, j->n, j->k, 1, j->x, j->k, 0, j->c, j->n);
}

static double dots(const struct job *j, long times) {
  double sum = 0;
  for (long t = 0; t < times; t++) {
    long row = t % j->rows * j->n;
    sum += j->single ? cblas_sdot(j->n, j->x, 1, (float *)j->y + row, 1)
                     : cblas_ddot(j->n, j->x, 1, (double *)j->y + row, 1);
  }
  return sum;
}

static void run_dots(const struct job *j, const char *folder, int check) {
  double times[RUNS];
  long calls = 1 << 16;
  if (check) {
    double sum = dots(j, j->rows);
    write_all(folder, j->name, "blas.f64", &sum, sizeof sum);
    return;
  }
  volatile double sink = dots(j, calls);
  for (int r = 0; r < RUNS; r++) {
    double began = now();
    sink += dots(j, calls);
    times[r] = (now() - began) / calls;
  }
  (void)sink;
  print_time(j->name, median(times, RUNS));
}

static void run_product(struct job *j, const char *folder, int check, void (*product)(const struct job *)) {
  double times[RUNS];
  size_t bytes = (size_t)j->m * j->n * (j->single ? sizeof(float) : sizeof(double));
  j->c = aligned_alloc(64, (bytes + 63) / 64 * 64);
  if (!j->c) die("out of memory", j->name);
  memset(j->c, 0, bytes);
  product(j);
  if (check) {
    write_all(folder, j->name, j->single ? "blas.f32" : "blas.f64", j->c, bytes);
  } else {
    for (int r = 0; r < RUNS; r++) {
      double began = now();
      product(j);
      times[r] = now() - began;
    }
    print_time(j->name, median(times, RUNS));
  }
  free(j->c);
}

int main(int argc, char **argv) {
  if (argc < 3) die("usage", "blas check|time FOLDER WORK...");
  int check = !strcmp(argv[1], "check");
  openblas_set_num_threads(1);
  print_version(openblas_get_config());
  for (int a = 3; a < argc; a++) {
    struct job j = {.name = argv[a]};
    char family[32];
    int bits, shape[3], dims;
    dims = sscanf(argv[a], "%31[^.].f%d.%dx%dx%d", family, &bits, &shape[0], &shape[1], &shape[2]) - 2;
    j.single = bits == 32;
    size_t bytes, element = bits / 8;
    const char *x = j.single ? "x.f32" : "x.f64", *y = j.single ? "y.f32" : "y.f64";
    j.x = read_all(argv[2], j.name, x, &bytes);
    if (!strcmp(family, "gemm") && dims == 3) {
      j.m = shape[0], j.n = shape[1], j.k = shape[2];
      j.y = read_all(argv[2], j.name, y, &bytes);
      run_product(&j, argv[2], check, gemm);
    } else if (!strcmp(family, "syrk") && dims == 2) {
      j.m = j.n = shape[0], j.k = shape[1];
      run_product(&j, argv[2], check, syrk);
    } else if (!strcmp(family, "dot") && dims == 1) {
      j.n = shape[0];
      j.y = read_all(argv[2], j.name, y, &bytes);
      j.rows = bytes / element / j.n;
      run_dots(&j, argv[2], check);
    } else {
      die("no such work", argv[a]);
    }
    free(j.x);
    free(j.y);
  }
  return 0;
}
