import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarationsText } from './declarationsText.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'from-noise-'));
  writeFileSync(join(folder, 'from-noise.d.ts'), declarationsText());
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The lines of a host page's script at which the compiler, in its strictest mood, finds a fault. */
function faultyLinesOf(lines: readonly string[]): string[] {
  const path = join(folder, 'host.ts');
  writeFileSync(path, [...lines, "import { connect } from './from-noise.js';"].join('\n'));
  const program = ts.createProgram([path], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.fileName === path && file.getLineAndCharacterOfPosition(start).line;
    return (line !== false && lines[line]) || ts.flattenDiagnosticMessageText(messageText, ' ');
  });
}

const kept = [
  `const client = connect(document.createElement('iframe'), { resizes: false });`,
  `client.on('progress', ({ step, metrics }) => step + (metrics['loss'] ?? 0));`,
  `client.on('ready', ({ goals, params }) => [goals[0]?.label, params['seed']]);`,
  `client.send({ type: 'set-theme', theme: 'dark' }, { limitMs: 5 }).then(({ id }) => id);`,
  `client.getState().then((state) => state.length);`,
  `client.send({ type: 'step', count: 3 });`,
  `const demo = document.createElement('from-noise-demo');`,
  `demo.step(5);`,
  `demo.addEventListener('fromnoise:complete', ({ detail }) => detail.passed === true);`,
];

const broken = [
  `connect(document.body);`,
  `client.send({ type: 'jump' });`,
  `client.send({ type: 'set-theme', theme: 'pink' });`,
  `client.send({ type: 'run', id: 'mine' });`,
  `client.on('progress', ({ state }) => state);`,
  `demo.setState(5);`,
];

test('a host page’s script compiles where it keeps to the contract, and nowhere else', () => {
  expect(faultyLinesOf([...kept, ...broken])).toEqual(broken);
});
