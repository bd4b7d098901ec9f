/** Follows every link, image, script and anchor of the built site that leads to the site itself; never the network. */

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { check, type LinkResult, LinkState } from 'linkinator';

const dist = join(import.meta.dirname, '../dist');
const pages = globSync('**/*.html', { cwd: dist });
if (pages.length === 0)
  throw new Error(`invalid dist; expected a built site (run "astro build"): ${dist}`);

const { links } = await check({
  // Given a folder instead of its pages, linkinator reads nothing and is content.
  path: pages,
  serverRoot: dist,
  checkFragments: true,
  checkCss: true,
  // linkinator serves the folder from this address; all else is the network.
  linksToSkip: async (link) => new URL(link).hostname !== '127.0.0.1',
});

const followed = links.filter((link) => link.state !== LinkState.SKIPPED);
const broken = links.filter((link) => link.state === LinkState.BROKEN);
for (const link of broken) console.log(`broken: ${describe(link)}`);
console.log(`${followed.length} links on ${pages.length} pages followed, ${broken.length} broken`);
// Every page is itself the first link that is followed.
process.exitCode = broken.length > 0 || followed.length < pages.length ? 1 : 0;

function describe({ url, status, parent, displayText }: LinkResult): string {
  const text = displayText ? ` ("${displayText.trim()}")` : '';
  const reason = status === 200 ? 'the page has no such anchor' : `answer ${status ?? 'missing'}`;
  return `${url}${text} on ${parent ?? 'no page'}: ${reason}`;
}
