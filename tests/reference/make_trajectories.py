"""Writes trajectories.json: 200 steps of training, computed by PyTorch in double precision.

    apt-get install python3-torch && python3 tests/reference/make_trajectories.py

tests/core/double/trajectory_test.cpp compares the core with it. A 2-4-2-1 network learns 24 examples,
6 in a batch, in the order of the table. Weights are in edge order: head by head, the bias last.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
LAYERS = [2, 4, 2, 1]
BATCH, STEPS, KEPT = 6, 200, [1, 10, 50, 200]

HIDDEN = {
    "tanh": torch.tanh,
    "logistic": torch.sigmoid,
    "softplus": F.softplus,
    "elu": F.elu,
    "gelu": lambda x: F.gelu(x, approximate="tanh"),
    "silu": F.silu,
    "leaky-rectifier": F.leaky_relu,
    "sine": torch.sin,
    "gaussian": lambda x: torch.exp(-x * x),
}
LOSS = {
    "squared": lambda p, t: ((p - t) ** 2).sum(1).mean(),
    "absolute": lambda p, t: (p - t).abs().sum(1).mean(),
    "huber": lambda p, t: F.huber_loss(p, t, reduction="none", delta=1.0).sum(1).mean(),
    "cross-entropy": lambda p, t: F.binary_cross_entropy_with_logits(p, t),
}
OPTIMIZER = {
    "sgd": lambda w, a: torch.optim.SGD(w, lr=a),
    "momentum": lambda w, a: torch.optim.SGD(w, lr=a, momentum=0.9),
    "nesterov": lambda w, a: torch.optim.SGD(w, lr=a, momentum=0.9, nesterov=True),
    "rmsprop": lambda w, a: torch.optim.RMSprop(w, lr=a, alpha=0.9, eps=1e-8),
    "adam": lambda w, a: torch.optim.Adam(w, lr=a, betas=(0.9, 0.999), eps=1e-8),
}
CASES = [
    *[(name, "squared", "tanh", 0.02) for name in OPTIMIZER],
    *[("sgd", loss, "tanh", 0.1) for loss in ("absolute", "huber", "cross-entropy")],
    *[("adam", "squared", hidden, 0.02) for hidden in HIDDEN if hidden != "tanh"],
]


def numbers(count, seed):
    """Numbers in [-1, 1) that any language can repeat."""
    state = seed
    for _ in range(count):
        state = (1103515245 * state + 12345) % 2**31
        yield state / 2**30 - 1


def main():
    edges = sum((a + 1) * b for a, b in zip(LAYERS, LAYERS[1:]))
    start = list(numbers(edges, 1))
    inputs = torch.tensor(list(numbers(48, 2))).reshape(24, 2)
    labels = (inputs[:, :1] * inputs[:, 1:] > 0).double()
    values = torch.sin(2 * inputs[:, :1]) + inputs[:, 1:] ** 2
    cases = []
    for optimizer, loss, hidden, step_size in CASES:
        targets = labels if loss == "cross-entropy" else values
        matrices, offset = [], 0
        for a, b in zip(LAYERS, LAYERS[1:]):
            part = torch.tensor(start[offset : offset + (a + 1) * b]).reshape(b, a + 1)
            matrices.append(part.clone().requires_grad_())
            offset += (a + 1) * b
        descent = OPTIMIZER[optimizer](matrices, step_size)
        kept = {}
        for step in range(1, STEPS + 1):
            first = (step - 1) % (24 // BATCH) * BATCH
            x = inputs[first : first + BATCH]
            for k, matrix in enumerate(matrices):
                x = torch.cat([x, torch.ones(len(x), 1)], 1) @ matrix.T
                if k < len(matrices) - 1:
                    x = HIDDEN[hidden](x)
            descent.zero_grad()
            LOSS[loss](x, targets[first : first + BATCH]).backward()
            descent.step()
            if step in KEPT:
                kept[step] = [w for matrix in matrices for w in matrix.flatten().tolist()]
        cases.append(
            {
                "optimizer": optimizer,
                "loss": loss,
                "hidden": hidden,
                "output": "logistic" if loss == "cross-entropy" else "identity",
                "stepSize": step_size,
                "targets": targets.flatten().tolist(),
                "weights": kept,
            }
        )
    result = {
        "made": f"PyTorch {torch.__version__}, float64, tests/reference/make_trajectories.py",
        "layers": LAYERS,
        "batch": BATCH,
        "start": start,
        "inputs": inputs.flatten().tolist(),
        "cases": cases,
    }
    path = pathlib.Path(__file__).with_name("trajectories.json")
    path.write_text(json.dumps(result, indent=1) + "\n")


main()
