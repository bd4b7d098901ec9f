/** The button that makes a SCORM 1.2 package, here in the browser. */

import { useState } from 'react';
import { saveFile } from '#demos/framework/saveFigure.ts';
import type { Placement } from './snippets.ts';

/** What goes into the package. */
export interface ScormDownloadProps {
  readonly placement: Placement;
  readonly goalLabel: string | null;
}

/** What the package does, the button, and how it went. */
export function ScormDownload({ placement, goalLabel }: ScormDownloadProps) {
  const [said, setSaid] = useState('');
  const download = async () => {
    try {
      setSaid('Making the package…');
      setSaid(`Saved as ${await savePackage(placement, goalLabel)}.`);
    } catch {
      setSaid('The package could not be made, since a part of it could not be loaded. Try again.');
    }
  };
  return (
    <>
      <p className="help">
        A zip to upload to a course platform as it is.{' '}
        {goalLabel === null
          ? 'Without a goal it counts as completed once a learner has trained a step, and has no score. Choose a goal above to have one.'
          : `It reports how near a learner is to the goal (${goalLabel}) as a score from 0 to 100, and is completed when the goal is reached.`}{' '}
        The demo itself is loaded from this site.
      </p>
      <p className="builder-copy">
        <button type="button" className="primary" onClick={download}>
          Download the package
        </button>
        <span role="status">{said}</span>
      </p>
    </>
  );
}

/** Makes and saves the zip, and gives its name. Throws when the adapter or the maker cannot be loaded. */
async function savePackage(placement: Placement, goalLabel: string | null): Promise<string> {
  const { title, address, height } = placement;
  const [{ scormPackage, scormFileName }, adapter] = await Promise.all([
    import('./scormPackage.ts'),
    fetch('/embed/v1/scorm.js').then((answer) => {
      if (!answer.ok) throw new Error(`invalid adapter; expected a script: ${answer.status}`);
      return answer.text();
    }),
  ]);
  const zip = scormPackage({ title, embedAddress: address, adapter, goalLabel, height });
  const name = scormFileName(title);
  saveFile(name, new Blob([zip]), 'application/zip');
  return name;
}
