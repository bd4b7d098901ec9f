/** A demo as a SCORM 1.2 package: the zip that a teacher uploads to a course platform. Made in the browser, byte for byte repeatable. */

import { strToU8, zipSync } from 'fflate';

/** What goes into the package. */
export interface ScormPackageOptions {
  readonly title: string;
  /** The embed’s absolute address, goal included. */
  readonly embedAddress: string;
  /** The text of `/embed/v1/scorm.js`. */
  readonly adapter: string;
  /** The goal in words, or null where none is set. */
  readonly goalLabel: string | null;
  /** The frame’s first height in CSS pixels; the demo says later how tall it is. */
  readonly height: number;
}

/** The zip’s bytes; the same options give the same bytes. Throws on an address that is not absolute, and on a height that is none. */
export function scormPackage(options: ScormPackageOptions): Uint8Array<ArrayBuffer> {
  const { embedAddress, height } = options;
  if (!/^https?:$/.test(protocolOf(embedAddress)))
    throw new Error(`invalid embedAddress; expected an absolute http(s) address: ${embedAddress}`);
  if (!(height >= 1 && Number.isFinite(height)))
    throw new Error(`invalid height; expected CSS pixels: ${height}`);
  const files = {
    'imsmanifest.xml': manifest(options),
    'index.html': page(options),
    'adapter.js': script(options.adapter),
    'README.txt': readMe(options),
  };
  // A zip holds local time without its zone, so a local date gives the same bytes everywhere.
  const mtime = new Date(2026, 0, 1);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    { mtime, level: 9 },
  );
}

/** A name for the zip: the title in small letters without accents, such as "two-networks-one-game-scorm12.zip". */
export function scormFileName(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{Mark}/gu, '');
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? ['from', 'noise'];
  return `${words.join('-').slice(0, 60).replace(/-$/, '')}-scorm12.zip`;
}

/**
 * No mastery score: with one, platforms set the status themselves when the learner leaves, and a goal that is half
 * reached becomes "failed" instead of "incomplete". No schema files either: platforms read the manifest without them.
 */
function manifest({ title, embedAddress }: ScormPackageOptions): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="from-noise-${fingerprint(`${title} ${embedAddress}`)}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${escapeMarkup(title)}</title>
      <item identifier="lesson" identifierref="demo" isvisible="true">
        <title>${escapeMarkup(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="demo" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
      <file href="adapter.js"/>
      <file href="README.txt"/>
    </resource>
  </resources>
</manifest>
`;
}

function page({ title, embedAddress, goalLabel, height }: ScormPackageOptions): string {
  const [name, address] = [escapeMarkup(title), escapeMarkup(embedAddress)];
  const goal = goalLabel === null ? '' : `\n      data-goal="${escapeMarkup(goalLabel)}"`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${name}</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
      body { margin: 0; }
      p { margin: 0.5rem 1rem; }
      iframe { display: block; width: 100%; border: 0; }
    </style>
  </head>
  <body>
    <main>${goalLabel === null ? '' : `\n      <p>Goal: ${escapeMarkup(goalLabel)}</p>`}
      <p role="status" aria-live="polite"></p>
      <noscript><p>This lesson needs JavaScript. <a href="${address}">Open the demo by itself</a></p></noscript>
      <iframe title="${name}" src="${address}" height="${Math.round(height)}"
      allow="fullscreen; clipboard-write"${goal}></iframe>
    </main>
    <script src="adapter.js"></script>
  </body>
</html>
`;
}

/** A function of its own keeps the module’s names out of the page, and lets it run where modules may not: from a file. */
function script(adapter: string): string {
  return `(() => {\n'use strict';\n${adapter.trimEnd()}\n})();\n`;
}

function readMe({ title, embedAddress, goalLabel }: ScormPackageOptions): string {
  const { origin } = new URL(embedAddress);
  const record =
    goalLabel === null
      ? `No goal is set: the lesson is completed once the demo has trained a step,
and there is no score.`
      : `The goal: ${goalLabel}
The score is how much of the goal is reached, from 0 to 100. The lesson is
completed when all of it is; until then it is incomplete.`;
  return `${title}
A demo of From Noise as a SCORM 1.2 package. Upload the zip as it is.

WHAT IS RECORDED
${record}
Recorded too: the time spent, and the state of the demo, so that a learner who
comes back goes on where they were. It is saved at every quarter of the way to
the goal, at pauses and when the learner leaves.

WHAT IS LOADED FROM WHERE
The course platform serves index.html and adapter.js. The demo itself is loaded
from ${origin}:
${embedAddress}
Only the course platform is told the score, the status and the time. The demo
trains in the learner’s browser.

FILES
imsmanifest.xml  what the course platform reads first
index.html       the lesson: the demo in a frame, and a line about what is saved
adapter.js       passes what the demo reports on to the course platform

LICENCE
Copyright (c) 2026 the authors of From Noise
Programs: MIT licence, https://opensource.org/license/mit
Texts and data: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
`;
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}

/** Text for XML and HTML, between tags or quotes; characters that XML cannot hold are left out. */
function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Eight letters that tell packages apart, as platforms know a package by its identifier (FNV-1a). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of strToU8(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
