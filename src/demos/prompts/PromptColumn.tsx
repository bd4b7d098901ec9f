/** What one prompt led to: how it surprised the model, how calm the model was afterwards, and a few texts. */

import { useState } from 'react';
import { Bars } from '#charts/Bars.tsx';
import { mostSurprising, tellToken, tellUnknown } from '../surprise/reading.ts';
import { ShadedText } from '../surprise/ShadedText.tsx';
import type { Steered } from './steering.ts';

/** A prompt's place from 0, the prompt and what it has done. */
export interface PromptColumnProps {
  readonly place: number;
  readonly prompt: string;
  readonly steered: Steered | null;
  /** What tokens are called. */
  readonly noun: string;
  /** The surprise that fills a bar, in nats. */
  readonly most: number;
  /** What to say while nothing is known. */
  readonly status: string;
}

/** A column of the figure. */
export function PromptColumn(props: PromptColumnProps) {
  const { place, prompt, steered, status } = props;
  return (
    <section className="column" aria-label={`Prompt ${place + 1}: ${prompt}`}>
      {steered ? (
        <Led key={prompt} {...props} steered={steered} />
      ) : (
        <p className="remark" role="status">
          {status}
        </p>
      )}
    </section>
  );
}

function Led({ place, steered, noun, most }: PromptColumnProps & { readonly steered: Steered }) {
  const { prompt, texts } = steered;
  // The token that is told about: of the prompt (text −1) or of a text that goes on from it.
  const [pointed, point] = useState({ text: -1, at: mostSurprising(prompt) });
  const read = prompt.tokens.length;
  const of = (text: number) => (pointed.text === text ? pointed.at : null);
  const told = texts[pointed.text] ?? prompt;
  const unknown = tellUnknown(prompt, noun === 'letters' ? 'signs' : noun);
  return (
    <>
      <Means {...{ steered, most }} />
      <div className="given">
        <p className="title">Prompt {place + 1}</p>
        {read > 0 ? (
          <ShadedText
            label={`Prompt ${place + 1}, by its surprise at each token`}
            reading={prompt}
            picked={of(-1)}
            onPoint={(at) => point({ text: -1, at })}
          />
        ) : (
          <p className="remark">No prompt: it begins as its texts begin.</p>
        )}
        {unknown && <p className="remark">{unknown}</p>}
      </div>
      <div className="led">
        <p className="title">and how it goes on</p>
        <ol>
          {texts.map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is its place
            <li key={i}>
              <ShadedText
                label={`Text ${i + 1} after prompt ${place + 1}`}
                reading={text}
                from={read}
                picked={of(i)}
                onPoint={(at) => point({ text: i, at })}
              />
            </li>
          ))}
        </ol>
      </div>
      <p className="told">{tellToken(told, Math.min(pointed.at, told.tokens.length - 1))}</p>
    </>
  );
}

/** Both means on one scale, which all prompts share. */
function Means({
  steered: { prompt, writtenMean },
  most,
}: {
  readonly steered: Steered;
  readonly most: number;
}) {
  const row = (id: string, label: string, mean: number | null) => ({
    id,
    label,
    value: mean ?? 0,
    reading: mean === null ? 'none known' : mean.toFixed(1),
  });
  return (
    <Bars
      title="Mean surprise, nats a token"
      tone="loss"
      most={most}
      rows={[row('prompt', 'prompt', prompt.mean), row('written', 'goes on', writtenMean)]}
    />
  );
}
