"""Runs the training scripts of all cases, and writes how training went as JSON.

    python3 train.py folder ending epochs

Scripts are called <case>.<ending>; for what they import, PYTHONPATH may name a stand-in.
"""

import contextlib
import io
import json
import pathlib
import sys

folder, ending, epochs = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
told = []
for case in json.loads((folder / "cases.json").read_text()):
    path = folder / f"{case['name']}.{ending}"
    if not path.exists():
        told.append(None)
        continue
    text = path.read_text().replace("EPOCHS = 10", f"EPOCHS = {epochs}")
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, str(path), "exec"), names)
    told.append(
        {
            "difference": names["difference"],
            "losses": names["losses"](),
            "outputs": names["outputs_of"](names["all_inputs"]).tolist(),
        }
    )
(folder / f"{ending}.json").write_text(json.dumps(told))
