"""A stand-in for what training scripts use of Keras 3, which Debian does not have: in NumPy, float32.

It is written from Keras' own source (optimizers/*.py, models, trainers): what a step does, what the optimizers remember and
under which names. It shows that a script computes and trains as it should as far as Keras does what this does; it
shows nothing about Keras itself.
"""

import numpy as np

from . import ops, optimizers
from .tape import Tensor, gradients

__all__ = ["Model", "ops", "optimizers"]


class Variable(Tensor):
    def assign(self, values):
        values = values.data if isinstance(values, Tensor) else values
        if np.shape(values) != self.data.shape:
            raise ValueError(f"{np.shape(values)} does not fit a variable of {self.data.shape}.")
        self.data = np.array(values, np.float32)


class Model:
    def __init__(self):
        self.trainable_variables = []

    def add_weight(self, shape, initializer):
        if initializer != "zeros":
            raise ValueError("Only zeros are known here.")
        self.trainable_variables.append(Variable(np.zeros(shape, np.float32)))
        return self.trainable_variables[-1]

    def __call__(self, x):
        return self.call(Tensor.of(x))

    def compile(self, optimizer, loss):
        self.optimizer, self.loss = optimizer, loss

    def train_on_batch(self, x, y):
        loss = ops.mean(self.loss(Tensor.of(y), self(x)))
        found = gradients(loss, self.trainable_variables)
        self.optimizer.apply(found, self.trainable_variables)
        return float(loss.data)
