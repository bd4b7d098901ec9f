/** What there is to learn about a text, and how the figures of it are put into words. */

import { ruleLabels } from '#data/rules/ruleLabels.ts';
import type { Metrics } from '#engine/session.ts';
import type { Curve, Goal, Level, Pattern } from '../framework/defineDemo.ts';
import type { TextRunValues as Values } from './values.ts';

/** From where on a rule counts as learned; those not named are kept nearly always. */
const targets: Readonly<Record<string, number>> = {
  real: 0.1,
  new: 0.5,
  rhymes: 0.6,
  wordPairs: 0.5,
};

/** The scoreboard: each text has its own rules. */
export const patterns: readonly Pattern<Values>[] = Object.entries(ruleLabels).flatMap(
  ([set, labels]) =>
    Object.entries<string>(labels).map(
      ([id, label]): Pattern<Values> => ({
        id: `${set}-${id}`,
        label: () => label,
        applies: ({ source }) => source === set,
        progress: (metrics, { source }) =>
          source === set ? (metrics[`rule ${id}`] ?? null) : null,
        target: targets[id] ?? 0.95,
        reading: (metrics) => `${Math.round(100 * (metrics[`rule ${id}`] ?? 0))} %`,
      }),
    ),
);

/** What a teacher may ask for: a loss on text that was kept back. From the loss of pure chance on, the way there is counted. */
export const goals: readonly Goal<Values>[] = [
  {
    id: 'heldOut',
    bar: { label: 'Nats', min: 0.1, max: 6, step: 0.1, default: 2.3 },
    label: (_, nats) => `a surprise below ${nats} nats a token on text that was kept back`,
    progress: ({ metrics: { heldOutLoss, uniform } }, nats) => {
      if (heldOutLoss === undefined || uniform === undefined) return 0;
      return heldOutLoss < nats ? 1 : (0.99 * (uniform - heldOutLoss)) / (uniform - nats);
    },
  },
];

/** A simpler model, and how it guesses. */
export interface RungName {
  readonly id: 'uniform' | 'unigram' | 'bigram' | 'trigram' | 'floor';
  readonly label: string;
}

/** The rungs from the highest loss to the lowest. */
export const rungNames: readonly RungName[] = [
  { id: 'uniform', label: 'uniform: all alike' },
  { id: 'unigram', label: 'unigram: by frequency' },
  { id: 'bigram', label: 'bigram: by the one before' },
  { id: 'trigram', label: 'trigram: by the two before' },
  { id: 'floor', label: 'floor: nobody can do better' },
];

/** Nats above the floor within which a model counts as being there: there is nothing left below it to pass. */
export const nearFloor = 0.1;

/** The loss below which a rung is passed; null where it is not known for this text. */
export function rungLoss({ id }: RungName, metrics: Metrics): number | null {
  const loss = metrics[id];
  if (loss === undefined) return null;
  return id === 'floor' ? loss + nearFloor : loss;
}

/** The curve of the loss, with the rungs as its levels. */
export const curves: readonly Curve<Values>[] = [
  {
    title: 'Surprise at each token, in nats (lower is better)',
    lines: [
      { metric: 'trainingLoss', label: 'read in training', colour: 'loss', dash: '4 3' },
      { metric: 'heldOutLoss', label: 'kept back', colour: 'loss' },
    ],
    levels: (_, metrics) =>
      rungNames.flatMap(({ id, label }): Level[] => {
        const value = metrics[id];
        return value === undefined ? [] : [{ value, label: label.split(':')[0] ?? label }];
      }),
  },
];

/** "writes whole words; as unsure as picking among 4.6 letters". */
export function describe(metrics: Metrics, values: Values): string {
  const { heldOutLoss } = metrics;
  if (heldOutLoss === undefined) return 'nothing measured yet';
  const clauses = [phase(metrics, values), unsureness(heldOutLoss, nounOf(values))];
  const { trainingLoss = heldOutLoss } = metrics;
  if (heldOutLoss - trainingLoss > overFit)
    clauses.push('it knows what it has read better than what it has not: it is learning by heart');
  return clauses.join('; ');
}

/** In nats: a larger gap between both losses is more than chance. */
const overFit = 0.15;

/** A loss in words: "as unsure as picking among 4.6 letters". */
export function unsureness(loss: number, noun: string): string {
  const choices = Math.exp(loss);
  return `as unsure as picking among ${choices < 9.95 ? choices.toFixed(1) : Math.round(choices)} ${noun}`;
}

/** What tokens are called under these settings. */
export function nounOf({ tokens, start, source }: Values): string {
  const kind =
    start === 'trained' && source !== 'own'
      ? source === 'tales'
        ? 'words'
        : 'characters'
      : tokens;
  switch (kind) {
    case 'characters':
      return 'letters';
    case 'words':
      return 'words';
    case 'bytePairs':
      return 'pieces';
    default:
      return kind satisfies never;
  }
}

/** The phases of babble, by the last rung that was passed. */
function phase(metrics: Metrics, values: Values): string {
  const noun = nounOf(values);
  const { heldOutLoss = Number.POSITIVE_INFINITY } = metrics;
  const isPast = (id: RungName['id']) => {
    const rung = rungNames.find((one) => one.id === id);
    const loss = rung && rungLoss(rung, metrics);
    return loss !== null && loss !== undefined && heldOutLoss < loss;
  };
  if (isPast('floor')) return 'writes what the grammar itself might have written';
  if (isPast('trigram')) return `has passed the trigram: it uses more than the two ${noun} before`;
  if (isPast('bigram'))
    return `has passed the bigram: it strings ${noun} together that belong together`;
  if (isPast('unigram'))
    return `has passed the unigram: it begins to see which ${noun} follow which`;
  if (isPast('uniform')) return `has passed the uniform guess: it learns how often ${noun} come`;
  return `writes noise: any of the ${noun} may come`;
}
