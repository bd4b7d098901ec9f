/** What the menu of a figure offers; loaded when the menu is opened for the first time. */

import { useState } from 'react';
import { addressOf } from './address.ts';
import type { DemoMenuProps } from './DemoMenu.tsx';
import { csvText, pngBlob, saveFile, svgText } from './saveFigure.ts';

/** Links and buttons, and a line that says how it went. */
export default function MenuSheet({ definition, state, place, figure }: DemoMenuProps) {
  const { id: demo } = definition;
  const { rows } = state;
  const step = state.shown?.step ?? 0;
  const address = addressOf(definition, state);
  const [said, setSaid] = useState<{ readonly text: string; readonly link?: string } | null>(null);
  const name = `from-noise-${demo}-step-${step}`;

  const act = (action: () => Promise<string> | string) => async () => {
    try {
      setSaid({ text: await action() });
    } catch {
      setSaid({ text: 'This browser would not let the page do that.' });
    }
  };
  const copyLink = async () => {
    const link = new URL(address, location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      setSaid({ text: 'The link to this very state is in your clipboard.' });
    } catch {
      // Inside a frame the clipboard is often closed; the text itself can still be selected.
      setSaid({ text: 'Copy this link:', link });
    }
  };
  const savePicture = (kind: 'png' | 'svg') =>
    act(async () => {
      const find = (what: string) => figure.current?.querySelector<SVGSVGElement>(what);
      // A figure of words has its curve instead.
      const svg = find('svg[data-figure]') ?? find('.chart svg');
      if (!svg) return 'There is no picture here to save; the text can be selected and copied.';
      if (kind === 'svg') saveFile(`${name}.svg`, svgText(svg), 'image/svg+xml');
      else saveFile(`${name}.png`, await pngBlob(svg), 'image/png');
      return `The figure was saved as ${kind.toUpperCase()}.`;
    });
  const saveNumbers = act(() => {
    saveFile(`${name}.csv`, csvText(rows), 'text/csv');
    return `${rows.length} rows were saved as CSV.`;
  });

  // In somebody else's page the frame is no place for a page of ours.
  const target = place === 'embed' ? ({ target: '_blank', rel: 'noopener' } as const) : {};
  return (
    <div className="menu-sheet">
      <button type="button" onClick={copyLink}>
        Copy link to this state
      </button>
      <button type="button" onClick={savePicture('png')}>
        Save figure as PNG
      </button>
      <button type="button" onClick={savePicture('svg')}>
        Save figure as SVG
      </button>
      <button type="button" onClick={saveNumbers}>
        Save the numbers as CSV
      </button>
      <a href={place === 'page' ? '#code' : `/demos/${demo}/#code`} {...target}>
        Show the code that runs
      </a>
      {place !== 'page' && (
        <a href={address} {...target}>
          Open full page
        </a>
      )}
      {place !== 'embed' && (
        <a href={`/teach/?demo=${demo}${address.replace(/^[^?]*\??/, '&')}`}>
          Put it into a course page
        </a>
      )}
      <a href="/about/engine/" {...target}>
        What runs where
      </a>
      <p role="status">
        {said?.text}
        {said?.link && (
          <input
            readOnly
            aria-label="Link"
            value={said.link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </p>
    </div>
  );
}
