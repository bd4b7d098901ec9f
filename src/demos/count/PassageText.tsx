/** The stretch of text that was just read; pressing a token looks at the context that it ends. */

import { useMemo } from 'react';
import { TokenText } from '#charts/TokenText.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import { type Noun, quoted } from './inWords.ts';
import type { Passage } from './moment.ts';
import { contextAt } from './picking.ts';

/** What is shown, and what a press does. */
export interface PassageTextProps {
  readonly passage: Passage;
  readonly noun: Noun;
  readonly order: number;
  readonly onPick: (context: string) => void;
}

/** Tokens that can be pressed; at order 1 there is nothing to look at before a token. */
export function PassageText({ passage, noun, order, onPick }: PassageTextProps) {
  const { tokens, isRead } = passage;
  const shown = useMemo(
    () =>
      tokens.map((token, i) => ({
        text: noun === 'words' && token.trim() !== '' ? token : visible(token),
        value: 0,
        reading: `Press it to see what came after ${quoted(contextAt(tokens, i, order), noun)}.`,
      })),
    [tokens, order, noun],
  );
  const title = isRead ? 'What it has just read' : 'What it will read first';
  return (
    <div className="passage">
      <p className="title">{title}</p>
      {order === 1 ? (
        <TokenText kind="pieces" label={title} tokens={shown} />
      ) : (
        <TokenText
          kind="heat"
          label={title}
          tokens={shown}
          hint={`Press any of the ${noun} to see what came after it.`}
          onPick={(index) => onPick(contextAt(tokens, index, order))}
        />
      )}
    </div>
  );
}
