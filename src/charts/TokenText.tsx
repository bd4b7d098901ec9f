/** A text as tokens: where they begin and end, or how much each of them surprised. */

import { memo } from 'react';
import { type HeatProps, TokenHeat } from './TokenHeat.tsx';
import { type PiecesProps, TokenPieces } from './TokenPieces.tsx';

/** Which of the two, by `kind`. */
export type TokenTextProps = PiecesProps | HeatProps;

/** Flowing text. Each line's direction is its own: Arabic runs from the right. */
export const TokenText = memo(function TokenText(props: TokenTextProps) {
  switch (props.kind) {
    case 'pieces':
      return <TokenPieces {...props} />;
    case 'heat':
      return <TokenHeat {...props} />;
    default:
      return props satisfies never;
  }
});
