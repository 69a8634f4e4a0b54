"""The task of the benchmark as one does it with scikit-learn: from a CSV file with a column "class" to written
predictions for the rows of another. Arguments: the two files, where the predictions go, hidden neurons, batch
size, epochs. Without a second file: writes the data set of digits as CSV to the first.
"""

import sys
import warnings

import numpy
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler


def write_digits(file):
    digits = load_digits()
    names = [f"p{k}" for k in range(64)] + ["class"]
    rows = numpy.column_stack([digits.data, digits.target])
    numpy.savetxt(file, rows, fmt="%d", delimiter=",", header=",".join(names), comments="")


def read(file):
    with open(file, encoding="utf-8") as lines:
        width = len(next(lines).split(",")) - 1
    inputs = numpy.loadtxt(file, delimiter=",", skiprows=1, usecols=range(width))
    classes = numpy.loadtxt(file, delimiter=",", skiprows=1, usecols=width, dtype=str)
    return inputs, classes


def predict(examples, rows, out, hidden, batch, epochs):
    # All epochs are wanted, whether or not it has converged.
    warnings.simplefilter("ignore", ConvergenceWarning)
    inputs, classes = read(examples)
    inputs, _, classes, _ = train_test_split(
        inputs, classes, train_size=0.8, stratify=classes, random_state=1
    )
    scaler = StandardScaler().fit(inputs)
    model = MLPClassifier(
        hidden_layer_sizes=(hidden,),
        activation="tanh",
        solver="sgd",
        momentum=0,
        alpha=0,
        batch_size=batch,
        learning_rate_init=0.1,
        max_iter=epochs,
        n_iter_no_change=epochs + 1,
        random_state=1,
    )
    model.fit(scaler.transform(inputs), classes)
    predicted = model.predict(scaler.transform(read(rows)[0]))
    numpy.savetxt(out, predicted, fmt="%s", header="predicted class", comments="")


if len(sys.argv) == 2:
    write_digits(sys.argv[1])
else:
    predict(*sys.argv[1:4], *map(int, sys.argv[4:]))
