/** One row of the table as bars: what came after a context, and how often. */

import { Bars } from '#charts/Bars.tsx';
import { TextField } from '#controls/TextField.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import { Setting } from '../framework/Setting.tsx';
import type { Followers } from './answers.ts';
import { followersSentence, lengthInWords, type Noun, percent } from './inWords.ts';
import { parameters } from './parameters.ts';
import { asShown, asTyped, contextAfter } from './picking.ts';

/** What is shown, and what picking does. */
export interface FollowersPanelProps {
  readonly followers: Followers;
  /** What the reader has picked; empty for the table's own choice. */
  readonly picked: string;
  readonly tokens: 'characters' | 'words';
  readonly noun: Noun;
  readonly order: number;
  readonly onPick: (context: string) => void;
}

/** A field to name a context, and bars that lead on to the next one. */
export function FollowersPanel(props: FollowersPanelProps) {
  const { followers, picked, tokens, noun, order, onPick } = props;
  const { maxLength } = parameters.picked;
  const used = followers.chain.find(({ total }) => total > 0);
  const rows = followers.followers.map(({ token, count }) => ({
    id: token,
    label: visible(token),
    value: count,
    reading: reading(count, used?.total ?? 1),
  }));
  return (
    <div className="followers">
      {order > 1 && (
        <Setting id="picked">
          <TextField
            label={`After which ${lengthInWords(order, noun).replace(/^one /, '')}?`}
            value={asShown(picked)}
            faultOf={(text) =>
              text.length > maxLength
                ? `No more than ${maxLength} characters can be looked at.`
                : null
            }
            onChange={(text) => onPick(asTyped(text, tokens))}
          />
        </Setting>
      )}
      <Bars
        title={followersSentence(followers, noun)}
        rows={rows}
        tone="real"
        onPick={order > 1 ? (token) => onPick(contextAfter(followers, token, order)) : undefined}
      />
      {followers.others > 0 && (
        <p className="remark">
          All others together: {reading(followers.others, used?.total ?? 1)}.
        </p>
      )}
    </div>
  );
}

function reading(count: number, total: number): string {
  return `${count.toLocaleString('en')}× · ${percent(count / total)}`;
}
