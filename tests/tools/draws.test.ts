import { describe, expect, test } from 'vitest';
import { unorderedDraws } from '../../.tools/lib/draws.mjs';

const inFunction = (body: string) => `void f(Random& random) {\n  ${body}\n}`;
const found = (body: string) => unorderedDraws(inFunction(body)).length;

describe('draws without an order are found', () => {
  test.each([
    'points.add(x + random.normal(), y + random.normal());',
    'const double r = random.uniform(0.5, 2) * (random.below(2) == 0 ? 1 : -1);',
    'x = a ? random.uniform(0, 1) : random.uniform(0, 2);',
    'if (random.normal() < random.normal()) x = 1;',
    'f(Point{random.normal(), 1}, random.normal());',
    'values[random.below(3)] = random.normal();',
    'std::swap(a[random.below(2)], helper(random));',
    'f(helper(random), helper(random));',
    'const auto draw = [&] { return random.normal(); };\n f(draw(), draw());',
    'const auto draw = [&](int k) -> double { return k * random.normal(); };\n x = draw(1) + draw(2);',
    'const auto draw = [&] { return random.normal(); };\n f(draw(), random.normal());',
  ])('%s', (body) => {
    expect(found(body)).toBe(1);
  });

  test('with the line', () => {
    const source = inFunction('x = 1;\n\n  f(random.normal(),\n    random.normal());');
    expect(unorderedDraws(source)).toEqual([
      { line: 4, text: 'f (random.normal () , random.normal () )' },
    ]);
  });

  test('in methods that draw from a member', () => {
    const source = `struct Dice {
      Random random_;
      unsigned roll() { return random_.below(6); }
      unsigned both() { return roll() + roll(); }
    };`;
    expect(unorderedDraws(source)).toHaveLength(1);
  });
});

describe('draws with an order are let through', () => {
  test.each([
    'const double x = random.normal();\n const double y = random.normal();',
    'const double x = random.normal(), y = random.normal();',
    'const Point p{random.normal(), random.normal()};',
    'f({random.normal(), random.normal()});',
    'for (double& w : all) w = random.normal();',
    'for (int k = random.below(2); k < 5; ++k) x += random.normal();',
    'std::generate(begin, end, [&] { return random.normal(); });',
    'f(one.next(), two.next()); // random, random',
    'say("random, random");',
  ])('%s', (body) => {
    expect(found(body)).toBe(0);
  });
});
