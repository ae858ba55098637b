"""scikit-learn: grid searches over SVCs.

    sklearn_search.py FOLDER

FOLDER has x.npy and y.npy, floats, and task.json, what to search. Prints one JSON object a line: the version before
it begins, then for each grid the seconds and what was found.
"""
import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from sklearn.svm import SVC

SCALERS = {"standard": StandardScaler, "minmax": lambda: MinMaxScaler((-1, 1))}


def say(**message):
    print(json.dumps(message), flush=True)


def auto_weights(y):
    """1 / (examples of the class), over the mean of these: they average 1."""
    classes, counts = np.unique(y, return_counts=True)
    inverse = 1 / counts
    return dict(zip(classes.tolist(), (inverse / inverse.mean()).tolist()))


def search_of(task, grid, weights):
    machine = SVC(
        kernel=grid["kernel"],
        class_weight=weights,
        cache_size=task["megabytes"],
        max_iter=-1 if task["maxIterations"] is None else task["maxIterations"],
    )
    prefix = ""
    if task["scale"] != "no":
        machine, prefix = make_pipeline(SCALERS[task["scale"]](), machine), "svc__"
    values = {
        prefix + name: [int(v) for v in some] if name == "degree" else some for name, some in grid["values"].items()
    }
    folds = StratifiedKFold(task["folds"])
    return GridSearchCV(machine, values, cv=folds, refit=task["testRows"] > 0, scoring="accuracy")


def main(folder):
    with open(f"{folder}/task.json") as file:
        task = json.load(file)
    x = np.load(f"{folder}/x.npy").astype(np.float64)
    y = np.load(f"{folder}/y.npy").ravel().astype(np.int64)
    rows, tested = task["rows"], task["testRows"]
    weights = auto_weights(y[:rows]) if task["autoWeights"] else None
    say(version=f"{sklearn.__version__}, numpy {np.__version__}")
    for number, grid in enumerate(task["grids"]):
        search = search_of(task, grid, weights)
        accuracy = None
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            began = time.perf_counter()
            search.fit(x[:rows], y[:rows])
            if tested > 0:
                accuracy = float((search.predict(x[rows:]) == y[rows:]).mean())
            seconds = time.perf_counter() - began
        results = search.cv_results_
        scores = np.array([results[f"split{fold}_test_score"] for fold in range(task["folds"])])
        say(
            grid=number,
            warmUp=False,
            seconds=seconds,
            means=[None if np.isnan(mean) else float(mean) for mean in results["mean_test_score"]],
            best=int(search.best_index_),
            tested=accuracy,
            unfinished=sum(issubclass(warning.category, ConvergenceWarning) for warning in told),
            failed=int(np.isnan(scores).sum()),
        )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
