/**
 * The core and the command as C++ users get them: installed, as a part of another project, as a package of
 * the system. What is compiled is what web/docs/cpp.md shows.
 */

import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../.tools/lib/find.mjs';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const build = at('build/native');
const page = readFileSync(at('web/docs/cpp.md'), 'utf8');
const blocks = (kind: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\n([^]*?)\`\`\``, 'g'))].map(
    (match) => match[1] ?? '',
  );
const [program = ''] = blocks('cpp');
const [whole = '', subdirectory = '', fetching = ''] = blocks('cmake');

/** What a careful user asks of a compiler, and what may change sums that are not ours. */
const flags = '-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -O1 -march=native';

let folder = '';
let prefix = '';

/** Standard output. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What the command comes to with the document in the program. */
function expected(): string {
  const document = /R"\(([^]*?)\)"/.exec(program)?.[1] ?? '';
  const file = join(folder, 'project.json');
  writeFileSync(file, document);
  const told = JSON.parse(
    run(join(prefix, 'bin/edgewise'), ['train', file, '--epochs', '50', '--json']),
  ) as { fingerprint: string };
  return told.fingerprint;
}

interface Built {
  folder: string;
  /** Of the user's own source. */
  compileCommand: string;
}

/** Configures and builds a project of somebody else. */
function consume(name: string, lists: string, options: readonly string[]): Built {
  const source = join(folder, name);
  mkdirSync(source);
  writeFileSync(join(source, 'main.cpp'), program);
  writeFileSync(join(source, 'CMakeLists.txt'), lists);
  const into = join(source, 'build');
  run('cmake', [
    ...['-S', source, '-B', into, '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON'],
    ...['-DCMAKE_BUILD_TYPE=Debug', `-DCMAKE_CXX_FLAGS_DEBUG=${flags}`, ...options],
  ]);
  run('cmake', ['--build', into, '--target', 'app']);
  const commands = JSON.parse(readFileSync(join(into, 'compile_commands.json'), 'utf8')) as {
    file: string;
    command: string;
  }[];
  const own = commands.find(({ file }) => file === join(source, 'main.cpp'));
  return { folder: into, compileCommand: own?.command ?? '' };
}

/** All that a compiler is told but where things are and what the user has asked for. */
const leaked = (command: string) =>
  command
    .split(' ')
    .slice(1)
    .filter((word) => /^-(?!I|isystem$|o$|c$|std=gnu\+\+20$)/.test(word))
    .filter((word) => !flags.split(' ').includes(word));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'edgewise-cpp-'));
  const first = join(folder, 'first');
  run('cmake', ['--install', build, '--prefix', first]);
  // An installation may be moved.
  prefix = join(folder, 'moved');
  renameSync(first, prefix);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what is installed', () => {
  it('is found by CMake, asks only for C++20, and comes to the bits of the command', () => {
    const { folder: built, compileCommand } = consume('found', whole, [
      `-DCMAKE_PREFIX_PATH=${prefix}`,
    ]);
    expect(compileCommand).toContain(' -std=gnu++20 ');
    expect(leaked(compileCommand)).toEqual([]);
    expect(run(join(built, 'app'), []).trim().split(' ')).toEqual([
      expect.stringMatching(/^0\.\d+$/),
      expected(),
      'setosa',
    ]);
  });

  it('has headers that the page names, all of them without warnings', () => {
    for (const header of readdirSync(join(prefix, 'include/edgewise'))) {
      expect(page).toContain(`\`${header}\``);
    }
    const source = join(folder, 'all.cpp');
    writeFileSync(source, '#include <edgewise/edgewise.hpp>\n');
    const strict = [...flags.split(' '), '-std=c++20', '-fsyntax-only'];
    run('c++', [...strict, `-I${join(prefix, 'include')}`, source]);
  });

  it('is refused where another version is asked for', () => {
    const other = whole.replace('edgewise 0.1 ', 'edgewise 0.2 ');
    expect(() => consume('other', other, [`-DCMAKE_PREFIX_PATH=${prefix}`])).toThrow(
      /compatible with requested version/,
    );
  });

  it.skipIf(findProgram(['pkg-config']) === null)('is found by pkg-config', () => {
    const libraries = run('cmake', ['-LA', '-N', build]);
    const lib = /CMAKE_INSTALL_LIBDIR:\w+=(.*)/.exec(libraries)?.[1] ?? 'lib';
    const said = run('pkg-config', ['--cflags', '--libs', 'edgewise'], {
      PKG_CONFIG_PATH: join(prefix, lib, 'pkgconfig'),
    });
    const source = join(folder, 'main.cpp');
    const app = join(folder, 'app');
    writeFileSync(source, program);
    run('c++', ['-std=c++20', '-o', app, source, ...said.trim().split(/\s+/)]);
    expect(run(app, [])).toContain(expected());
  });

  it('has the manual page and the completion that the command writes', () => {
    const command = join(prefix, 'bin/edgewise');
    const installed = (path: string) => readFileSync(join(prefix, 'share', path), 'utf8');
    expect(installed('man/man1/edgewise.1')).toBe(run(command, ['manual']));
    const completion = join(prefix, 'share/bash-completion/completions/edgewise');
    expect(readFileSync(completion, 'utf8')).toBe(run(command, ['completion']));
    // As the shell does it, of a command line that ends in "rest".
    const script = `. "$1"; COMP_WORDS=(edgewise rest); COMP_CWORD=1; _edgewise; echo "\${COMPREPLY[@]}"`;
    expect(run('bash', ['-c', script, 'bash', completion]).trim()).toBe('restarts');
  });
});

describe('as a part of another project', () => {
  // The library itself is not compiled once more: the user's source is, and linked with the one that is there.
  const lists = (snippet: string) =>
    whole
      .replace(/find_package.*\n/, `set(CMAKE_OPTIMIZE_DEPENDENCIES ON)\n${snippet}`)
      .replace('add_executable(app', 'add_library(app OBJECT');

  it.each([
    ['by add_subdirectory', subdirectory.replace('(edgewise)', `("${at('')}" edgewise)`), []],
    ['by FetchContent', fetching, [`-DFETCHCONTENT_SOURCE_DIR_EDGEWISE=${at('')}`]],
  ])('%s it is the library alone', (name, snippet, options) => {
    const { folder: built, compileCommand } = consume(
      name.replaceAll(' ', '-'),
      lists(snippet),
      options,
    );
    expect(compileCommand).toContain(' -std=gnu++20 ');
    expect(leaked(compileCommand)).toEqual([]);
    const app = join(built, 'app');
    run('c++', [
      ...['-o', app, join(built, 'CMakeFiles/app.dir/main.cpp.o')],
      join(build, 'core/libedgewise.a'),
    ]);
    expect(run(app, [])).toContain(expected());
    const targets = run('cmake', ['--build', built, '--target', 'help']);
    expect(targets).toContain('edgewise_core');
    expect(targets).not.toMatch(/edgewise_cli|test|doctest/);
  });
});

describe('the package for Debian', () => {
  const misses = ['dpkg', 'dpkg-deb', 'dpkg-shlibdeps'].filter(
    (name) => findProgram([name]) === null,
  );
  const why = misses.length === 0 ? '' : ` (left out: there is no ${misses.join(', ')} here)`;

  it.skipIf(misses.length > 0)(
    `is installed by dpkg, works, and leaves nothing behind${why}`,
    () => {
      const made = join(folder, 'packages');
      run('cpack', ['-G', 'DEB', '-B', made, '--config', join(build, 'CPackConfig.cmake')]);
      const [file = ''] = run('find', [made, '-maxdepth', '1', '-name', '*.deb'])
        .trim()
        .split('\n');
      const needs = run('dpkg-deb', ['-f', file, 'Depends'])
        .trim()
        .split(', ')
        .map((need) => need.split(' ')[0] ?? '');
      expect(needs).toContain('libc6');
      expect(needs.join()).not.toContain('mpi');
      // They are installed here: the command that was packed runs.
      expect(run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}', ...needs])).toBe(
        'ii '.repeat(needs.length),
      );
      // A system of its own, with an own list of what is installed, in which those are not.
      const root = join(folder, 'system');
      mkdirSync(join(root, 'var/lib/dpkg/updates'), { recursive: true });
      mkdirSync(join(root, 'var/lib/dpkg/info'));
      writeFileSync(join(root, 'var/lib/dpkg/status'), '');
      const dpkg = (...words: string[]) =>
        run('dpkg', [
          ...[`--root=${root}`, `--log=${join(root, 'log')}`, '--force-not-root'],
          ...['--force-depends', ...words],
        ]);
      dpkg('-i', file);
      expect(dpkg('-s', 'edgewise')).toContain('Status: install ok installed');
      const command = join(root, 'usr/bin/edgewise');
      expect(run(command, ['version'])).toMatch(/^edgewise \d/);
      for (const path of [
        'bin/edgewise',
        'include/edgewise/session.hpp',
        'share/man/man1/edgewise.1',
      ]) {
        expect(dpkg('-L', 'edgewise')).toContain(`/usr/${path}`);
      }
      dpkg('-P', 'edgewise');
      expect(existsSync(command)).toBe(false);
      expect(existsSync(join(root, 'usr'))).toBe(false);
    },
  );
});
