/** The address of the sources in the package's manifest. */

import { expect, it } from 'vitest';
import { repositoryOf } from '../../.tools/lib/repository.mjs';

const url = 'git+https://forge.example/team/edgewise.git';

it.each([
  'https://forge.example/team/edgewise.git',
  'https://somebody:secret@forge.example/team/edgewise.git',
  'ssh://git@forge.example/team/edgewise.git',
  'git@forge.example:team/edgewise.git',
])('of %s is told without who cloned it', (remote) => {
  expect(repositoryOf(remote)).toEqual({ type: 'git', url });
});

it.each(['', '/srv/edgewise', 'file:///srv/edgewise', 'http://localhost/e', 'https://10.0.0.1/e'])(
  'is not told of "%s", which nobody else can reach',
  (remote) => {
    expect(repositoryOf(remote)).toBe(null);
  },
);
