/** A table that counts a text, part by part, put together for the engine. */

import { Random } from '#data/random.ts';
import type {
  Checkpoint,
  Files,
  Look,
  Metrics,
  Question,
  Session,
  Settings,
} from '#engine/session.ts';
import { type NgramTable, uniformSurprise } from '#models/ngram.ts';
import { answerLook } from '../answers.ts';
import { toLook } from '../moment.ts';
import type { CountValues as Values } from '../parameters.ts';
import { stepsToFinish } from '../stepsToFinish.ts';
import { contextNamed } from './contexts.ts';
import { type CountedText, countedTextOf } from './countedText.ts';
import { throwDice } from './dice.ts';
import { followersAfter } from './followers.ts';
import { type Judgement, judge } from './judgement.ts';
import { ReadTables } from './readTables.ts';
import { shareCopied, write } from './writing.ts';

// Each purpose has a stream of its own, so that neither looking nor judging changes what comes next.
const streams = { samples: 1000, dice: 1_000_000 } as const;

/** By tokens: how many are written to be judged, the first of them shown; how many of what was read are shown. */
const lengths = {
  characters: { written: 1200, shown: 240, copied: 16, passage: 90 },
  words: { written: 150, shown: 50, copied: 5, passage: 22 },
} as const;

/** Begins to count a text. Throws when the settings are not the demo's, or a file is missing. */
export function createCountSession(settings: Settings, files: Files): Session {
  return new CountSession(settings as Values, files);
}

class CountSession implements Session {
  private values: Values;
  private readonly text: CountedText;
  private tables: ReadTables;
  private steps = 0;
  private sample = '';

  constructor(values: Values, files: Files) {
    this.values = values;
    this.text = countedTextOf(values, files);
    this.tables = this.newTables();
  }

  /** Reads the next part of the text; when there is none, nothing is left to be done. */
  step(): void {
    this.steps++;
    this.tables.after(this.read);
  }

  look(): Look {
    const { table, read, sample } = this;
    const { contexts, entries } = table.sparsity();
    const { order, vocabulary } = table.configuration;
    return toLook({
      size: { order, vocabulary, read, contexts, entries },
      passage: { tokens: this.passage(), isRead: read > 0 },
      sample,
    });
  }

  *measure(): Generator<void, Metrics> {
    const { table, text } = this;
    const { order, vocabulary } = table.configuration;
    const judgement = yield* judge(table, text.heldOut);
    // Before anything is read, all tokens are alike even to a table that keeps nothing for what it has not seen.
    const isJudged = this.values.smoothing || this.read > 0;
    const written = yield* this.write(table);
    const real = text.shareOfReal(written.join(''));
    const source = text.tokenizer.decode(text.training);
    const copied = yield* shareCopied(written, this.lengths.copied, source);
    this.sample = written.slice(0, this.lengths.shown).join('');
    return {
      order,
      vocabulary,
      ...table.sparsity(),
      read: this.read / text.training.length,
      uniform: uniformSurprise(vocabulary),
      ...(isJudged && surprisesOf(judgement)),
      ...(!this.values.smoothing && { impossible: judgement.impossible }),
      known: judgement.known,
      copied,
      ...(real !== null && { real }),
    };
  }

  answer(question: Question): Look {
    const { table, text } = this;
    const context = String(question['context'] ?? '');
    switch (question.kind) {
      case 'followers':
        return answerLook(followersAfter(table, text, context));
      case 'throws': {
        const batch = Number(question['batch']);
        const begun = context === '' ? text.opening : this.contextNamed(context);
        const random = new Random(this.values.seed, streams.dice + batch);
        return answerLook({ context, batch, ...throwDice(table, text, begun, random) });
      }
      default:
        throw new Error(`invalid question; expected followers or throws: ${question.kind}`);
    }
  }

  change(settings: Settings): void {
    const values = settings as Values; // the page has checked them
    const isOther = values.smoothing !== this.values.smoothing;
    this.values = values;
    if (isOther) this.tables = this.newTables();
  }

  checkpoint(): Checkpoint {
    return { steps: this.steps, sample: this.sample };
  }

  restore({ steps, sample }: Checkpoint): void {
    this.steps = Number(steps);
    this.sample = String(sample);
  }

  dispose(): void {
    // A table is made of plain numbers: no tensors to free.
  }

  private newTables(): ReadTables {
    const { tokenizer, training } = this.text;
    const { order, smoothing } = this.values;
    return new ReadTables(training, {
      order,
      vocabulary: tokenizer.vocabulary.length,
      ...(!smoothing && { discount: 0 }),
    });
  }

  private get table(): NgramTable {
    return this.tables.after(this.read);
  }

  /** How many tokens have been read. */
  private get read(): number {
    const share = Math.min(1, this.steps / stepsToFinish);
    return Math.round(share * this.text.training.length);
  }

  private get lengths() {
    return lengths[this.values.tokens];
  }

  private contextNamed(named: string): Int32Array {
    return contextNamed(this.text, this.table.configuration.order - 1, named).tokens;
  }

  /** What was read last, or what will be read first, from a line's beginning where there is one. */
  private passage(): string[] {
    const { training } = this.text;
    const { passage } = this.lengths;
    const end = this.read === 0 ? Math.min(passage, training.length) : this.read;
    const pieces = this.pieces(training.subarray(Math.max(0, end - passage), end));
    const line = pieces.slice(0, Math.ceil(passage / 2)).indexOf('\n');
    return pieces.slice(line + 1);
  }

  private *write(table: NgramTable): Generator<void, string[]> {
    const random = new Random(this.values.seed, streams.samples + this.steps);
    const writing = { begun: this.text.opening, count: this.lengths.written };
    return this.pieces(yield* write(table, writing, random));
  }

  private pieces(tokens: Int32Array): string[] {
    return Array.from(tokens, (token) => this.text.tokenizer.decode([token]));
  }
}

/** By order, those below the table's own under a name of theirs. What is infinite is left out: `impossible` tells it. */
function surprisesOf({ surprises }: Judgement): Metrics {
  const entries = surprises.map((surprise, shorter) => {
    const isOwn = shorter === surprises.length - 1;
    return [isOwn ? 'surprise' : `surprise${shorter + 1}`, surprise] as const;
  });
  return Object.fromEntries(entries.filter(([, surprise]) => Number.isFinite(surprise)));
}
