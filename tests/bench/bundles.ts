/** Builds the contestants' workers and the page, as the site is built, and installs the peers when they are wanted. */

import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const root = join(here, '../..');
const peers = join(here, 'peers');
const outDir = join(root, 'tests/results/bench');

const ownScripts = {
  page: join(here, 'page.ts'),
  ours: join(here, 'ours.ts'),
  loops: join(here, 'loops/loops.ts'),
};
const peerScripts = {
  naive: join(peers, 'naive.ts'),
  nanogpt: join(peers, 'nanogpt.ts'),
  jax: join(peers, 'jax.ts'),
};

/** A script that trains in a worker. */
export type Script = Exclude<keyof typeof ownScripts, 'page'> | keyof typeof peerScripts;

/** The folder with the built page; its scripts bear their names. The peers are built only if asked for. */
export async function buildBundles({ withPeers }: { withPeers: boolean }): Promise<string> {
  await bundle(ownScripts, { emptyOutDir: true });
  if (withPeers) {
    installPeers();
    await bundle(peerScripts, { emptyOutDir: false });
  }
  writeFileSync(
    join(outDir, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Benchmark</title><body><script type="module" src="/page.js"></script>',
  );
  // The server wants a page for what is not there, such as the browser's wish for an icon.
  writeFileSync(join(outDir, '404.html'), '<!doctype html><title>Not found</title>');
  return outDir;
}

async function bundle(
  input: Record<string, string>,
  { emptyOutDir }: { emptyOutDir: boolean },
): Promise<void> {
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: [
        { find: /^#/, replacement: `${join(root, 'src')}/` },
        {
          find: 'nanogpt-trainer',
          replacement: join(peers, 'node_modules/@genai-fi/nanogpt/dist/training/BasicTrainer.js'),
        },
      ],
    },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir,
      target: 'esnext',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  });
}

/** Once, and again when the lock file has changed. Their scripts are not run: they only compile for Node. */
function installPeers(): void {
  const lock = join(peers, 'package-lock.json');
  const installed = join(peers, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the peers into tests/bench/peers/node_modules (420 MB) …');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', ...flags], { cwd: peers, stdio: 'inherit' });
  if (status !== 0) throw new Error(`invalid installation; expected "npm ci" to succeed: ${peers}`);
}
