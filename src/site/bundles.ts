/** The scripts that host pages load, each bundled into one module without imports. Node only. */

import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What is served as /embed/v1/<name>, and the entry it is made from, below `src/embed/host`. */
export const hostScripts = {
  'from-noise.js': 'fromNoise.ts',
  'widget.js': 'widget.ts',
  'scorm.js': 'scorm.ts',
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
        input: `src/embed/host/${hostScripts[name]}`,
        preserveEntrySignatures: 'exports-only',
        output: { format: 'es', comments: false, codeSplitting: false },
      },
    },
  });
  if (Array.isArray(result) || !('output' in result))
    throw new Error(`invalid bundle; expected one output: ${name}`);
  const [script, ...others] = result.output;
  if (others.length > 0 || script.imports.length > 0 || script.dynamicImports.length > 0)
    throw new Error(`invalid bundle; expected one file without imports: ${name}`);
  return script.code;
}

/** How many bytes travel when a server compresses this text. */
export function bytesCompressed(text: string): number {
  return gzipSync(text).length;
}
