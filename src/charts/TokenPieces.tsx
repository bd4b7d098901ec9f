/** A text with its token borders: neighbours differ in tint. */

import { memo, useMemo } from 'react';
import { linesOf, mayBreakBetween } from './textLines.ts';

/** A token to be shown with its borders. */
export interface Piece {
  /** White space already visible. */
  readonly text: string;
  /** Its number in the vocabulary. */
  readonly id?: number | undefined;
}

/** A text whose tokens are to be told apart. */
export interface PiecesProps {
  readonly kind: 'pieces';
  /** What text this is, for those who don't see it. */
  readonly label: string;
  readonly tokens: readonly Piece[];
  /** Each token's number under it. */
  readonly showsIds?: boolean | undefined;
}

/** The text; a token that ends in a line break ends its line. */
export function TokenPieces({ label, tokens, showsIds = false }: PiecesProps) {
  const lines = useMemo(() => linesOf(tokens), [tokens]);
  return (
    <figure className="token-text pieces" aria-label={label}>
      {lines.map((line) => (
        <p key={line[0]} dir="auto">
          {line.map((index) => (
            <Mark
              key={index}
              text={tokens[index]?.text ?? ''}
              id={showsIds ? tokens[index]?.id : undefined}
              isOdd={index % 2 === 1}
              mayBreak={mayBreakBetween(tokens[index - 1]?.text, tokens[index]?.text)}
            />
          ))}
        </p>
      ))}
    </figure>
  );
}

interface MarkProps {
  readonly text: string;
  readonly id: number | undefined;
  readonly isOdd: boolean;
  /** A new line may begin before it. */
  readonly mayBreak: boolean;
}

const Mark = memo(function Mark({ text, id, isOdd, mayBreak }: MarkProps) {
  return (
    <>
      {mayBreak && <wbr />}
      <span className="token" data-odd={isOdd} data-numbered={id !== undefined}>
        {text}
        {id !== undefined && <small>{id}</small>}
      </span>
    </>
  );
});
