/*
 * What the C and C++ rivals share: the data of a work, a clock, the median, the lines they print.
 *
 *   PROGRAM check|time FOLDER WORK...
 *
 * Data and answers are raw numbers in FOLDER/WORK/; a work's name tells its shape.
 */
#ifndef LANEWISE_EXCHANGE_H
#define LANEWISE_EXCHANGE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { RUNS = 3 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void die(const char *what, const char *which) {
  fprintf(stderr, "%s: %s\n", what, which);
  exit(1);
}

/* Reads FOLDER/WORK/FILE; sets the number of bytes. */
__attribute__((unused)) static void *read_all(const char *folder, const char *work, const char *file, size_t *bytes) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s/%s", folder, work, file);
  struct stat s;
  FILE *f = fopen(path, "rb");
  if (!f || stat(path, &s)) die("cannot read", path);
  void *data = aligned_alloc(64, (s.st_size + 63) / 64 * 64);
  if (!data || fread(data, 1, s.st_size, f) != (size_t)s.st_size) die("cannot read", path);
  fclose(f);
  *bytes = s.st_size;
  return data;
}

__attribute__((unused)) static void write_all(const char *folder, const char *work, const char *file, const void *data, size_t bytes) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s/%s", folder, work, file);
  FILE *f = fopen(path, "wb");
  if (!f || fwrite(data, 1, bytes, f) != bytes || fclose(f)) die("cannot write", path);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *times, int n) {
  qsort(times, n, sizeof *times, by_size);
  return times[n / 2];
}

static void print_version(const char *version) {
  printf("{\"version\": \"%s\"}\n", version);
}

static void print_time(const char *work, double seconds) {
  printf("{\"work\": \"%s\", \"seconds\": %.9g}\n", work, seconds);
  fflush(stdout);
}

#endif
