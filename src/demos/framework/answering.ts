/** What answers a session's questions, by their kind: each is loaded when it is first asked for. */

import type { Look, Question } from '#engine/session.ts';

/** Answers one kind of question about a subject: a model, with what it learned from. */
export type AnswererOf<Subject> = (question: Question, subject: Subject) => Look;

/** A session's answerers. */
export class Answering<Subject> {
  private readonly loads: Readonly<Record<string, () => Promise<AnswererOf<Subject>>>>;
  private readonly loaded = new Map<string, AnswererOf<Subject>>();

  /** @param loads how to load the answerer of each kind */
  constructor(loads: Answering<Subject>['loads']) {
    this.loads = loads;
  }

  /** Loads what answers that kind of question. Throws when there is none of that kind. */
  async prepare(kind: string): Promise<void> {
    if (this.loaded.has(kind)) return;
    const load = Object.hasOwn(this.loads, kind) ? this.loads[kind] : undefined;
    if (!load) {
      const known = Object.keys(this.loads).join(', ');
      throw new Error(`invalid question; expected one of ${known}: ${kind}`);
    }
    this.loaded.set(kind, await load());
  }

  /** Loads all that answers questions. */
  async prepareAll(): Promise<void> {
    await Promise.all(Object.keys(this.loads).map((kind) => this.prepare(kind)));
  }

  /** The answer to a question whose kind has been prepared. Throws when it has not. */
  answer(question: Question, subject: Subject): Look {
    const answerer = this.loaded.get(question.kind);
    if (!answerer) throw new Error(`invalid question; expected a prepared kind: ${question.kind}`);
    return answerer(question, subject);
  }
}
