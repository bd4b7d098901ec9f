/** The recorded runs, read at build time from where the site serves them. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Poster, posterOf, type Recording, recordingUrl } from '#demos/framework/recording.ts';

/** What a figure shows before any script has run, or null when that run has not been recorded. */
export async function posterFor(demo: string, preset: string): Promise<Poster | null> {
  const path = `public${recordingUrl(demo, preset)}`;
  if (!existsSync(path)) return null;
  const recording = JSON.parse(await readFile(path, 'utf8')) as Recording; // a file of our own, made by the recording script
  return posterOf(recording);
}
