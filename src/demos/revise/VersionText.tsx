/** One version of the text: what has become of which word, and what could have stood there. */

import { useMemo } from 'react';
import { ChanceStrip } from '#charts/ChanceStrip.tsx';
import { TokenText } from '#charts/TokenText.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import type { Revisions, Version } from './revisions.ts';

/** The versions, and which is on show. */
export interface VersionTextProps {
  readonly revisions: Revisions;
  readonly at: number;
}

/** A version on the ground of its surprise; the word that was just changed is framed. */
export function VersionText({ revisions, at }: VersionTextProps) {
  const version = revisions.versions[at];
  const before = revisions.versions[at - 1];
  const tokens = useMemo(() => (version ? tokensOf(version) : []), [version]);
  if (!version) return null;
  return (
    <div className="version">
      <p className="told" role="status">
        {toldOf(version, before, at)}
      </p>
      <TokenText
        kind="heat"
        label={`${at === 0 ? 'The draft' : `The text after ${at} revisions`}, by its surprise at each word`}
        tokens={tokens}
        picked={before ? version.place : undefined}
      />
      {before && (
        <div>
          <p className="title">What could stand there, given both sides</p>
          <ChanceStrip
            summary={`Given both sides: ${version.candidates.map(([piece, share]) => `${name(piece)} ${Math.round(100 * share)} %`).join(', ')}.`}
            shares={version.candidates.map(([piece, share]) => [visible(piece.trim()), share])}
            drawn={null}
            hit={-1}
          />
        </div>
      )}
      <p className="remark">{endOf(revisions, at)}</p>
    </div>
  );
}

/** A surprise of so many nats has the deepest ground: 1 in 55. */
const deepestNats = 4;

function tokensOf({ pieces, nats }: Version) {
  const shown = pieces.at(-1) === '\n' ? pieces.slice(0, -1) : pieces;
  return shown.map((piece, i) => ({
    text: piece.trim() === '' && piece !== ' ' ? visible(piece) : piece.replaceAll('\n', '↵'),
    value: Math.min(1, (nats[i] ?? 0) / deepestNats),
    reading: `${(nats[i] ?? 0).toFixed(1)} nats`,
  }));
}

function toldOf(version: Version, before: Version | undefined, at: number): string {
  const score = `${version.total.toFixed(1)} nats of surprise in all`;
  if (!before) return `The draft: ${score}.`;
  const { place, pieces } = version;
  return `Revision ${at}: ${name(before.pieces[place] ?? '')} becomes ${name(pieces[place] ?? '')}, ${before.total.toFixed(1)} → ${score}.`;
}

function endOf({ versions, tried, isFixed, cut }: Revisions, at: number): string {
  const left =
    cut > 0
      ? `The last ${cut === 1 ? 'token does' : `${cut} tokens do`} not fit in what the model can read, and ${cut === 1 ? 'is' : 'are'} left out. `
      : '';
  if (at < versions.length - 1) return left;
  const end = isFixed
    ? 'No single word can be bettered: a fixed point.'
    : `${tried} words have been tried; here the figure stops.`;
  return `${left}${end}`;
}

function name(piece: string): string {
  return `“${visible(piece.trim() === '' ? piece : piece.trim())}”`;
}
