/** Questions to a run's model that wait for their answers. */

import type { Command, Event } from '#engine/protocol.ts';
import type { Look, Question } from '#engine/session.ts';

/** An answer, and the step of the moment that gave it. */
export interface Answered {
  readonly step: number;
  readonly answer: Look;
}

/** The run ended before it answered: the answer no longer matters. */
export class Unanswered extends Error {}

interface Waiting {
  readonly order: Omit<Extract<Command, { type: 'ask' }>, 'run'>;
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
}

let asked = 0;

/** Keeps questions apart, and those back that come before the run is open. */
export class Questions {
  private readonly waiting = new Map<number, Waiting>();

  /** Notes a question; the order is to be sent once the run is open. */
  note(step: number, question: Question): { order: Waiting['order']; answered: Promise<Answered> } {
    const order = { type: 'ask', id: ++asked, step, question } as const;
    const answered = new Promise<Answered>((resolve, reject) => {
      this.waiting.set(order.id, { order, resolve, reject });
    });
    return { order, answered };
  }

  /** What is still to be answered, in the order in which it was asked. */
  orders(): Waiting['order'][] {
    return [...this.waiting.values()].map(({ order }) => order);
  }

  /** Hands an answer to whoever asked. */
  hear({ id, step, answer, problem }: Extract<Event, { type: 'answered' }>): void {
    const asking = this.waiting.get(id);
    this.waiting.delete(id);
    if (answer) asking?.resolve({ step, answer });
    else asking?.reject(new Error(problem));
  }

  /** The run is no more. */
  drop(): void {
    for (const { reject } of this.waiting.values()) reject(new Unanswered());
    this.waiting.clear();
  }
}
