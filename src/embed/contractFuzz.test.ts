import { expect, test } from 'vitest';
import { checkFromEmbed, checkFromHost } from './contract.ts';
import { fitting, randomMessage } from './randomMessages.forTests.ts';

const messages = 10_000;

const fieldsFromHost = new Set(['fromNoise', 'type', 'id', 'count', 'state', 'theme']);

test('10,000 random messages are each cleaned or refused in a sentence, and nothing else happens', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  let cleaned = 0;
  for (let i = 0; i < messages; i++) {
    const data = randomMessage();
    for (const check of [checkFromHost, checkFromEmbed]) {
      const result = check(data);
      if (result.message === undefined) {
        expect(result.fault).toMatch(/^\S.{5,300}\.$/su);
        if ('id' in result) expect(['string', 'number']).toContain(typeof result.id);
        continue;
      }
      cleaned += 1;
      expect(check(result.message)).toEqual({ message: result.message });
      expect(Object.getPrototypeOf(result.message)).toBe(Object.prototype);
      if (check === checkFromHost)
        expect(Object.keys(result.message).filter((key) => !fieldsFromHost.has(key))).toEqual([]);
    }
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect('polluted' in {}).toBe(false);
  // Both ends of the check are reached: mutations often leave a message that still fits.
  expect(cleaned).toBeGreaterThan(messages / 20);
  expect(cleaned).toBeLessThan(messages);
});

test('every message that the mutations start from fits', () => {
  for (const make of fitting) {
    const message = make();
    expect([checkFromHost(message), checkFromEmbed(message)]).toContainEqual({ message });
  }
});
