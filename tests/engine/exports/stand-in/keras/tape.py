"""Arrays that remember what they were computed from, and gradients along the way back (reverse mode)."""

import numpy as np


class Tensor:
    __array_ufunc__ = None  # NumPy leaves operators to it

    def __init__(self, data, parents=()):
        self.data = np.asarray(data, np.float32)
        self.parents = parents  # pairs of a tensor and the function from the gradient here to its own

    @staticmethod
    def of(value):
        return value if isinstance(value, Tensor) else Tensor(value)

    @property
    def dtype(self):
        return self.data.dtype

    @property
    def shape(self):
        return self.data.shape

    def __add__(self, other):
        other = Tensor.of(other)
        return Tensor(self.data + other.data, [(self, lambda g: g), (other, lambda g: g)])

    def __neg__(self):
        return Tensor(-self.data, [(self, lambda g: -g)])

    def __sub__(self, other):
        return self + -Tensor.of(other)

    def __mul__(self, other):
        other = Tensor.of(other)
        a, b = self.data, other.data
        return Tensor(a * b, [(self, lambda g: g * b), (other, lambda g: g * a)])

    def __truediv__(self, other):
        other = Tensor.of(other)
        a, b = self.data, other.data
        return Tensor(a / b, [(self, lambda g: g / b), (other, lambda g: -g * a / b**2)])

    def __pow__(self, power):
        a = self.data
        return Tensor(a**power, [(self, lambda g: g * power * a ** (power - 1))])

    def __getitem__(self, place):
        def back(g):
            whole = np.zeros_like(self.data)
            np.add.at(whole, place, g)
            return whole

        return Tensor(self.data[place], [(self, back)])

    def __rsub__(self, other):
        return Tensor.of(other) - self

    def __lt__(self, other):
        return self.data < other

    def __ge__(self, other):
        return self.data >= other

    def __radd__(self, other):
        return self + no_array(other)

    def __rmul__(self, other):
        return self * no_array(other)


def no_array(value):
    """With PyTorch below, Keras takes no array of NumPy on the left of an operator."""
    if isinstance(value, np.ndarray):
        raise TypeError("An array of NumPy can't stand on the left of a tensor.")
    return value


def summed_to(shape, gradient):
    """The gradient of what was broadcast from `shape`."""
    gradient = np.asarray(gradient, np.float32)
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1 and gradient.shape[axis] != 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient


def gradients(last, variables):
    order, seen, stack = [], set(), [(last, False)]
    while stack:
        tensor, is_done = stack.pop()
        if is_done:
            order.append(tensor)
        elif id(tensor) not in seen:
            seen.add(id(tensor))
            stack.append((tensor, True))
            stack.extend((parent, False) for parent, _ in tensor.parents)
    found = {id(last): np.ones_like(last.data)}
    for tensor in reversed(order):
        for parent, back in tensor.parents:
            share = summed_to(parent.shape, back(found[id(tensor)]))
            found[id(parent)] = found.get(id(parent), 0) + share
    return [found.get(id(one), np.zeros_like(one.data)) for one in variables]
