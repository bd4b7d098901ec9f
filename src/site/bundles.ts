/** The scripts that must come in one piece, each bundled into a module without imports. Node only. */

import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/**
 * What is served as /embed/v1/<name>, and the entry it is made from, below `src`: what host pages load, and the worker with
 * all its sessions, for frames that may start one from a text only.
 */
export const hostScripts = {
  'from-noise.js': 'embed/host/fromNoise.ts',
  'widget.js': 'embed/host/widget.ts',
  'scorm.js': 'embed/host/scorm.ts',
  'worker.js': 'demos/worker.ts',
} as const;

/** The name of a script that is served. */
export type HostScript = keyof typeof hostScripts;

/** The script's text: one minified module for browsers since 2022. */
export async function bundleOf(name: HostScript): Promise<string> {
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: `src/${hostScripts[name]}`,
        preserveEntrySignatures: 'exports-only',
        output: { format: 'es', comments: false, codeSplitting: false },
      },
    },
  });
  if (Array.isArray(result) || !('output' in result))
    throw new Error(`invalid bundle; expected one output: ${name}`);
  const [script, ...others] = result.output;
  const needed = [...script.imports, ...script.dynamicImports].filter(
    (file) => file !== script.fileName,
  );
  if (others.length > 0 || needed.length > 0)
    throw new Error(`invalid bundle; expected one file without imports: ${name}`);
  return script.code;
}

/** How many bytes travel when a server compresses this text. */
export function bytesCompressed(text: string): number {
  return gzipSync(text).length;
}
