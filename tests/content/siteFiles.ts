/** The files that runs need, as the site will serve them. */

import { readFileSync } from 'node:fs';
import type { Definition, ParameterValues } from '#demos/framework/defineDemo.ts';
import type { Files } from '#engine/session.ts';
import { preparedTexts, textOf } from '#site/texts.ts';

/** Those that a demo needs with these settings. */
export function filesOf({ files }: Pick<Definition, 'files'>, values: ParameterValues): Files {
  return Object.fromEntries((files?.(values) ?? []).map((url) => [url, fileOf(url)]));
}

function fileOf(url: string): Uint8Array {
  const text = preparedTexts.find((name) => url === `/texts/${name}.txt`);
  if (text) return new TextEncoder().encode(textOf(text));
  return new Uint8Array(readFileSync(`public${url}`));
}
