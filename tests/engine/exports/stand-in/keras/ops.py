"""keras.ops, as far as training scripts use it."""

import numpy as np

from .tape import Tensor


def unary(value, slope):
    """A function of each number: what it is, and its derivative by the argument and the value."""

    def apply(x):
        x = Tensor.of(x)
        with np.errstate(over="ignore"):
            y = value(x.data)
        return Tensor(y, [(x, lambda g: g * slope(x.data, y))])

    return apply


def logistic(x):
    return 1 / (1 + np.exp(-x))


def gelu_slope(x, _):
    scale, cube = np.float32(np.sqrt(2 / np.pi)), np.float32(0.044715)
    t = np.tanh(scale * (x + cube * x**3))
    return (1 + t + x * (1 - t * t) * scale * (1 + 3 * cube * x * x)) / 2


exp = unary(np.exp, lambda x, y: y)
sin = unary(np.sin, lambda x, y: np.cos(x))
abs = unary(np.abs, lambda x, y: np.sign(x))
sigmoid = unary(logistic, lambda x, y: y * (1 - y))
tanh = unary(np.tanh, lambda x, y: 1 - y * y)
relu = unary(lambda x: np.maximum(x, 0), lambda x, y: x > 0)
softplus = unary(lambda x: np.logaddexp(0, x), lambda x, y: logistic(x))
elu = unary(lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))), lambda x, y: np.where(x > 0, 1, y + 1))
silu = unary(lambda x: x * logistic(x), lambda x, y: logistic(x) * (1 + x * (1 - logistic(x))))
sqrt = unary(np.sqrt, lambda x, y: 1 / (2 * y))
square = unary(np.square, lambda x, y: 2 * x)
sign = unary(np.sign, lambda x, y: 0 * x)


def leaky_relu(x, negative_slope):
    slope = np.float32(negative_slope)
    return unary(lambda x: np.where(x > 0, x, slope * x), lambda x, y: np.where(x > 0, 1, slope))(x)


def gelu(x, approximate):
    if not approximate:
        raise ValueError("Edgewise's is the approximation by tanh.")
    value = lambda x: x / 2 * (1 + np.tanh(np.float32(np.sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x**3)))
    return unary(value, gelu_slope)(x)


def power(base, exponent):
    return Tensor(np.float32(base) ** exponent.data)  # of constants


def maximum(x, least):
    return unary(lambda x: np.maximum(x, least), lambda x, y: x > least)(x)


def where(mask, yes, no):
    yes, no = Tensor.of(yes), Tensor.of(no)
    return Tensor(np.where(mask, yes.data, no.data), [(yes, lambda g: g * mask), (no, lambda g: g * ~mask)])


def cast(x, dtype):
    return Tensor(np.asarray(getattr(x, "data", x), dtype))


def take(x, places, axis):
    if axis != 1:
        raise ValueError("Only columns are taken here.")
    return x[:, places]


def transpose(x):
    return Tensor(x.data.T, [(x, lambda g: g.T)])


def matmul(a, b):
    return Tensor(a.data @ b.data, [(a, lambda g: g @ b.data.T), (b, lambda g: a.data.T @ g)])


def concatenate(parts, axis):
    if axis != 1:
        raise ValueError("Only columns are joined here.")
    ends = np.cumsum([part.shape[1] for part in parts])
    joined = np.concatenate([part.data for part in parts], axis=1)
    back = lambda end, width: lambda g: g[:, end - width : end]
    return Tensor(joined, [(part, back(end, part.shape[1])) for part, end in zip(parts, ends)])


def sum(x, axis):
    back = lambda g: np.broadcast_to(np.expand_dims(g, axis), x.shape)
    return Tensor(x.data.sum(axis=axis), [(x, back)])


def mean(x):
    return Tensor(x.data.mean(), [(x, lambda g: np.full(x.shape, g / x.data.size))])


def log_softmax(x, axis):
    highest = x.data.max(axis=axis, keepdims=True)
    y = x.data - highest - np.log(np.exp(x.data - highest).sum(axis=axis, keepdims=True))
    return Tensor(y, [(x, lambda g: g - np.exp(y) * g.sum(axis=axis, keepdims=True))])


def softmax(x, axis):
    return exp(log_softmax(x, axis))


def binary_crossentropy(target, output, from_logits):
    if not from_logits:
        raise ValueError("Edgewise computes it from the sums.")
    target = Tensor.of(target)
    return softplus(output) - output * target.data


def convert_to_tensor(x):
    return Tensor.of(x)


def convert_to_numpy(x):
    return np.asarray(getattr(x, "data", x))
