/** A course platform for tests: it plays a package with scorm-again, on a site of its own, and keeps what is committed. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';

/** What one commit carried, as the standard's element names have it: { 'cmi.core.score.raw': '25', … }. */
export type Commit = Readonly<Record<string, string>>;

/** One learner's lesson on the platform. */
export interface Lesson {
  /** Every commit in order, over all visits. */
  readonly commits: readonly Commit[];
  /** Opens the lesson as a learner does who may have been there before. */
  readonly enter: (page: Page) => Promise<Visit>;
  readonly close: () => void;
}

/** An open lesson. */
export interface Visit {
  /** The package's own page. */
  readonly lesson: FrameLocator;
  /** The demo in it. */
  readonly demo: FrameLocator;
  /** Leaves the lesson, as the platform's own way out does. */
  readonly leave: () => Promise<void>;
}

const api = readFileSync(
  join(import.meta.dirname, '../../node_modules/scorm-again/dist/scorm12.min.js'),
  'utf8',
);

/** Unpacks the package into the folder and serves it. */
export async function installPackage(zip: Uint8Array, folder: string): Promise<Lesson> {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const manifest = readFileSync(join(folder, 'imsmanifest.xml'), 'utf8');
  const [, launch = ''] = /<resource [^>]*href="([^"]+)"/.exec(manifest) ?? [];
  const [, mastery = ''] = /<adlcp:masteryscore>([^<]*)</.exec(manifest) ?? [];
  const commits: Commit[] = [];
  const { port, close } = await serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, body: string | Buffer) =>
      response.writeHead(200, { 'content-type': type }).end(body);
    if (pathname === '/commit') {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        commits.push(JSON.parse(body));
        send('application/json', '{"result":true,"errorCode":0}');
      });
    } else if (pathname === '/')
      send(
        'text/html',
        platformPage(`/lesson/${launch}`, {
          ...keptOf(commits.at(-1)),
          'cmi.core.credit': 'credit',
          'cmi.student_data.mastery_score': mastery,
        }),
      );
    else if (pathname === '/api.js') send('text/javascript', api);
    else if (pathname.startsWith('/lesson/')) {
      const file = join(folder, normalize(pathname.slice('/lesson'.length)));
      send(contentTypes[extname(file)] ?? 'text/plain', readFileSync(file));
    } else response.writeHead(404).end();
  });
  return {
    commits,
    close,
    enter: async (page) => {
      // Another name than the site's, so that the two are strangers to the browser.
      await page.goto(`http://localhost:${port}/`);
      const lesson = page.frameLocator('#lesson');
      return {
        lesson,
        demo: lesson.frameLocator('iframe'),
        leave: async () => {
          await page.getByRole('button', { name: 'Leave' }).click();
          await page.locator('#lesson').waitFor({ state: 'detached' });
        },
      };
    },
  };
}

/** Serves on a free port of this machine. */
export async function serve(answer: RequestListener): Promise<{ port: number; close: () => void }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address)
    throw new Error(`invalid address; expected a port: ${address}`);
  return {
    port: address.port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.xml': 'application/xml',
};

/** What platforms give back at the next visit. */
const kept = [
  'cmi.core.lesson_status',
  'cmi.core.lesson_location',
  'cmi.core.score.raw',
  'cmi.suspend_data',
];

function keptOf(last: Commit = {}): Commit {
  return Object.fromEntries(kept.map((element) => [element, last[element] ?? '']));
}

function platformPage(launch: string, before: Commit): string {
  // As a script's text, "<" could end the script.
  const data = JSON.stringify(before).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<title>A course</title>
<script src="/api.js"></script>
<script>
window.API = new Scorm12API({
  lmsCommitUrl: '/commit',
  autocommit: false,
  dataCommitFormat: 'flattened',
  // The time is the lesson's to report, not the platform's to measure.
  selfReportSessionTime: true,
});
window.API.loadFromFlattenedJSON(${data});
</script>
<button onclick="document.querySelector('iframe').remove()">Leave</button>
<iframe id="lesson" title="Lesson" src="${launch}" width="900" height="700"></iframe>
</html>`;
}
