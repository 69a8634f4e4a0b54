/**
 * The package as its users get it: packed, installed into an empty folder without a network, and
 * run as the README shows.
 */

import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload, type SourceMapping } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, install, type Installed } from './installed.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

let consumer: Installed;
let folder = '';
let installed = '';

beforeAll(async () => {
  consumer = await install();
  ({ folder, files: installed } = consumer);
});

afterAll(() => consumer.remove());

/** The example of the README's section on embedding. */
async function readmeExample(): Promise<string> {
  const readme = await readFile(at('../../README.md'), 'utf8');
  return /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
}

describe('the packed package', () => {
  it('learns exclusive-or in Node, as the README shows', async () => {
    const script = join(folder, 'example.js');
    await writeFile(script, await readmeExample());
    const { stdout, stderr } = await execute(process.execPath, [script], { cwd: folder });
    const [loss, answer] = stdout.trim().split(' ');
    expect(stderr).toBe('');
    expect(Number(loss)).toBeLessThan(0.01);
    expect(answer).toBe('yes');
  });

  it('reads a table of another layout in Node, and says how', async () => {
    const script = `import { readTable } from 'edgewise';
      const { data, report } = await readTable('x;y;kind\\n1,5;2;a\\n2,5;3;b\\n3,5;1;a\\n');
      console.log(JSON.stringify([data.targets, report.delimiter, report.decimalComma]));`;
    const file = join(folder, 'table.js');
    await writeFile(file, script);
    const { stdout, stderr } = await execute(process.execPath, [file], { cwd: folder });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([['kind'], ';', true]);
  });

  it.each([
    ['connect.js', 'does not answer as', 'web/src/connect.ts'],
    ['element-rooms.js', 'Run restarts', 'web/src/searches/restarts.ts'],
  ])('has a map of %s that leads back to the source', async (file, text, source) => {
    const code = await readFile(join(installed, file), 'utf8');
    const before = code.slice(0, code.indexOf(text)).split('\n');
    const payload = JSON.parse(
      await readFile(join(installed, `${file}.map`), 'utf8'),
    ) as SourceMapPayload;
    const entry = new SourceMap(payload).findEntry(before.length - 1, before.at(-1)?.length ?? 0);
    expect(entry).toHaveProperty('originalSource', expect.stringContaining(source));
    const { originalSource, originalLine } = entry as SourceMapping;
    const lines = payload.sourcesContent[payload.sources.indexOf(originalSource)]?.split('\n');
    expect(lines?.[originalLine]).toContain(text);
  });

  it('has a map of every script but the one that is alone', async () => {
    const files = await readdir(installed);
    const scripts = files.filter((file) => file.endsWith('.js'));
    const without = scripts.filter((file) => !files.includes(`${file}.map`));
    expect(without).toEqual(['edgewise-element.global.js', 'element.server.js']);
  });

  it('brings everything it needs', async () => {
    const modules = await readdir(join(folder, 'node_modules'));
    expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['edgewise']);
  });

  it('can be imported in Node from the browser entry, too', async () => {
    const script = `await import(${JSON.stringify(join(installed, 'index.js'))});`;
    const { stderr } = await execute(process.execPath, ['--input-type=module', '-e', script]);
    expect(stderr).toBe('');
  });

  it('does nothing where the tags are imported on a server', async () => {
    const script = `const { PlaygroundElement } = await import('edgewise/element');
      console.log(typeof PlaygroundElement);`;
    const file = join(folder, 'server.js');
    await writeFile(file, script);
    const { stdout, stderr } = await execute(process.execPath, [file], { cwd: folder });
    expect([stdout.trim(), stderr]).toEqual(['function', '']);
  });

  it('trains on a thread in Node, with the module from where it is told', async () => {
    const script = `import { createClient, createEngine, fromLink, toLink } from 'edgewise';
      const project = { edgewise: 1, network: { layers: [2, 3, 1] },
        data: { generator: { name: 'circle', samples: 40, seed: 1 } } };
      const wasm = ${JSON.stringify(join(installed, 'edgewise.wasm'))};
      const client = createClient({ wasm });
      await client.open(fromLink('https://example.org/' + toLink(project)));
      await client.frame({ train: { epochs: 3 } });
      const there = await client.fingerprint();
      client.dispose();
      const session = (await createEngine({ wasm })).open(project);
      session.train({ epochs: 3 });
      console.log(there === session.fingerprint());
      const lost = createClient({ wasm: './nowhere.wasm' });
      await lost.open(project).catch(({ code, message }) => console.log(code, message));
      lost.dispose();`;
    const file = join(folder, 'client.js');
    await writeFile(file, script);
    const { stdout, stderr } = await execute(process.execPath, [file], { cwd: folder });
    const [same, fault] = stdout.trim().split('\n');
    expect([same, stderr]).toEqual(['true', '']);
    expect(fault).toMatch(/^load The file \.\/nowhere\.wasm could not be read/);
  });

  it('has the schema of projects', async () => {
    const file = join(folder, 'schema.js');
    await writeFile(
      file,
      `import schema from 'edgewise/schema' with { type: 'json' };
      console.log(schema.required.join());`,
    );
    const flags = ['--no-warnings', file];
    const { stdout } = await execute(process.execPath, flags, { cwd: folder });
    expect(stdout.trim()).toBe('edgewise,network');
  });

  it.each(['index.js', 'element.js', 'worker.js', 'table-worker.js'])(
    'has no Node code behind %s',
    async (entry) => {
      const seen = new Set([entry]);
      for (const file of seen) {
        const text = await readFile(join(installed, file), 'utf8');
        const others = text.match(
          /^(?:import|export)\b.*["'](?!\.)[^"']+["'];$|\b(?:require|import)\(\s*["'](?!\.).*$/gm,
        );
        expect(others, file).toBeNull();
        for (const match of text.matchAll(/(?:from|import)\s*\(?["']\.\/([^"']+)["']/g)) {
          seen.add(match[1] ?? '');
        }
      }
    },
  );

  it('finds its module and worker in the form that bundlers know', async () => {
    const names = (await readdir(installed)).filter((name) => name.endsWith('.js'));
    const texts = await Promise.all(names.map((name) => readFile(join(installed, name), 'utf8')));
    const text = texts.join('\n');
    expect(text).toContain('new URL("./edgewise.wasm", import.meta.url)');
    expect(text).toContain('new URL("./parts/edgewise.wasm", import.meta.url)');
    expect(text).toContain('new URL("./parts/questions.wasm", import.meta.url)');
    expect(text).toContain('new URL("./worker.js", import.meta.url)');
    expect(text).toContain('new URL("./reader.wasm", import.meta.url)');
    expect(text).toContain('new URL("./exports.wasm", import.meta.url)');
    expect(text).toContain('new URL("./table-worker.js", import.meta.url)');
  });

  it.each(['nodenext', 'bundler'])('has types that hold with the resolution "%s"', async (kind) => {
    await cp(at('consumer.ts.txt'), join(folder, 'consumer.ts'));
    const compiler = at('../../node_modules/typescript/bin/tsc');
    const module = kind === 'nodenext' ? 'nodenext' : 'esnext';
    const { stdout } = await execute(
      process.execPath,
      [
        compiler,
        ...['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom'],
        ...['--module', module, '--moduleResolution', kind, 'consumer.ts'],
      ],
      { cwd: folder },
    ).catch((error: unknown) => error as { stdout: string });
    expect(stdout).toBe('');
  });
});
