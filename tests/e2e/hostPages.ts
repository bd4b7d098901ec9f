/** Pages of other people, on another origin than the site's, that take its demos in; each keeps what the demos say. */

import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { serve } from './coursePlatform.ts';

/** A message as a host keeps it. */
export type Kept = Readonly<Record<string, unknown>> & { readonly type?: string };

/** A host page that is served until it is closed. */
export interface Host {
  readonly url: string;
  readonly close: () => void;
}

const packages = join(import.meta.dirname, '../../node_modules');

/** Serves a page with this body; what its frames and elements say is kept in its `kept`, frame by frame. */
export async function serveHost(
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Host> {
  const { port, close } = await serve(({ url = '/' }, response) => {
    if (url.startsWith('/packages/')) {
      response.writeHead(200, { 'content-type': typeOf(url) });
      response.end(readFileSync(join(packages, url.slice('/packages/'.length))));
    } else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
        .end(pageOf(body));
  });
  return { url: `http://localhost:${port}/`, close };
}

/** Serves the folder of a built site. */
export async function serveSite(folder: string): Promise<Host> {
  const { port, close } = await serve(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (existsSync(file))
      response.writeHead(200, { 'content-type': typeOf(file) }).end(readFileSync(file));
    else response.writeHead(404).end();
  });
  return { url: `http://localhost:${port}/`, close };
}

function typeOf(file: string): string {
  const types = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml' };
  return types[extname(file) as keyof typeof types] ?? 'text/javascript';
}

/** Keeps what each frame of the page says, and gives it the height that it asks for. Runs in the page. */
export function keepMessages(): void {
  const kept: Kept[][] = [];
  Object.assign(window, { kept });
  addEventListener('message', ({ source, data }) => {
    const frames = [...document.querySelectorAll('iframe')];
    const number = frames.findIndex((frame) => frame.contentWindow === source);
    const frame = frames[number];
    if (!frame) return;
    kept[number] = [...(kept[number] ?? []), data];
    if (data.fromNoise && data.type === 'resize') frame.height = data.height;
  });
}

/** Waits for a message of this type from the page's frame of that number, and hands it on. */
export async function message(page: Page, type: string, frame = 0): Promise<Kept> {
  const found = await page.waitForFunction(
    ([wanted, number]) => {
      const kept = (window as unknown as { kept: Kept[][] }).kept[number] ?? [];
      return kept.findLast((one) => one.type === wanted);
    },
    [type, frame] as const,
    { timeout: 40_000 },
  );
  return (await found.jsonValue()) as Kept;
}

/** Everything that the frame of that number has said so far. */
export function said(page: Page, frame = 0): Promise<readonly Kept[]> {
  return page.evaluate(
    (number) => (window as unknown as { kept: Kept[][] }).kept[number] ?? [],
    frame,
  );
}

/** Sends a message to the frame of that number. */
export function send(page: Page, data: object, frame = 0): Promise<void> {
  return page.evaluate(
    ([one, number]) => {
      document.querySelectorAll('iframe')[number]?.contentWindow?.postMessage(one, '*');
    },
    [data, frame] as const,
  );
}

/** The demo's own page within the host's. */
export async function embedIn(page: Page): Promise<Frame> {
  const isEmbed = (frame: Frame) => frame.url().includes('/embed/');
  return page.frames().find(isEmbed) ?? page.waitForEvent('framenavigated', isEmbed);
}

function pageOf(body: string): string {
  return `<!doctype html>
<html lang="en">
<title>A course page</title>
<script>(${keepMessages})();</script>
<h1>A course page</h1>
${body}
</html>`;
}
