/** The tree of what might have been: the chances along branches of a text, and branches that dice or a search grow. */

import { Random } from '#data/random.ts';
import type { Look, Question } from '#engine/session.ts';
import { beamSearch, tokensOf } from '#sampling/beamSearch.ts';
import { byChance, chancesOf, tokenAt } from '#sampling/stages.ts';
import type { TextSoFar } from '#sampling/textSoFar.ts';
import { readBranches, type Twig, withPath } from '../../tree/branches.ts';
import type { Answerer, Subject } from './answers.ts';
import { beginning } from './beginning.ts';

/** A token of the tree: its parent's place in the list (−1: it follows the prompt), itself, its state and its rank after its parent. */
export type TreeRow = readonly [parent: number, token: number, state: TwigState, rank: number];

/** An alternative that is only shown; one that is followed; one whose own alternatives are shown as well. */
export type TwigState = 0 | 1 | 2;

/** Where nothing is left, so that its logarithm is a number. */
const smallest = 1e-9;

/**
 * For a `prompt`, the `branches` that are followed (`tree/branches.ts`) and how many `alternatives` an open place shows: all
 * tokens of the tree, parents first and the likeliest first. An empty text of branches stands for an example: the likeliest
 * token each time, and the best of as many beams as `width`, both `length` tokens long. Arrays: `logChances`, of each token
 * after its parent, in nats; `logOthers`, the same of all that is not shown together, first after the prompt, then after each
 * token, 0 where it is not open. In JSON: `rows`; `misfit`, the size of the vocabulary that the branches are made for where it is
 * not this model's (they are left out), else null; `vocabulary`, what each token stands for. Besides `kind`, the
 * tokenizer's.
 */
export const tree: Answerer = (question, subject) => {
  const { text, vocabulary } = beginning(question, subject);
  const asked = String(question['branches'] ?? '');
  const branches = readBranches(asked);
  const isMisfit = branches !== null && branches.vocabulary !== vocabulary.length;
  const example = () =>
    [
      ...grown(text, subject, { ...numbersOf(question), by: 'likeliest' }),
      ...grown(text, subject, { ...numbersOf(question), by: 'beams' }).slice(0, 1),
    ].reduce<Twig[]>((twigs, path) => withPath(twigs, path), []);
  const followed = asked === '' ? example() : isMisfit ? [] : (branches?.twigs ?? []);
  const rows: TreeRow[] = [];
  const logChances: number[] = [];
  const logOthers: number[] = [0];
  const shown = Number(question['alternatives'] ?? 0);
  const add = (at: TextSoFar, twigs: readonly Twig[], parent: number, isOpen: boolean) => {
    const chances = chancesOf(at.logits);
    const order = byChance(chances);
    let others = 0;
    for (const [rank, token] of order.entries()) {
      const twig = twigs.find((one) => one.token === token);
      if (!twig && !(isOpen && rank < shown)) {
        others += chances[token] ?? 0;
        continue;
      }
      const place = rows.push([parent, token, twig ? (twig.isOpen ? 2 : 1) : 0, rank]) - 1;
      logChances.push(Math.log(chances[token] ?? 0));
      logOthers.push(0);
      if (twig && (twig.isOpen || twig.twigs.length > 0))
        add(at.after(token), twig.twigs, place, twig.isOpen);
    }
    if (isOpen) logOthers[parent + 1] = Math.log(Math.max(others, smallest));
  };
  add(text, followed, -1, true);
  return {
    arrays: {
      logChances: Float32Array.from(logChances),
      logOthers: Float32Array.from(logOthers),
    },
    texts: {
      rows: JSON.stringify(rows),
      misfit: JSON.stringify(isMisfit ? branches.vocabulary : null),
      vocabulary: JSON.stringify(vocabulary),
      kind: subject.material.tokenizer.kind,
    },
  };
};

/**
 * Branches that grow from the end of a path (`from`, tokens after the `prompt` with dots between): `by` the likeliest token
 * each time, by `beams` (as many as `width`), or by `dice` (`count` of them from the `first` on that a `seed` grows), `length` tokens each or up to
 * a line's end. In JSON: `paths`, the whole ways from the prompt on, the best first.
 */
export const growth: Answerer = (question, subject): Look => {
  const { text } = beginning(question, subject);
  const from = String(question['from'] ?? '')
    .split('.')
    .filter((token) => token !== '')
    .map(Number);
  const start = from.reduce((before, token) => before.after(token), text);
  const by = question['by'] as GrowthOptions['by']; // the figure's own
  const paths = grown(start, subject, { ...numbersOf(question), by });
  const whole = paths.map((path) => [...from, ...path]);
  return { arrays: {}, texts: { paths: JSON.stringify(whole) } };
};

interface GrowthOptions {
  readonly by: 'likeliest' | 'beams' | 'dice';
  readonly length: number;
  readonly width: number;
  readonly count: number;
  readonly seed: number;
  readonly first: number;
}

function numbersOf({ length, width = 1, count = 1, seed = 0, first = 0 }: Question) {
  return {
    length: Number(length),
    width: Number(width),
    count: Number(count),
    seed: Number(seed),
    first: Number(first),
  };
}

function grown(
  text: TextSoFar,
  { material }: Pick<Subject, 'material'>,
  { by, length, width, count, seed, first }: GrowthOptions,
): number[][] {
  const end = material.newline;
  switch (by) {
    case 'likeliest':
    case 'beams': {
      const steps = beamSearch(text, { width: by === 'beams' ? width : 1, length, end });
      const last = steps.length - 1;
      return (steps[last] ?? []).map((_, place) => tokensOf(steps, last, place));
    }
    case 'dice':
      return Array.from({ length: count }, (_, branch) =>
        thrown(text, { length, end, random: new Random(seed, first + branch) }),
      );
    default:
      return by satisfies never;
  }
}

function thrown(
  text: TextSoFar,
  { length, end, random }: { length: number; end: number | null; random: Random },
): number[] {
  const path: number[] = [];
  for (let at = text; path.length < length && (path.length === 0 || path.at(-1) !== end); ) {
    const token = tokenAt(chancesOf(at.logits), random.uniform());
    path.push(token);
    at = at.after(token);
  }
  return path;
}
