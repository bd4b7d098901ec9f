import { expect, test } from 'vitest';
import { messageFromEmbed, messageFromHost } from './contract.ts';
import { messagesInWords } from './contractInWords.ts';

const fromHost = messagesInWords(messageFromHost);
const fromEmbed = messagesInWords(messageFromEmbed);

test('the tables name every message, and every field of it, once', () => {
  for (const [schema, table] of [
    [messageFromHost, fromHost],
    [messageFromEmbed, fromEmbed],
  ] as const) {
    const [everyMessage, ...messages] = table;
    const shared = everyMessage?.fields.map(({ name }) => name) ?? [];
    expect(messages.map(({ type }) => type)).toEqual(
      schema.options.map(({ entries }) => entries.type.literal),
    );
    messages.forEach(({ fields }, i) => {
      const own = fields.map(({ name }) => name).filter((name) => !name.includes('[]'));
      expect([...shared, ...own].sort()).toEqual(
        Object.keys(schema.options[i]?.entries ?? {}).sort(),
      );
    });
  }
});

test('what all messages of a direction have is said once, first', () => {
  expect(fromHost[0]?.fields.map(({ name }) => name)).toEqual(['fromNoise', 'id', 'type']);
  expect(fromEmbed[0]?.fields.map(({ name }) => name)).toEqual(['fromNoise', 'type']);
});

test('every message and field says what it means, in a sentence', () => {
  for (const { type, meaning, fields } of [...fromHost, ...fromEmbed]) {
    if (type !== 'every message') expect(meaning).toMatch(/^\p{Lu}.*\.$/u);
    for (const field of fields) expect(field.meaning).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test.each([
  ['step', 'count', 'whole number, 1 to 10,000'],
  ['set-state', 'state', 'text, at most 8,000 characters'],
  ['set-theme', 'theme', 'light, dark or auto'],
  ['every message', 'id', 'text, at most 100 characters; or finite number'],
  ['progress', 'metrics', 'object; each value finite number'],
  ['progress', 'stepsPerSecond', 'finite number, 0 or more'],
  ['ready', 'goals[].label', 'text, at most 500 characters'],
])('%s: %s holds: %s', (type, name, kind) => {
  const messages = [...fromHost, ...fromEmbed].filter((message) => message.type === type);
  const fields = messages.flatMap((message) => message.fields);
  expect(fields.find((field) => field.name === name)?.kind).toBe(kind);
});
