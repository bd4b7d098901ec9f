/** A draft that its own model revises, token by token: every version, how surprising it is, and what could have stood there. */

import { Random } from '#data/random.ts';
import type { Look, Question } from '#engine/session.ts';
import { draftFrom, type Revision, revised, surprisesIn } from '#refinement/revising.ts';
import type { Answerer, Subject } from './answers.ts';
import { draftOf } from './drawnAnswers.ts';
import { pieceOf } from './pieces.ts';

// The draft and its revisions have streams of their own, so that other knobs revise the same draft.
const streams = { draft: 1_000_000, revisions: 1_000_001 } as const;

/** So many of the candidates are told. */
const toldCandidates = 6;

/**
 * A draft and what becomes of it while `count` places are tried, fewer where no token can be bettered: a version for each
 * token that changed. The draft is `text`, or without one drawn by `seed` at `draftTemperature`; `candidates` and
 * `temperature` are those of `revised`. All versions have as many tokens. Arrays: `nats`, the surprise at each token
 * [versions · tokens]; `places`, where each version was changed, −1 for the draft; `tries`, after how many; `tried`, how
 * many there were in all; `held` and `broken`, how often the rules of this text were kept and broken in each; `cut`, how
 * many tokens were left out of a text that is too long. In JSON: `pieces`, the versions token by token, and `candidates`,
 * for each version what could have stood there: the token, its chance, and the log-probability of the whole text with it.
 */
export const revising: Answerer = (question, subject) => {
  const { training, material } = subject;
  const { count = 0, seed = 0, candidates = 1, temperature = 0 } = question;
  const { opening, newline } = material;
  const whole = draftFor(question, subject);
  const room = training.model.context + 1 - opening.length;
  const random = new Random(Number(seed), streams.revisions);
  const options = {
    prompt: opening,
    candidates: Number(candidates),
    temperature: Number(temperature),
    isFixed: (token: number) => token === newline,
  };
  const versions: Version[] = [{ written: whole.slice(0, room), tries: 0, revision: null }];
  let draft = draftFrom(whole.slice(0, room));
  let tries = 0;
  while (tries < Number(count)) {
    const revision = revised(training.model, draft, options, random);
    if (!revision) break;
    tries++;
    if (revision.unchanged === 0) versions.push({ written: revision.written, tries, revision });
    draft = revision;
  }
  return toLook(versions, { tries, cut: Math.max(0, whole.length - room) }, subject);
};

/** A text, after how many tries it came, and what it came by. */
interface Version {
  readonly written: Int32Array;
  readonly tries: number;
  readonly revision: Revision | null;
}

/** The reader's text, or one that the model writes. */
function draftFor(question: Question, { training, material }: Subject): Int32Array {
  const { seed = 0, text = '', draftTemperature = 1 } = question;
  const { tokenizer, newline } = material;
  const own = tokenizer.encode(String(text).trim());
  if (own.length > 0) return newline === null ? own : Int32Array.of(...own, newline);
  const random = new Random(Number(seed), streams.draft);
  return draftOf(training.model, material, random, Number(draftTemperature));
}

function toLook(
  versions: readonly Version[],
  { tries, cut }: { readonly tries: number; readonly cut: number },
  { training, material }: Subject,
): Look {
  const { tokenizer, opening, rules } = material;
  const name = (token: number) => pieceOf(token, tokenizer);
  const verdicts = versions.map(({ written }) => {
    // A line break, so that the last sentence counts as whole.
    const text = `${tokenizer.decode(written).trim()}\n`;
    return rules.map(({ check }) => check(text));
  });
  const total = (kind: 'held' | 'broken') =>
    Float32Array.from(verdicts, (all) => all.reduce((sum, one) => sum + one[kind], 0));
  const candidates = versions.map(({ revision }) =>
    (revision?.candidates ?? [])
      .slice(0, toldCandidates)
      .map(({ token, chance, total: sum }) => [name(token), rounded(chance), rounded(sum)]),
  );
  const nats = versions.flatMap(({ written }) => [
    ...surprisesIn(training.model, opening, written),
  ]);
  return {
    arrays: {
      nats: Float32Array.from(nats),
      places: Float32Array.from(versions, ({ revision }) => revision?.place ?? -1),
      tries: Float32Array.from(versions, ({ tries: after }) => after),
      tried: Float32Array.of(tries),
      held: total('held'),
      broken: total('broken'),
      cut: Float32Array.of(cut),
    },
    texts: {
      pieces: JSON.stringify(versions.map(({ written }) => Array.from(written, name))),
      candidates: JSON.stringify(candidates),
    },
  };
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
