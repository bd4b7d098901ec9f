/** What the article on sampling says of prompts side by side, and of telling real lines from made ones, is so. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { Definition } from '#demos/framework/defineDemo.ts';
import { presetValues } from '#demos/framework/values.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { createTextSession } from '#demos/next-token/session/session.ts';
import { promptsSteer } from '#demos/prompts/definition.ts';
import {
  distancesOf,
  type PromptsValues,
  type Steered,
  steeredOf,
  steeringQuestion,
} from '#demos/prompts/steering.ts';
import { spot } from '#demos/spot/definition.ts';
import { judgedOf, judgeQuestions, type SpotValues } from '#demos/spot/round.ts';
import { intervalOf } from '#demos/spot/telling.ts';
import type { Question, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});

describe('prompts', () => {
  const values = presetValues(promptsSteer, 'tales') as PromptsValues;
  const unlike = presetValues(promptsSteer, 'unlike') as PromptsValues;
  let session: Session;
  beforeAll(() => {
    session = begin(promptsSteer, values);
    return () => session.dispose();
  });

  test('rain brings up umbrella and coat, snow the scarf, and one word moves nearly all chance', () => {
    const [rain, snow] = [led('It rained, so Mia took her'), led('It snowed, so Mia took her')];
    expect(percentOf(rain, ' umbrella')).toBe(57);
    expect(percentOf(rain, ' coat')).toBe(42);
    expect(percentOf(snow, ' scarf')).toBe(84);
    expect(chanceOf(snow, ' umbrella') + chanceOf(snow, ' coat')).toBeLessThan(0.001);
    expect(bitsBetween(rain, snow).toFixed(2)).toBe('0.99');
  });

  test('another child hardly changes anything', () => {
    const [mia, ben] = [led('It snowed, so Mia took her'), led('It snowed, so Ben took his')];
    expect(bitsBetween(mia, ben).toFixed(2)).toBe('0.03');
  });

  test('a prompt unlike anything read is a loud surprise, and what follows is as calm as ever', () => {
    const [sound, salad] = [led('It rained, so Mia took her'), led(unlike.second)];
    expect(salad.prompt.mean?.toFixed(1)).toBe('10.5');
    expect(salad.prompt.tokens.filter(({ nats }) => nats > salad.prompt.blind)).toHaveLength(5);
    expect(salad.prompt.blind.toFixed(1)).toBe('5.3');
    expect(salad.prompt.tokens.every(({ isUnknown }) => !isUnknown)).toBe(true);
    expect(salad.writtenMean?.toFixed(1)).toBe('0.4');
    expect(sound.writtenMean?.toFixed(1)).toBe('0.4');
    const written = salad.texts.map(({ tokens }) => tokens.map(({ piece }) => piece).join(''));
    expect(written.every((text) => text.includes('ibbit!" said the frog.'))).toBe(true);
    expect(led(unlike.third).writtenMean?.toFixed(1)).toBe('0.4');
  });

  function led(prompt: string): Steered {
    return steeredOf(ask(session, steeringQuestion(prompt, values)));
  }
});

describe('telling real from made', () => {
  test('a judge of names is a coin at temperature 1, and right three times in four far from it', () => {
    const shares = sharesOf('names', [0.4, 1, 2]);
    expect(shares).toEqual([78, 51, 74]);
  });

  test('of verses it is a coin at temperature 1 too, and right nine times in ten at 2', () => {
    expect(sharesOf('verses', [1, 2])).toEqual([51, 90]);
  });

  test('seven right of ten may be a coin’s luck', () => {
    const { low, high } = intervalOf(7, 10);
    expect([Math.round(100 * low), Math.round(100 * high)]).toEqual([40, 89]);
  });
});

/** How many of a hundred lines the judge tells rightly at these temperatures. */
function sharesOf(preset: string, temperatures: readonly number[]): number[] {
  const values = presetValues(spot, preset) as SpotValues;
  const session = begin(spot, values);
  const answers = judgeQuestions(values).map((question) =>
    temperatures.includes(Number(question['temperature'])) ? ask(session, question) : null,
  );
  session.dispose();
  return judgedOf(answers).map(({ right, all }) => Math.round((100 * right) / all));
}

function begin(demo: Definition, values: PromptsValues | SpotValues): Session {
  return createTextSession(values, filesOf(demo, values));
}

function ask(session: Session, question: Question) {
  const look = session.answer?.(question);
  if (!look) throw new Error('invalid session; expected one that answers');
  return look;
}

function chanceOf({ chances, vocabulary }: Steered, word: string): number {
  return chances[vocabulary.indexOf(word)] ?? 0;
}

function percentOf(steered: Steered, word: string): number {
  return Math.round(100 * chanceOf(steered, word));
}

function bitsBetween(one: Steered, other: Steered): number {
  return distancesOf([one.chances, other.chances])[0]?.[1] ?? 0;
}
