/** Numbers as people type and paste them. */

import { describe, expect, it } from 'vitest';
import { settings, valuesOf } from '../../web/src/project/settings.js';
import { parseNumber } from '../../web/src/kit/parse-number.js';

const fault = (text: string, whole = false) => {
  const read = parseNumber(text, { whole });
  return 'fault' in read ? read.fault : `no fault, but ${String(read.value)}`;
};

describe('a number', () => {
  it.each([
    ['0.5', 0.5],
    ['0,5', 0.5],
    [',5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['\u22120.25', -0.25],
    ['\u22120,25', -0.25],
    ['\u20130.25', -0.25],
    ['- 5', -5],
    ['+2', 2],
    [' 0.5 ', 0.5],
    ['\u00a00.5\u00a0', 0.5],
    ['1/2', 0.5],
    ['-1/4', -0.25],
    ['11/2', 5.5],
    ['1 1/2', 1.5],
    ['-1 1/2', -1.5],
    ['0,5/2', 0.25],
    ['1\u20442', 0.5],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['1,5e-3', 0.0015],
    ['1e\u22123', 0.001],
    ['007', 7],
    ['0,125', 0.125],
    ['12,3456', 12.3456],
    ['1234,567', 1234.567],
    // As the page itself writes it.
    ['1.234', 1.234],
    ['1.000', 1],
  ])('%j is %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ value });
  });

  it.each([
    ['1.000,5', 1000.5],
    ['1,000.5', 1000.5],
    ['1,000,000', 1_000_000],
    ['1.000.000', 1_000_000],
    ['1 000', 1000],
    ['5 000', 5000],
    ['1\u00a0000', 1000],
    ['1\u202f000,5', 1000.5],
    ["12'345.5", 12_345.5],
    ['1\u2019000\u2019000', 1_000_000],
    ['-1.000,5', -1000.5],
  ])('%j is %d, by its groups of three', (text, value) => {
    expect(parseNumber(text)).toEqual({ value });
  });

  it.each(['', '   ', '\u00a0'])('%j is none', (text) => {
    expect(parseNumber(text)).toEqual({ value: null });
  });
});

describe('what could be two numbers', () => {
  it('is asked about', () => {
    expect(fault('1,000')).toBe('"1,000" could be 1 or 1000: write 1 or 1000.');
    expect(fault('-1,234')).toBe('"-1,234" could be -1.234 or -1234: write -1.234 or -1234.');
    expect(fault('1,000', true)).toBe('"1,000" could be 1 or 1000: write 1 or 1000.');
    expect(fault('1.000', true)).toBe('"1.000" could be 1 or 1000: write 1 or 1000.');
    expect(fault('1/1,000')).toMatch(/could be 1 or 1000/);
  });

  it('is the only one that is whole, where whole ones are meant', () => {
    expect(parseNumber('1,234', { whole: true })).toEqual({ value: 1234 });
    expect(parseNumber('1.234', { whole: true })).toEqual({ value: 1234 });
    expect(parseNumber('-12.345', { whole: true })).toEqual({ value: -12_345 });
  });
});

it.each([
  'abc',
  '12 cm',
  '12cm',
  '1,2,3',
  '1.2.3',
  '1,0000,000',
  '1.000,5,5',
  '100 20',
  '0 123',
  '1\t000',
  '1 2',
  '--5',
  '5-',
  '-',
  '1/',
  '/2',
  '1/2/3',
  'e5',
  '1e',
  '0x10',
  'Infinity',
  'NaN',
  '\u00bd',
  '$5',
])('%j is told to be no number', (text) => {
  expect(fault(text)).toBe(`"${text}" is not a number.`);
});

it('says what is wrong with a number that cannot be taken', () => {
  expect(fault('5 %')).toBe('"5 %" is a percentage: write it as a number, without %.');
  expect(fault('1e999')).toBe('1e999 is too large a number.');
  expect(fault('1/0')).toBe('"1/0" divides by 0.');
});

describe('a list of values', () => {
  const stepSize = settings.find(({ id }) => id === 'stepSize');
  const batch = settings.find(({ id }) => id === 'batch');
  if (!stepSize || !batch) throw new Error('The settings have other names.');

  it.each([
    ['0.01, 0.1, 1', [0.01, 0.1, 1]],
    ['0.01 0.1 1', [0.01, 0.1, 1]],
    ['0,01; 0,1; 1', [0.01, 0.1, 1]],
    ['1/2; 1/4', [0.5, 0.25]],
    ['0.01,0.1,1', [0.01, 0.1, 1]],
    ['0.1,', [0.1]],
  ])('%j holds these', (text, values) => {
    expect(valuesOf(stepSize, text)).toEqual(values);
  });

  it('asks where a comma could be a part of a number', () => {
    for (const text of ['0,1', '0,1 0,2', '0,1, 0,2', '1,000', '100,200']) {
      expect(valuesOf(stepSize, text), text).toMatch(/could be one number or several: put “;”/);
    }
    expect(valuesOf(batch, '100,200')).toMatch(/could be one number or several/);
    expect(valuesOf(batch, '1,10')).toEqual([1, 10]);
  });
});
