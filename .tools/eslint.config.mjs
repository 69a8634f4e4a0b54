/** ESLint: type-checked rules for all TypeScript and for the development scripts. */

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import eslint from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const folder = (/** @type {string} */ path) =>
  dirname(fileURLToPath(new URL(path, import.meta.url)));
const ofNetworks = ['exp', 'expm1', 'log', 'log1p', 'tanh', 'sinh', 'cosh'];

export default defineConfig(
  { ignores: ['build/', 'dist/', 'node_modules/', '**/public/', 'tests/hosts/projects/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: folder('../package.json'),
        project: [
          '.tools/tsconfig.json',
          'wasm/tsconfig.json',
          'web/tsconfig.json',
          'tests/tsconfig.json',
        ],
      },
    },
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // Plain scripts, as an author has them.
    files: ['web/gallery/*.js'],
    extends: [typescript.configs.disableTypeChecked],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['wasm/src/**/*.ts', 'web/src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-new-func': 'error',
      // Every number of a network comes from the core.
      'no-restricted-properties': [
        'error',
        ...ofNetworks.map((property) => ({
          object: 'Math',
          property,
          message: 'Networks are computed by the core, never in TypeScript.',
        })),
      ],
    },
  },
  {
    files: ['web/src/**/*.ts'],
    extends: [lit['flat/recommended']],
    rules: {
      // Lit binds the listeners of a template to their element.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TemplateElement[value.raw=/[^.]style=/]',
          message: 'A strict content policy refuses style attributes: set the property, .style=.',
        },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['#edgewise-module'], message: 'The page talks to the client.' }] },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  {
    files: ['.tools/**/*.mjs'],
    rules: {
      // The type checker knows Node's globals better.
      'no-undef': 'off',
      // JSON has no types in JSDoc.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
