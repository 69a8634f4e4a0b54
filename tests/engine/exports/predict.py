"""Predicts the rows of all cases with the exported Python modules, and writes what they say as JSON.

    python3 predict.py folder
"""

import importlib.util
import json
import pathlib
import sys

import numpy as np

folder = pathlib.Path(sys.argv[1])


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(value):
    return value.item() if isinstance(value, np.generic) else value


told = []
for case in json.loads((folder / "cases.json").read_text()):
    network = load(folder / f"{case['name']}.py")
    values, outputs = network.predict(case["rows"])
    columns = list(values.values())
    told.append(
        [
            {"outputs": output.tolist(), "values": [plain(column[r]) for column in columns]}
            for r, output in enumerate(outputs)
        ]
    )
    if not network.check() <= 1e-4:
        print(case["name"], "does not agree with its own samples", file=sys.stderr)
(folder / "python.json").write_text(json.dumps(told))
