"""keras.optimizers: what they remember under which names, and the step of SGD, as in its update_step().

Of the others the scripts bring the steps.
"""

import numpy as np

from .tape import Tensor


class Counter:
    value = 0

    def assign(self, value):
        self.value = value

    def __add__(self, other):
        return Tensor(self.value + other)


class Optimizer:
    members = ()
    first = 0.0

    def __init__(self, learning_rate, epsilon=1e-7):
        if not isinstance(learning_rate, float):
            raise TypeError("The step size must be a float.")
        self.learning_rate, self.epsilon = learning_rate, epsilon
        self.iterations = Counter()
        self.variables = None

    def build(self, variables):
        from . import Variable

        self.variables = list(variables)
        for name in self.members:
            setattr(self, name, [Variable(np.full(one.shape, self.first)) for one in variables])

    def apply(self, gradients, variables):
        if self.variables is None or any(a is not b for a, b in zip(self.variables, variables)):
            raise ValueError("The optimizer was not built on these variables.")
        for gradient, variable in zip(gradients, variables):
            self.update_step(Tensor(gradient), variable, Tensor(self.learning_rate))
        self.iterations.value += 1

    def _get_variable_index(self, variable):
        return next(k for k, one in enumerate(self.variables) if one is variable)

    def assign(self, variable, value):
        variable.assign(value)

    def assign_add(self, variable, value):
        variable.assign(variable + value)

    def assign_sub(self, variable, value):
        variable.assign(variable - value)

    def update_step(self, gradient, variable, learning_rate):
        raise NotImplementedError("The script brings this step.")


class SGD(Optimizer):
    def __init__(self, learning_rate, momentum=0.0, nesterov=False):
        super().__init__(learning_rate)
        self.momentum, self.nesterov = momentum, nesterov
        self.members = ("momentums",) if momentum else ()

    def update_step(self, gradient, variable, learning_rate):
        if not self.members:
            self.assign_sub(variable, gradient * learning_rate)
            return
        m = self.momentums[self._get_variable_index(variable)]
        self.assign(m, m * self.momentum - gradient * learning_rate)
        self.assign_add(variable, m * self.momentum - gradient * learning_rate if self.nesterov else m)


class Adagrad(Optimizer):
    members = ("_accumulators",)

    def __init__(self, learning_rate, initial_accumulator_value, epsilon):
        super().__init__(learning_rate, epsilon)
        self.first = initial_accumulator_value


class RMSprop(Optimizer):
    members = ("_velocities",)

    def __init__(self, learning_rate, rho, epsilon):
        super().__init__(learning_rate, epsilon)
        self.rho = rho


class Adam(Optimizer):
    members = ("_momentums", "_velocities")

    def __init__(self, learning_rate, beta_1, beta_2, epsilon):
        super().__init__(learning_rate, epsilon)
        self.beta_1, self.beta_2 = beta_1, beta_2
