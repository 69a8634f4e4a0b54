#include "usage.hpp"

namespace edgewise::cli {

const std::string_view usage =
    R"(edgewise: small neural networks, computed as the playground in the browser does.

  edgewise check SOURCE [--out FILE]         what the source says, or what is wrong with it
  edgewise check RESULT [--task FILE]        whether a goal's result comes out again, and is of
                                             this task
  edgewise train SOURCE [--epochs N]         until its stop rules, or N epochs more
                        [--out FILE]         and keeps the trained project
  edgewise evaluate SOURCE                   loss and accuracy on its training and test rows
                    [--rows FILE]            or predictions for the rows of a table, as CSV
                    [--out FILE]
  edgewise restarts SOURCE [--count N]       from N starts (100) over all cores; keeps the best
                    [--epochs N] [--out FILE]
  edgewise export SOURCE --format NAME       as code, ONNX or a table; without --format it lists
                  [--out FILE]               what there is

RESULT is what a learner hands in: the result of a goal (JSON), as the page's element tells it.
SOURCE is a project (JSON) or a table: CSV with any delimiter, JSON, Markdown, HTML, ARFF. What a
file holds is told by its content. A file named - is standard input, after --out standard output.

Tables are read as their owner most likely means them. What was assumed is told on standard error,
a line each with the option that takes the other way; a line with a question mark could well be
meant otherwise:

  --choose KIND=TAKEN           of the whole file:      --choose header=names
  --choose KIND:WHERE=TAKEN     of a column or a line:  --choose type:zip=category
  --strict                      what could well be meant otherwise is an error
  --target NAME                 the column to predict; several: again, or with commas between them
  --inputs NAMES                the columns to predict from

A table makes a project that suits it, trained for 10 to 1,000 epochs if you do not say how many:

  --hidden 8,8                  neurons of each hidden layer, or none (6)
  --function NAME               of hidden neurons (tanh)
  --output NAME                 of output neurons
  --loss NAME                   squared, absolute, huber or cross-entropy
  --seed N                      draws the weights (1)

  --json  prints one JSON value.
  Ctrl-C ends training in order: what was trained is kept in --out, and goes on from there.
  Exit status: 0 done, 1 a fault in what was given or a result that cannot be written, 2 a fault in
  edgewise, 3 training diverged, 130 interrupted.
)";

}  // namespace edgewise::cli
