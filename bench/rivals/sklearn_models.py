"""scikit-learn on whole models. To be run by hand, on one core:

    OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 taskset -c 0 /usr/bin/python3 bench/rivals/sklearn_models.py TASK

svm FILE [ROWS]   fit of an SVC (RBF, gamma .02, C 10) on rows of a LIBSVM file, and prediction of 2,000 others
ridge             kernel ridge regression, Cholesky factor and RBF Gram matrix of 5,000 rows of 64 random features

Debian packages: python3-sklearn python3-scipy. One line per measurement: what, seconds, the answer's key figures.
"""
import sys
import time

import numpy as np

RUNS = 3


def timed(what, run, runs=1):
    best = float("inf")
    for _ in range(runs):
        began = time.perf_counter()
        result = run()
        best = min(best, time.perf_counter() - began)
    print(f"{what}: {best:.4f} s", flush=True)
    return result


def svm(path, rows="10000"):
    from sklearn.datasets import load_svmlight_file
    from sklearn.svm import SVC

    features, labels = load_svmlight_file(path)
    features = features.toarray()
    n = int(rows)
    train, test = slice(0, n), slice(n, n + 2000)
    model = SVC(gamma=0.02, C=10, cache_size=4000)
    timed(f"SVC fit, {features[train].shape[0]} rows", lambda: model.fit(features[train], labels[train]))
    print(f"  {model.support_.size} support vectors")
    if features[test].shape[0]:
        predicted = timed(f"SVC predict, {features[test].shape[0]} rows", lambda: model.predict(features[test]))
        print(f"  accuracy {(predicted == labels[test]).mean():.4f}")


def ridge():
    from scipy.linalg import cholesky
    from sklearn.kernel_ridge import KernelRidge
    from sklearn.metrics.pairwise import rbf_kernel

    random = np.random.default_rng(1)
    x, y = random.standard_normal((5000, 64)), random.standard_normal(5000)
    gamma = 1 / x.shape[1]
    gram = timed("rbf_kernel f64", lambda: rbf_kernel(x, gamma=gamma), RUNS)
    timed("rbf_kernel f32", lambda: rbf_kernel(x.astype(np.float32), gamma=gamma), RUNS)
    gram[np.diag_indices_from(gram)] += 1
    timed("Cholesky factor", lambda: cholesky(gram, lower=True, check_finite=False), RUNS)
    model = KernelRidge(kernel="rbf", gamma=gamma, alpha=1.0)
    timed("KernelRidge fit", lambda: model.fit(x, y), RUNS)


if __name__ == "__main__":
    tasks = {"svm": svm, "ridge": ridge}
    if len(sys.argv) < 2 or sys.argv[1] not in tasks:
        raise SystemExit(__doc__)
    tasks[sys.argv[1]](*sys.argv[2:])
