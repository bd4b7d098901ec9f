/** The SIMD kernels' module from their AssemblyScript; run as a script, it writes the committed one anew. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from 'assemblyscript/asc';

const root = join(import.meta.dirname, '..');
const entry = 'src/tensor/simd/assembly/kernels.ts';

/** The committed module. */
export const modulePath = join(root, 'src/tensor/simd/kernels.wasm');

// The memory is the backend's, new and therefore zero; nothing in the kernels allocates.
const flags =
  '-O3 --noAssert --runtime stub --enable simd --importMemory --initialMemory 16 --zeroFilledMemory';
// "Exchange of v128 values": the functions that it means are not exported from the entry.
const quiet = '--disableWarning 112';

/** The module's bytes, compiled now. Throws with the compiler's words. */
export async function assemble(): Promise<Uint8Array> {
  let bytes: Uint8Array | null = null;
  const { error, stderr } = await main(
    [
      entry,
      ...flags.split(' '),
      ...quiet.split(' '),
      '--outFile',
      'kernels.wasm',
      '--baseDir',
      root,
    ],
    {
      readFile: (name, directory) => readFile(join(directory, name), 'utf8').catch(() => null),
      writeFile: (name, contents) => {
        if (name === 'kernels.wasm') bytes = contents as unknown as Uint8Array;
      },
      listFiles: () => null,
    },
  );
  if (error || !bytes) throw new Error(stderr.toString() || String(error));
  return bytes;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await writeFile(modulePath, await assemble());
