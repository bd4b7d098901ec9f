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

/** What the compiler says, in its strictest mood, of a host page's script. */
function faultsOf(script: string): string[] {
  const path = join(folder, 'host.ts');
  writeFileSync(path, `import { connect } from './from-noise.js';\n${script}\nexport {};\n`);
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
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('a host page’s script that keeps to the contract compiles', () => {
  const script = `
    const client = connect(document.querySelector('iframe')!, { resizes: false });
    client.on('progress', ({ step, metrics }) => console.log(step + (metrics['loss'] ?? 0)));
    client.on('ready', ({ goals, params }) => console.log(goals[0]?.label, params['seed']));
    client.send({ type: 'set-theme', theme: 'dark' }, { limitMs: 5 }).then(({ id }) => id);
    const state: Promise<string> = client.getState();
    client.send({ type: 'step', count: 3 });
    const demo = document.createElement('from-noise-demo');
    demo.step(5);
    demo.addEventListener('fromnoise:complete', ({ detail }) => console.log(detail.passed));
    console.log(state);`;
  expect(faultsOf(script)).toEqual([]);
});

test.each([
  [`connect(document.body);`],
  [`connect(document.createElement('iframe')).send({ type: 'jump' });`],
  [`connect(document.createElement('iframe')).send({ type: 'set-theme', theme: 'pink' });`],
  [`connect(document.createElement('iframe')).send({ type: 'run', id: 'mine' });`],
  [`connect(document.createElement('iframe')).on('progress', ({ state }) => state);`],
  [`document.createElement('from-noise-demo').setState(5);`],
])('%s does not compile', (script) => {
  expect(faultsOf(script)).toHaveLength(1);
});
