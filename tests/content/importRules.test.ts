/** Who may import whom (src/README.md), for every file in src and content, however the import is written. */

import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf } from './imports.ts';

const root = join(import.meta.dirname, '../..');

interface Rule {
  /** Which files of src the rule is for; the first one that fits counts. */
  readonly files: RegExp;
  /** Which files of src they may import, besides those of their own folder. */
  readonly may: RegExp;
  /** The packages they may import, of those that have an owner. */
  readonly packages?: RegExp;
  /** Files of their own folder that they may not import. */
  readonly not?: RegExp;
}

const react = /^react(-dom)?(\/|$)/;
const tensorFlow = /^@tensorflow\//;
const nothing = /^$/;

/** The engine's files on the worker's side; the folder's others may also be loaded by the page. */
const workersEngine =
  /^engine\/(choice|device|loop|opening|place|recovery|reports|run|timing)\.ts$/;
const pagesEngine = `engine/(?!(choice|device|loop|opening|place|recovery|reports|run|timing)\\.ts)`;

/** Top to bottom as the house is read: what stands lower may import what stands higher. */
const rules: readonly Rule[] = [
  { files: /^tensor\//, may: nothing, packages: tensorFlow },
  { files: /^data\//, may: nothing },
  { files: /^models\//, may: /^(tensor|data)\// },
  { files: /^(training|sampling)\//, may: /^(tensor|data|models)\// },
  { files: /^refinement\//, may: /^(tensor|data|models|training|sampling)\// },

  {
    files: workersEngine,
    may: /^(tensor\/(backends|backendNames)|training\/history)\.ts$/,
  },
  // The rest of the engine is the page's too: it knows the backends' names, not the backends.
  { files: /^engine\//, may: /^tensor\/backendNames\.ts$/, not: workersEngine },

  { files: /^charts\//, may: nothing, packages: react },
  { files: /^controls\//, may: nothing, packages: react },

  { files: /^demos\/(worker|onPage|sessions)\.ts$/, may: /^engine\// },
  {
    files: /^demos\/([\w-]+\/)?(session\/\w+|\w*[sS]ession)\.ts$/,
    may: /^(tensor|data|models|training|sampling|refinement)\/|^engine\/session\.ts$/,
    not: /\.tsx$/,
  },
  {
    files: /^demos\/([\w-]+\/definition|framework\/defineDemo)\.ts$/,
    may: /^data\/|^engine\/session\.ts$/,
    not: /\.tsx$|[sS]ession\.ts$|\/session\//,
  },
  // A figure may throw the dice itself: the sampler's stages are plain arithmetic on chances that it was sent.
  {
    files: /^demos\//,
    may: new RegExp(
      `^(charts|controls|data)/|^${pagesEngine}|^tensor/backendNames\\.ts$|^(sampling/stages|refinement/bestOfN)\\.ts$`,
    ),
    packages: react,
  },

  {
    files: /^embed\//,
    may: new RegExp(`^(demos|charts|controls)/|^${pagesEngine}`),
    packages: react,
  },
  { files: /^site\//, may: /^(embed|demos|charts|controls|data|styles)\//, packages: react },
  { files: /^pages\//, may: /^(site|embed|demos|data|styles)\// },
  { files: /^styles\//, may: nothing },
  // Files that Astro wants at the top of src, such as content.config.ts.
  { files: /^[\w.]+$/, may: /^(site|embed|demos|data)\// },
];

/** Tests may also make tensors, and read what they compare with. */
const testMay = /^(tensor|data)\/|^engine\/session\.ts$/;

describe('who may import whom', () => {
  const files = filesOf('src', '**/*.{ts,tsx,astro}');

  test('there are files to look at', () => expect(files.length).toBeGreaterThan(0));

  test('every import in src goes where it may', () => {
    expect(files.flatMap(({ path, text }) => faultsOf(path, text))).toEqual([]);
  });

  test('no page reaches TensorFlow.js before it is asked to', () => {
    const ways = files
      .filter(({ path }) => isLoadedByPage(path))
      .flatMap(({ path }) => wayToTensorFlow(path) ?? []);
    expect(ways).toEqual([]);
  });

  test('content imports nothing', () => {
    const importers = filesOf('content', '**/*.{md,mdx}').filter(({ text }) =>
      /^(import|export)\s/m.test(text.replaceAll(/^(```|~~~).*?^\1/gms, '')),
    );
    expect(importers.map(({ path }) => path)).toEqual([]);
  });
});

describe('the rules see an import however it is written', () => {
  const forbidden = "'#tensor/tensor.ts'";
  test.each([
    ['charts/Line.tsx', `import { tidy } from ${forbidden};`],
    ['charts/Line.tsx', `import type { Tensor } from ${forbidden};`],
    ['charts/Line.tsx', `const later = <p>it's {await import(${forbidden})}</p>;`],
    ['charts/line.ts', `type Tensor = import(${forbidden}).Tensor;`],
    ['charts/line.ts', `export * from ${forbidden};`],
    ['charts/line.ts', `import '../tensor/tensor.ts';`],
    ['charts/deep/line.ts', `import '../../tensor/tensor.ts';`],
    ['charts/line.ts', `import 'src/tensor/tensor.ts';`],
    ['charts/line.ts', `import '/src/tensor/tensor.ts';`],
    ['charts/line.ts', `import.meta.glob(['./a.ts', '#tensor/*.ts']);`],
    ['charts/line.ts', `new URL('../tensor/tensor.ts', import.meta.url);`],
    ['charts/line.ts', `import '#charts/axis.ts';`],
    ['charts/line.ts', `import './axis';`],
    ['charts/line.ts', `import '#controls/Slider.tsx';`],
    ['pages/index.astro', `---\nimport { tidy } from ${forbidden};\n---\n<p>text</p>`],
    ['pages/index.astro', `<script>\nimport { tidy } from ${forbidden};\n</script>`],
    ['pages/index.astro', `---\n---\n<p>{(await import(${forbidden})).name}</p>`],
    ['models/gan.ts', `import { useState } from 'react';`],
    ['models/Gan.tsx', `export const a = 1;`],
    ['models/gan.ts', `import { add } from '@tensorflow/tfjs-core';`],
    ['models/gan.ts', `import '#training/optimizer.ts';`],
    ['engine/client.ts', `import '#tensor/backends.ts';`],
    ['engine/client.ts', `import { serve } from './loop.ts';`],
    ['engine/client.ts', `import { chooseBackend } from './choice.ts';`],
    ['engine/loop.ts', `import ${forbidden};`],
    ['demos/gan-points/View.tsx', `import '#models/gan.ts';`],
    ['demos/gan-points/View.tsx', `import '#engine/loop.ts';`],
    ['demos/gan-points/View.tsx', `import '#engine/choice.ts';`],
    ['demos/gan-points/definition.ts', `import '#models/gan.ts';`],
    ['demos/gan-points/session.ts', `import '../framework/Frame.tsx';`],
    ['site/Header.tsx', `import '#pages/index.astro';`],
    ['nowhere/file.ts', `export const a = 1;`],
  ])('%s may not say: %s', (path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1);
  });

  test.each([
    ['demos/engine.ts', `import url from './worker.ts?worker&url';`],
    ['demos/gan-points/session.ts', `import { Gan } from '#models/gan.ts';`],
    [
      'demos/gan-points/View.tsx',
      `import { Line } from '#charts/Line.tsx'; import { useState } from 'react';`,
    ],
    ['charts/line.ts', `import { scaleLinear } from 'd3-scale'; import './axis.ts';`],
    ['charts/line.ts', `const text = "import '#tensor/tensor.ts'"; // import '#tensor/tensor.ts'`],
    [
      'training/step.test.ts',
      `import { readValues } from '#tensor/tensor.ts'; import { test } from 'vitest';`,
    ],
  ])('%s may say: %s', (path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });
});

/** What is wrong with this file's imports, a line each. The path is below src. */
function faultsOf(path: string, text: string): string[] {
  const rule = rules.find(({ files }) => files.test(path));
  if (!rule) return [`${path}: no rule says what this folder may import`];
  const faults = importsOf(path, text).flatMap(({ specifier }) => {
    const reason = faultOf(path, specifier, rule);
    return reason ? [`${path} imports ${specifier}: ${reason}`] : [];
  });
  if (path.endsWith('.tsx') && rule.packages !== react) faults.push(`${path}: no React here`);
  return faults;
}

function faultOf(path: string, specifier: string, rule: Rule): string | null {
  const target = targetOf(path, specifier);
  if (target === null) {
    if (/^(\/|src\/|@\/|~)/.test(specifier)) return 'write #folder/file.ts';
    if (tensorFlow.test(specifier) && rule.packages !== tensorFlow)
      return 'only tensor knows TensorFlow.js';
    if (react.test(specifier) && rule.packages !== react) return 'no React here';
    return null;
  }
  const isOwnFolder = folderOf(target) === folderOf(path);
  if (!/\.\w+$/.test(target)) return 'write the extension';
  if (isOwnFolder && specifier.startsWith('#')) return 'within a folder, write ./file.ts';
  if (!isOwnFolder && !specifier.startsWith('#')) return 'across folders, write #folder/file.ts';
  const isTest = /\.(test|forTests)\.tsx?$/.test(path);
  if (isOwnFolder) return rule.not?.test(target) && !isTest ? 'these files are kept apart' : null;
  return rule.may.test(target) || (isTest && testMay.test(target))
    ? null
    : `the house does not allow it`;
}

/** The imported file's path below src, or null for a package. */
function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return null;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

/** Files whose scripts run on the page: views, islands and whatever Astro files load. */
function isLoadedByPage(path: string): boolean {
  return /\.(tsx|astro)$/.test(path) || path === 'demos/engine.ts' || path === 'engine/client.ts';
}

/** The chain of imports by which this file loads TensorFlow.js at once, or null. */
function wayToTensorFlow(path: string, before: readonly string[] = []): string | null {
  if (before.includes(path)) return null;
  const way = [...before, path];
  for (const { specifier, load } of readImports(path)) {
    if (load !== 'atOnce') continue;
    if (tensorFlow.test(specifier)) return [...way, specifier].join(' → ');
    const target = targetOf(path, specifier);
    const further = target && wayToTensorFlow(target, way);
    if (further) return further;
  }
  return null;
}

function readImports(path: string): Import[] {
  if (!/\.(ts|tsx|astro)$/.test(path) || path.includes('*')) return [];
  return importsOf(path, readFileSync(join(root, 'src', path), 'utf8'));
}

function filesOf(folder: string, pattern: string): { path: string; text: string }[] {
  const cwd = join(root, folder);
  // The assembly is another language, and imports nothing but itself.
  const files = globSync(pattern, { cwd }).filter((path) => !path.includes('/assembly/'));
  return files.map((path) => ({
    path,
    text: readFileSync(join(cwd, path), 'utf8'),
  }));
}
