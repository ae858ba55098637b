"""scikit-learn: one fit of an SVC with an RBF kernel, and the dual objective of what it found.

    sklearn_svc.py FOLDER C GAMMA TOLERANCE MEGABYTES

FOLDER has x.npy and y.npy, floats. Prints one JSON object a line: the version before it begins, the seconds of
the fit, the answer.
"""
import json
import sys
import time

import numpy as np
import sklearn
from sklearn.svm import SVC

BLOCK = 1000  # rows of the kernel matrix at a time


def say(**message):
    print(json.dumps(message), flush=True)


def half_square(vectors, coefficients, gamma):
    """1/2 b'Kb, exp(-gamma |u - v|^2) in double, a block of rows of K at a time."""
    squared = np.einsum("ij,ij->i", vectors, vectors)
    total = 0.0
    for start in range(0, len(vectors), BLOCK):
        rows = slice(start, start + BLOCK)
        distances = squared[rows, None] + squared[None, :] - 2 * (vectors[rows] @ vectors.T)
        total += coefficients[rows] @ (np.exp(-gamma * np.maximum(distances, 0)) @ coefficients)
    return total / 2


def objective(model, gamma):
    """The sum over all pairs of classes of 1/2 b'Kb - sum |b|, where b = label times alpha."""
    ends = np.concatenate([[0], np.cumsum(model.n_support_)])
    vectors, coefficients = model.support_vectors_, model.dual_coef_
    total = 0.0
    for i in range(len(model.classes_)):
        for j in range(i + 1, len(model.classes_)):
            # Of a support vector of class i, row j - 1 belongs to the pair with class j; of one of class j, row i.
            first, second = slice(ends[i], ends[i + 1]), slice(ends[j], ends[j + 1])
            b = np.concatenate([coefficients[j - 1, first], coefficients[i, second]])
            used = b != 0
            both = np.concatenate([vectors[first], vectors[second]])[used]
            total += half_square(both, b[used], gamma) - np.abs(b).sum()
    return total


def main(folder, c, gamma, tolerance, megabytes):
    x = np.load(f"{folder}/x.npy").astype(np.float64)
    y = np.load(f"{folder}/y.npy").ravel().astype(np.int64)
    model = SVC(C=float(c), gamma=float(gamma), tol=float(tolerance), cache_size=float(megabytes))
    say(version=f"{sklearn.__version__}, numpy {np.__version__}")
    began = time.perf_counter()
    model.fit(x, y)
    say(seconds=time.perf_counter() - began)
    status = "converged" if model.fit_status_ == 0 else "not converged"
    say(objective=objective(model, float(gamma)), supportVectors=int(model.support_.size), status=status)


if __name__ == "__main__":
    if len(sys.argv) != 6:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
