/** The prompt, and what has been written after it. */

import { visible } from '#data/tokenizers/visible.ts';
import { percent } from '../count/inWords.ts';
import type { Written } from './sampler.ts';

/** The text so far; a token is the fainter underlined the surer the model was of it. */
export function WrittenText({
  written,
  prompt,
}: {
  readonly written: Written;
  readonly prompt: string;
}) {
  const { vocabulary, chances, own, unknown } = written;
  const last = written.written.length - 1;
  const token = written.written[last];
  return (
    <div className="so-far">
      <p className="title">The text so far</p>
      <p className="text" dir="auto">
        <span className="prompt">{prompt}</span>
        {written.written.map((id, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
          <span key={i} className="token" data-last={i === last}>
            {vocabulary[id]}
          </span>
        ))}
      </p>
      <p className="remark" role="status">
        {unknown > 0 &&
          `${unknown === 1 ? 'One token of the prompt is' : `${unknown} tokens of the prompt are`} unknown to this model. `}
        {token === undefined
          ? 'Nothing is written yet. The number below is what the dice shows; a press writes the token it falls on.'
          : `“${visible(vocabulary[token] ?? '')}” was written: the model gave it ${percent(own[last] ?? 0)}, and ${percent(chances[last] ?? 0)} was left for it after all stages.`}
      </p>
    </div>
  );
}
