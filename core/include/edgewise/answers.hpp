// Questions and answers as JSON text, so that one call crosses to JavaScript or to a command line.
// Each answer's form is a type of wasm/src/answers.ts. Unknown keys and wrong types are errors with
// their path, as in the project document.
#pragma once

#include <string>
#include <string_view>

#include "edgewise/goal_result.hpp"
#include "edgewise/session.hpp"

namespace edgewise::answers {

// {edge: number | {from, to}, from, to, points, on} -> the loss as a function of one weight, and
// where one step of gradient descent takes it. `on`: "train" (the default), "test", or one example
// {inputs, targets}, encoded.
Result<std::string> lossSlice(const Session& session, std::string_view question);

// {edges: [two], ranges: [[low, high], [low, high]], resolution, on} -> of two weights.
Result<std::string> lossGrid(const Session& session, std::string_view question);

// {} -> the matrices and functions of a layered network, the product where it collapses.
Result<std::string> composition(const Session& session, std::string_view question);

// {on} -> confusion matrices, R squared, gradient norms by layer, dead neurons.
Result<std::string> measures(const Session& session, std::string_view question);

// {} -> {plane: {centre, directions}, variances, total, inUnits}: the first two principal axes of
// the encoded inputs of the training rows (principal_axes.hpp); `inUnits` is the same plane in the
// units of the table by column, {column: {centre, directions: [two numbers]}}, or null.
Result<std::string> principalAxes(const Session& session, std::string_view question);

// {losses: [numbers]} -> why the network may not be learning, as a list of sentences (advice.hpp).
Result<std::string> advice(const Session& session, std::string_view question);

// {set, index} -> the encoded inputs and targets of a kept row, and its number in the table. {row}:
// the same by that number, with its set and its place there.
Result<std::string> encoded(const Session& session, std::string_view question);

// {edges: [numbers or {from, to}], on} -> each gradient beside a central difference of the loss.
Result<std::string> gradientCheck(const Session& session, std::string_view question);

// {on} -> {weights, samples, steps, moments}: what one step of training on one example would lead
// to from here, with the optimizer and the step size as they are.
Result<std::string> stepped(const Session& session, std::string_view question);

// {epochs: [whole numbers]} -> the step size in each of these epochs; the first is epoch 0.
Result<std::string> stepSizes(const Session& session, std::string_view question);

// {} -> the training row that was seen last (or comes first): its place in the epoch from 0, its
// number among the training rows, its row in the table.
Result<std::string> turn(const Session& session, std::string_view question);

// {inputs} -> what the network makes of encoded inputs beside what the product of its matrices
// makes of them (product times the inputs and the constant 1), and the largest difference.
Result<std::string> collapsed(const Session& session, std::string_view question);

// {} -> {met, score, max, conditions}: what the goal asks for, and how much of it holds.
Result<std::string> goal(const Session& session, std::string_view question);

// {set, order, column, descending, wrong, cell: {target, truth, prediction}, from, count} -> a page
// of rows with what the network makes of them.
Result<std::string> listing(const Session& session, std::string_view question);

// {from, to, epochs} -> losses of the restarts from … to - 1 and the best of them.
Result<std::string> restarts(const Session& session, std::string_view question);

// {bits, range, from, to} -> the best of these combinations; without from and to only the count.
Result<std::string> exhaustive(const Session& session, std::string_view question);

// {running-example: {}}, {boolean: {truth}}, {approximation: {x, y, neurons}},
// {matrix-product: {a, b}}, {product-gate: {scale}} or {sawtooth: {times, deep}} -> a project.
Result<std::string> construct(std::string_view question);

// {base, exponent} -> how many that are.
Result<std::string> count(std::string_view question);

// {bits} -> the hidden neurons that some boolean function of so many bits needs, at least.
Result<std::string> fewestHidden(std::string_view question);

// {function, x: [numbers]} -> its values and derivatives there, for plotting.
Result<std::string> functionValues(std::string_view question);

// What came of a goal's result: {holds, differences: [{path, message}], met, score, max,
// conditions, edits, from, samples, epoch, fingerprint}.
std::string writeChecked(const CheckedResult& checked);

}  // namespace edgewise::answers
