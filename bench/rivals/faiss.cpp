/* FAISS: exact search in an IndexFlatL2. nearest.f32.QUERIESxSAMPLESxD.kK */
#include <faiss/Index.h>
#include <faiss/IndexFlat.h>

#include <cstdint>
#include <string>
#include <vector>

#include "exchange.h"

int main(int argc, char **argv) {
  if (argc < 3) die("usage", "faiss check|time FOLDER WORK...");
  std::string version = "FAISS " + std::to_string(FAISS_VERSION_MAJOR) + "." + std::to_string(FAISS_VERSION_MINOR) + "." +
                        std::to_string(FAISS_VERSION_PATCH);
  print_version(version.c_str());
  for (int a = 3; a < argc; a++) {
    long queries, samples;
    int d, k;
    if (sscanf(argv[a], "nearest.f32.%ldx%ldx%d.k%d", &queries, &samples, &d, &k) != 4) die("no such work", argv[a]);
    size_t bytes;
    auto *x = static_cast<float *>(read_all(argv[2], argv[a], "x.f32", &bytes));
    auto *y = static_cast<float *>(read_all(argv[2], argv[a], "y.f32", &bytes));
    faiss::IndexFlatL2 index(d);
    index.add(samples, y);
    std::vector<float> squared(queries * k);
    std::vector<faiss::Index::idx_t> nearest(queries * k);
    index.search(queries, x, k, squared.data(), nearest.data());
    if (!strcmp(argv[1], "check")) {
      std::vector<int64_t> indices(nearest.begin(), nearest.end());
      write_all(argv[2], argv[a], "faiss.i64", indices.data(), indices.size() * sizeof(int64_t));
    } else {
      double times[RUNS];
      for (double &time : times) {
        double began = now();
        index.search(queries, x, k, squared.data(), nearest.data());
        time = now() - began;
      }
      print_time(argv[a], median(times, RUNS));
    }
    free(x);
    free(y);
  }
  return 0;
}
