/** A model that feedback changes: pairs of tales, a judge, preference optimisation and what it does, stepped by the engine. */

import { Random } from '#data/random.ts';
import type { Checkpoint, Files, Look, Metrics, Session, Settings } from '#engine/session.ts';
import { placedMatrices } from '#models/tokenModels.ts';
import { Transformer } from '#models/transformer.ts';
import { type Choice, jointVote, rewardModelOf, type TasteId, tastes } from '#refinement/judges.ts';
import {
  gainedMargins,
  type JudgedPreference,
  judgedBy,
  preferenceLossOf,
} from '#refinement/preference.ts';
import type { Reach } from '#refinement/reach.ts';
import { Refiner, type RefinerCheckpoint } from '#refinement/refiner.ts';
import { writeUntil } from '#sampling/writeUntil.ts';
import { fromValues } from '#tensor/tensor.ts';
import { fromCheckpointFile } from '../../next-token/session/checkpointFile.ts';
import { type Material, materialFor } from '../../next-token/session/material.ts';
import { checkpointUrl } from '../../next-token/trained.ts';
import { toLook, type Verdict, type VotesMoment } from '../moment.ts';
import type { VotesValues as Values } from '../parameters.ts';
import { judgedTales } from './judgedTales.ts';

// Each purpose has a stream of its own, so that looking or judging never changes the run.
const streams = { adapter: 1, replay: 1_000_000, pairs: 2_000_000, shown: 2, judged: 3 } as const;

/** Votes in one step of training: the newest, and earlier ones drawn at random. */
const batchSize = 8;
/** Tales shown of the model before and after. */
const shownTales = 3;
/** A judge looks at so many pairs at most until it prefers one of two. */
const mostPairs = 20;
/** Votes of the reader's from which a reward model is learned. */
const fewestVotes = 4;
/** Votes over which it is counted how many were foreseen. */
const countedVotes = 40;

/** Begins a run of the demo `votes`, whose settings the page has checked. Throws when the checkpoint is missing. */
export function createVotesSession(settings: Settings, files: Files): Session {
  return new VotesSession(settings as Values, files);
}

/** A tale as tokens and as text. */
interface Tale {
  readonly tokens: Int32Array;
  readonly text: string;
}

type TalePair = Readonly<Record<'left' | 'right', Tale>>;

/** A vote that was learned from. */
interface Vote {
  readonly preference: JudgedPreference;
  readonly choice: Choice;
  /** 1 if the model, before it learned from it, ranked the two as the vote did; 0 if not; 1/2 if it could not tell. */
  readonly foreseen: number;
}

/** A run in which feedback changes a model of tales. Owns tensors: call `dispose`. */
export class VotesSession implements Session {
  readonly model: Transformer;
  readonly reference: Transformer;
  private values: Values;
  private readonly material: Material;
  private readonly refiner: Refiner;
  private readonly before: readonly string[];
  private votes: readonly Vote[] = [];
  private pair: TalePair;
  private last: VotesMoment['last'] = null;
  private steps = 0;

  constructor(values: Values, files: Files) {
    const file = files[checkpointUrl('tales')];
    if (!file) throw new Error('invalid files; expected a checkpoint: tales');
    const { tokenizer, configuration, parameters } = fromCheckpointFile(file);
    if (configuration.kind !== 'transformer')
      throw new Error(`invalid checkpoint; expected a transformer: ${configuration.kind}`);
    this.values = values;
    this.material = materialFor('tales', tokenizer, files);
    const [model, reference] = [1, 2].map(() => {
      const one = new Transformer(configuration, new Random(0));
      one.parameters = fromValues(parameters);
      return one;
    }) as [Transformer, Transformer];
    this.model = model;
    this.reference = reference;
    this.refiner = new Refiner(model, {
      reach: reachOf(values),
      matrices: placedMatrices(configuration),
      seed: values.seed + streams.adapter,
    });
    this.before = this.shownBy(reference);
    this.pair = this.drawnPair(this.pairRandom());
  }

  step(): void {
    const isReaders = this.values.judge === 'you';
    const letter = isReaders ? (this.values.votes[this.steps] ?? '.') : '.';
    const [pair, verdict] = letter === '.' ? this.judged() : [this.pair, verdicts[letter] ?? null];
    if (verdict) this.learn(pair, verdict);
    this.last = { left: pair.left.text, right: pair.right.text, verdict, isJudges: letter === '.' };
    this.steps++;
    this.pair = this.drawnPair(this.pairRandom());
  }

  look(): Look {
    const { left, right } = this.pair;
    return toLook({
      pair: { left: left.text, right: right.text },
      last: this.last,
      learned: this.votes.length,
      before: this.before,
      after: this.shownBy(this.model),
    });
  }

  *measure(): Generator<void, Metrics> {
    const { model, reference, material, newline, votes } = this;
    const random = new Random(this.values.seed, streams.judged);
    const judged = yield* judgedTales({ model, reference, material, newline }, random);
    const lately = votes.slice(-countedVotes);
    const newest = votes.slice(-batchSize);
    return {
      ...judged,
      learned: votes.length,
      ...(lately.length > 0 && {
        foreseen: mean(lately.map(({ foreseen }) => foreseen)),
        margin:
          this.values.beta *
          mean(
            gainedMargins(
              model,
              newest.map(({ preference }) => preference),
            ),
          ),
      }),
    };
  }

  change(settings: Settings): void {
    this.values = settings as Values;
  }

  checkpoint(): Checkpoint {
    const { votes, pair, last, steps } = this;
    const saved: Saved = { refiner: this.refiner.checkpoint(), votes, pair, last, steps };
    return { ...saved };
  }

  restore(checkpoint: Checkpoint): void {
    const { refiner, votes, pair, last, steps } = checkpoint as unknown as Saved; // made by `checkpoint` above
    this.refiner.restore(refiner);
    this.votes = votes;
    this.pair = pair;
    this.last = last;
    this.steps = steps;
  }

  dispose(): void {
    this.model.dispose();
    this.reference.dispose();
    this.refiner.dispose();
  }

  /** The first of some pairs of which the judge prefers one, and its verdict. */
  private judged(): [TalePair, Verdict] {
    const vote = this.judge();
    const random = this.pairRandom();
    let pair = this.drawnPair(random); // the one on show
    for (let tried = 1; vote && tried < mostPairs; tried++) {
      if (vote(pair.left.text, pair.right.text) !== 0) break;
      pair = this.drawnPair(random);
    }
    const sign = vote?.(pair.left.text, pair.right.text) ?? 0;
    return [pair, sign > 0 ? 'left' : sign < 0 ? 'right' : null];
  }

  /** Above 0 where the left tale is preferred, below where the right one is; null while nobody can judge. */
  private judge(): ((left: string, right: string) => number) | null {
    if (this.values.judge === 'rules') {
      const rules = tasteIds.filter((id) => this.values[id]).map((id) => tastes[id]);
      return rules.length === 0 ? null : (left, right) => jointVote(rules, left, right);
    }
    if (this.votes.length < fewestVotes) return null;
    const score = rewardModelOf(this.votes.map(({ choice }) => choice));
    return (left, right) => score(left) - score(right);
  }

  private learn(pair: TalePair, verdict: 'left' | 'right'): void {
    const [chosen, rejected] =
      verdict === 'left' ? [pair.left, pair.right] : [pair.right, pair.left];
    const told = { prompt: this.prompt, chosen: chosen.tokens, rejected: rejected.tokens };
    const [preference] = judgedBy(this.reference, [told]);
    if (!preference) return;
    const [margin = 0] = gainedMargins(this.model, [preference]);
    const foreseen = Math.abs(margin) < 1e-6 ? 1 / 2 : Number(margin > 0);
    const choice = { chosen: chosen.text, rejected: rejected.text };
    this.votes = [...this.votes, { preference, choice, foreseen }];
    const random = new Random(this.values.seed, streams.replay + this.steps);
    const { beta, learningRate, passes } = this.values;
    for (let pass = 0; pass < passes; pass++) {
      const batch = this.batch(preference, random);
      this.refiner.step((layers) => preferenceLossOf(this.model, batch, beta, layers), {
        kind: 'adam',
        learningRate,
      });
    }
  }

  /** The newest vote, and some of the earlier ones. */
  private batch(newest: JudgedPreference, random: Random): JudgedPreference[] {
    const earlier = this.votes.slice(0, -1);
    const drawn = Array.from({ length: Math.min(batchSize - 1, earlier.length) }, () => {
      return earlier[random.integer(earlier.length)]?.preference ?? newest;
    });
    return [newest, ...drawn];
  }

  private pairRandom(): Random {
    return new Random(this.values.seed, streams.pairs + this.steps);
  }

  /** Two tales that are not the same, if the model still tells any others. */
  private drawnPair(random: Random): TalePair {
    const left = this.tale(this.model, random);
    let right = this.tale(this.model, random);
    for (let tried = 1; tried < mostPairs && right.text === left.text; tried++)
      right = this.tale(this.model, random);
    return { left, right };
  }

  private shownBy(model: Transformer): string[] {
    const random = new Random(this.values.seed, streams.shown);
    return Array.from({ length: shownTales }, () => this.tale(model, random).text);
  }

  private tale(model: Transformer, random: Random): Tale {
    const options = { end: this.newline, temperature: 1 };
    const tokens = writeUntil(model, this.prompt, options, random);
    return { tokens, text: this.material.tokenizer.decode(tokens).trim() };
  }

  /** A tale begins where the one before it ended. */
  private get prompt(): Int32Array {
    return Int32Array.of(this.newline);
  }

  private get newline(): number {
    const { newline } = this.material;
    if (newline === null) throw new Error('invalid material; expected lines');
    return newline;
  }
}

const tasteIds = Object.keys(tastes) as TasteId[];

const verdicts: Readonly<Record<string, Verdict>> = { l: 'left', r: 'right', n: null };

function reachOf({ reach, rank }: Values): Reach {
  return reach === 'lowRank' ? { kind: reach, rank } : { kind: reach };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Saved {
  readonly refiner: RefinerCheckpoint;
  readonly votes: readonly Vote[];
  readonly pair: TalePair;
  readonly last: VotesMoment['last'];
  readonly steps: number;
}
