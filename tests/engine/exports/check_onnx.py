"""Has the checker of ONNX look at the models of all cases.

    python3 check_onnx.py folder
"""

import json
import pathlib
import sys

import onnx

folder = pathlib.Path(sys.argv[1])
for case in json.loads((folder / "cases.json").read_text()):
    model = onnx.load(folder / f"{case['name']}.onnx")
    onnx.checker.check_model(model, full_check=True)
    assert [one.key for one in model.metadata_props] == ["fingerprint", "samples"]
print("checked")
