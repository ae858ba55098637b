"""scikit-learn: nearest neighbours by brute force, RBF Gram matrices.

    sklearn_matrices.py check|time FOLDER WORK...

nearest.TYPE.QUERIESxSAMPLESxD.kK: pairwise_distances_argmin for k = 1, else NearestNeighbors.
rbf.TYPE.NxD: rbf_kernel with gamma = 1 / d.
"""
import json
import statistics
import sys
import time

import numpy as np
import sklearn
from sklearn.metrics import pairwise_distances_argmin
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.neighbors import NearestNeighbors

RUNS = 3
CHECKED_ROWS = 500  # of a Gram matrix: the whole would be 200 MB


def prepare(family, x, y, rest):
    """A function that does the work, and one that takes from its result what is compared."""
    if family == "rbf":
        return lambda: rbf_kernel(x, gamma=1 / x.shape[1]), lambda gram: gram[:CHECKED_ROWS]
    if family == "nearest":
        k = int(rest[0][1:])
        if k == 1:
            return lambda: pairwise_distances_argmin(x, y), lambda nearest: nearest.astype(np.int64)
        search = NearestNeighbors(n_neighbors=k, algorithm="brute").fit(y)
        return (lambda: search.kneighbors(x, return_distance=False)), lambda nearest: nearest.astype(np.int64)
    raise SystemExit(f"no such family: {family}")


def main(mode, folder, works):
    print(json.dumps({"version": f"{sklearn.__version__}, numpy {np.__version__}"}))
    for work in works:
        family, kind, shape, *rest = work.split(".")
        sizes = [int(s) for s in shape.split("x")]
        dtype = {"f32": np.float32, "f64": np.float64}[kind]
        rows = lambda name, n: np.fromfile(f"{folder}/{work}/{name}.{kind}", dtype).reshape(n, sizes[-1])
        x = rows("x", sizes[0])
        y = rows("y", sizes[1]) if family == "nearest" else None
        run, answer = prepare(family, x, y, rest)
        result = run()
        if mode == "check":
            found = answer(result)
            ending = "i64" if found.dtype == np.int64 else kind
            np.ascontiguousarray(found).tofile(f"{folder}/{work}/sklearn_matrices.{ending}")
            continue
        times = []
        for _ in range(RUNS):
            del result
            began = time.perf_counter()
            result = run()
            times.append(time.perf_counter() - began)
        print(json.dumps({"work": work, "seconds": statistics.median(times)}), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
