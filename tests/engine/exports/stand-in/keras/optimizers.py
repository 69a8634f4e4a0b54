"""keras.optimizers: what a step does, from the update_step() of each."""

import numpy as np



class Counter:
    value = 0

    def assign(self, value):
        self.value = value


class Optimizer:
    members = ()
    first = 0.0

    def __init__(self, learning_rate, epsilon=1e-7):
        if not isinstance(learning_rate, float):
            raise TypeError("The step size must be a float.")
        self.learning_rate, self.epsilon = learning_rate, np.float32(epsilon)
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
        for k, (gradient, variable) in enumerate(zip(gradients, variables)):
            own = [getattr(self, name)[k] for name in self.members]
            self.step(gradient, variable, np.float32(self.learning_rate), *own)
        self.iterations.value += 1


class SGD(Optimizer):
    def __init__(self, learning_rate, momentum=0.0, nesterov=False):
        super().__init__(learning_rate)
        self.momentum, self.nesterov = np.float32(momentum), nesterov
        self.members = ("momentums",) if momentum else ()

    def step(self, gradient, variable, size, m=None):
        if m is None:
            variable.data = variable.data - gradient * size
            return
        m.data = m.data * self.momentum - gradient * size
        variable.data = variable.data + (m.data * self.momentum - gradient * size if self.nesterov else m.data)


class Adagrad(Optimizer):
    members = ("_accumulators",)

    def __init__(self, learning_rate, initial_accumulator_value, epsilon):
        super().__init__(learning_rate, epsilon)
        self.first = initial_accumulator_value

    def step(self, gradient, variable, size, sum_of_squares):
        sum_of_squares.data = sum_of_squares.data + gradient**2
        variable.data = variable.data - size * gradient / np.sqrt(sum_of_squares.data + self.epsilon)


class RMSprop(Optimizer):
    members = ("_velocities",)

    def __init__(self, learning_rate, rho, epsilon):
        super().__init__(learning_rate, epsilon)
        self.rho = np.float32(rho)

    def step(self, gradient, variable, size, velocity):
        velocity.data = self.rho * velocity.data + (1 - self.rho) * gradient**2
        variable.data = variable.data - size * gradient / np.sqrt(velocity.data + self.epsilon)


class Adam(Optimizer):
    members = ("_momentums", "_velocities")

    def __init__(self, learning_rate, beta_1, beta_2, epsilon):
        super().__init__(learning_rate, epsilon)
        self.beta_1, self.beta_2 = np.float32(beta_1), np.float32(beta_2)

    def step(self, gradient, variable, size, m, v):
        step = np.float32(self.iterations.value + 1)
        alpha = size * np.sqrt(1 - self.beta_2**step) / (1 - self.beta_1**step)
        m.data = m.data + (gradient - m.data) * (1 - self.beta_1)
        v.data = v.data + (gradient**2 - v.data) * (1 - self.beta_2)
        variable.data = variable.data - m.data * alpha / (np.sqrt(v.data) + self.epsilon)
