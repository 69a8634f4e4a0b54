"""Runs the training scripts of all cases, and writes how the losses went as JSON.

    python3 in_torch.py folder epochs
"""

import contextlib
import io
import json
import pathlib
import sys

import torch

torch.set_num_threads(1)
folder, epochs = pathlib.Path(sys.argv[1]), int(sys.argv[2])
told = []
for case in json.loads((folder / "cases.json").read_text()):
    path = folder / f"{case['name']}.train.py"
    if not path.exists():
        told.append(None)
        continue
    text = path.read_text().replace("EPOCHS = 10", f"EPOCHS = {epochs}")
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, str(path), "exec"), names)
    with torch.no_grad():
        outputs = names["network"](names["all_inputs"])[0].tolist()
    told.append({"difference": names["difference"], "losses": names["losses"](), "outputs": outputs})
(folder / "torch.json").write_text(json.dumps(told))
