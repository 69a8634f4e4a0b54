"""Makes ONNX models by ONNX's own helper: some that are chains of dense layers, with what goes in, and some that are not.

    python3 make.py folder
"""

import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

folder = pathlib.Path(sys.argv[1])
random = np.random.default_rng(1)
told = {"taken": [], "refused": []}


def numbers(*shape):
    return random.normal(0, 0.7, shape).astype(np.float32)


def save(name, nodes, constants, inputs=3, outputs=("y",), opset=13, type=TensorProto.FLOAT):
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info("x", type, ["rows", inputs])],
        [helper.make_tensor_value_info(one, TensorProto.FLOAT, None) for one in outputs],
        [numpy_helper.from_array(np.asarray(value), key) for key, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    model.ir_version = 7
    onnx.save(model, folder / f"{name}.onnx")
    return name


def taken(name, *rest, **others):
    inputs = others.get("inputs", 3)
    rows = random.normal(0, 1.5, (6, inputs)).astype(np.float32)
    told["taken"].append({"name": save(name, *rest, **others), "rows": rows.tolist(), "type": others.get("type", 1)})


def refused(name, words, *rest, **others):
    told["refused"].append({"name": save(name, *rest, **others), "words": words})


node = helper.make_node
w1, b1, w2, b2 = numbers(3, 4), numbers(4), numbers(4, 2), numbers(2)
weights = {"w1": w1, "b1": b1, "w2": w2, "b2": b2}

for function in ["Relu", "Tanh", "Sigmoid", "Identity", "LeakyRelu", "Softplus", "Elu", "Abs", "Sin"]:
    taken(
        f"plain-{function}",
        [node("Gemm", ["x", "w1", "b1"], ["a"]), node(function, ["a"], ["b"]), node("Gemm", ["b", "w2", "b2"], ["y"])],
        weights,
    )
taken(
    "turned",
    [
        node("Gemm", ["x", "w1", "b1"], ["a"], transB=1, alpha=0.5, beta=2.0),
        node("Relu", ["a"], ["b"]),
        node("Gemm", ["b", "w2"], ["y"], alpha=-1.5),
    ],
    {**weights, "w1": w1.T.copy()},
)
taken(
    "matmul",
    [
        node("MatMul", ["x", "w1"], ["a"]),
        node("Add", ["b1", "a"], ["b"]),
        node("Tanh", ["b"], ["c"]),
        node("Dropout", ["c"], ["d"]),
        node("MatMul", ["d", "w2"], ["e"]),
        node("Add", ["e", "b2"], ["f"]),
        node("Softmax", ["f"], ["y"], axis=1),
    ],
    weights,
)
taken("row-of-biases", [node("Gemm", ["x", "w1", "b1"], ["y"])], {"w1": w1, "b1": b1.reshape(1, 4)})
taken("one-bias", [node("Gemm", ["x", "w1", "b1"], ["y"])], {"w1": w1, "b1": np.float32(0.25).reshape(1)})
taken(
    "scaled",
    [
        node("Sub", ["x", "mean"], ["s"]),
        node("Div", ["s", "deviation"], ["t"]),
        node("Flatten", ["t"], ["u"]),
        node("Gemm", ["u", "w1", "b1"], ["y"]),
    ],
    {"w1": w1, "b1": b1, "mean": numbers(3), "deviation": np.float32([0.5, 2, 3])},
)
taken(
    "swish",
    [
        node("Gemm", ["x", "w1", "b1"], ["a"]),
        node("Sigmoid", ["a"], ["s"]),
        node("Mul", ["s", "a"], ["b"]),
        node("Constant", [], ["w"], value=numpy_helper.from_array(w2)),
        node("MatMul", ["b", "w"], ["y"]),
    ],
    {"w1": w1, "b1": b1},
)
taken(
    "typed-otherwise",
    [
        node("Cast", ["x"], ["f"], to=TensorProto.FLOAT),
        node("Gemm", ["f", "w1", "b1"], ["y"]),
        node("ArgMax", ["y"], ["best"], axis=1),
    ],
    weights,
    type=TensorProto.DOUBLE,
)

chain = [node("Gemm", ["x", "w1", "b1"], ["a"]), node("Relu", ["a"], ["b"])]
end = [node("Gemm", ["c", "w2", "b2"], ["y"])]
for operator, more in [("HardSwish", {}), ("Selu", {}), ("LayerNormalization", {}), ("Celu", {})]:
    refused(operator, operator, [*chain, node(operator, ["b"], ["c"], name="middle", **more), *end], weights, opset=17)
refused("leaky", "The function before", [*chain, node("LeakyRelu", ["a"], ["c"], alpha=0.3), *end], weights)
refused("residual", "(Add)", [*chain, node("Gemm", ["b", "v"], ["v1"], name="next"), node("Add", ["v1", "b"], ["c"], name="sum"), *end], {**weights, "v": numbers(4, 4)})
refused("convolution", '"kernel" (Conv)', [node("Conv", ["x", "w1"], ["y"], name="kernel")], weights)
refused("softmax-inside", "(Softmax)", [*chain, node("Softmax", ["b"], ["c"]), *end], weights)
refused("of-its-own", "com.example.Gemm", [node("Gemm", ["x", "w1"], ["y"], domain="com.example")], weights)
refused("no-layer", "no dense layer", [node("Identity", ["x"], ["y"])], weights)
refused("turned-inputs", "turned round", [node("Gemm", ["x", "w1"], ["y"], transA=1)], weights)
refused("old", "opset 6", [node("Gemm", ["x", "w1", "b1"], ["y"])], weights, opset=6)
refused("wrong-width", "the layer before gives 4", [*chain, node("MatMul", ["b", "w1"], ["y"])], weights)
refused("no-numbers", "too large to compute with", [node("MatMul", ["x", "w1"], ["y"])], {"w1": w1 * np.float32(np.nan)})

(folder / "models.json").write_text(json.dumps(told))
