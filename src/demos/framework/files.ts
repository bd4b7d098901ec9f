/** The files that runs need, fetched once a page. */

import type { Files } from '#engine/session.ts';

const loading = new Map<string, Promise<Uint8Array>>();

/** Fetches files by their addresses on this site. Rejects, naming the file, when one can't be had. */
export async function loadFiles(urls: readonly string[]): Promise<Files> {
  const entries = urls.map(async (url) => [url, await load(url)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function load(url: string): Promise<Uint8Array> {
  const known = loading.get(url);
  if (known) return known;
  const file = fetchFile(url);
  file.catch(() => loading.delete(url)); // so that the next try asks again
  loading.set(url, file);
  return file;
}

async function fetchFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Error(`the file ${url} could not be loaded`);
  return new Uint8Array(await response.arrayBuffer());
}
