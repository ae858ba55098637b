"""scikit-learn on whole models. To be run by hand, on one core:

    OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 taskset -c 0 /usr/bin/python3 bench/rivals/sklearn_models.py TASK

svm FILE [ROWS]   fit of an SVC (RBF, gamma .02, C 10) on rows of a LIBSVM file, and prediction of 2,000 others
ridge             kernel ridge regression, Cholesky factor and RBF Gram matrix of 5,000 rows of 64 random features
rings             grid search over 702 fits of an SVC on two rings of 600 and 200 points

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


def rings():
    from sklearn.model_selection import GridSearchCV, StratifiedKFold, train_test_split
    from sklearn.svm import SVC

    random = np.random.default_rng(7)

    def ring(count, radius):
        angle, distance = random.uniform(0, 2 * np.pi, count), radius + random.normal(0, 0.25, count)
        return np.stack([distance * np.cos(angle), distance * np.sin(angle)], axis=1)

    x, y = np.concatenate([ring(600, 3), ring(200, 1)]), np.repeat([0, 1], [600, 200])
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.25, random_state=0)
    weights = 1 / np.bincount(y_train)
    weights = dict(enumerate(weights / weights.mean()))
    decades = lambda first, last: [10.0**e for e in range(first, last + 1)]
    grids = {
        "linear": {"C": decades(0, 4)},
        "poly": {"C": decades(0, 3), "coef0": decades(0, 2), "gamma": decades(-3, -1), "degree": [2, 4]},
        "rbf": {"C": decades(0, 4), "gamma": decades(-4, -1)},
        "sigmoid": {
            "C": decades(-1, 3) + [1e5],
            "coef0": [-1e4, -1e3, -100, -10, 1, 10, 100],
            "gamma": decades(-3, 2),
        },
    }
    began = time.perf_counter()
    for kernel, grid in grids.items():
        search = GridSearchCV(
            SVC(kernel=kernel, class_weight=weights, max_iter=2_000_000), grid, cv=StratifiedKFold(2)
        )
        timed(f"grid search, {kernel}", lambda: search.fit(x_train, y_train))
        accuracy = (search.predict(x_test) == y_test).mean()
        print(f"  {search.best_params_}, cross-validation {search.best_score_:.4f}, test {accuracy:.4f}")
    print(f"total: {time.perf_counter() - began:.3f} s")


if __name__ == "__main__":
    tasks = {"svm": svm, "ridge": ridge, "rings": rings}
    if len(sys.argv) < 2 or sys.argv[1] not in tasks:
        raise SystemExit(__doc__)
    tasks[sys.argv[1]](*sys.argv[2:])
