/** The contract as the site's tables show it: every message and field in words, read off the schemas that check them. */

import type { messageFromEmbed, messageFromHost } from './contract.ts';
import {
  alternativesOf,
  descriptionOf,
  hasRule,
  requirementOf,
  type SchemaPart,
} from './schemaParts.ts';

/** A field of a message. */
export interface FieldInWords {
  /** As in a message; those of a list's entries are "goals[].id". */
  readonly name: string;
  readonly isOptional: boolean;
  /** What it may hold: "whole number, 1 to 10,000". */
  readonly kind: string;
  readonly meaning: string;
}

/** A message, or what all messages of a direction share. */
export interface MessageInWords {
  readonly type: string;
  readonly meaning: string;
  readonly fields: readonly FieldInWords[];
}

/** The messages of one direction; first, under the type "every message", the fields that all of them share. */
export function messagesInWords(
  schema: typeof messageFromHost | typeof messageFromEmbed,
): readonly MessageInWords[] {
  const messages: readonly SchemaPart[] = schema.options;
  const isShared = (part: SchemaPart) =>
    messages.every(({ entries = {} }) => Object.values(entries).includes(part));
  const fields = (message: SchemaPart | undefined, shared: boolean) =>
    Object.entries(message?.entries ?? {})
      .filter(([name, part]) => name !== 'type' && isShared(part) === shared)
      .flatMap(([name, part]) => fieldsOf(name, part));
  const type = {
    name: 'type',
    isOptional: false,
    kind: 'text',
    meaning: 'Which message it is: one of those below.',
  };
  return [
    { type: 'every message', meaning: '', fields: [...fields(messages[0], true), type] },
    ...messages.map((message) => ({
      type: String(message.entries?.['type']?.literal),
      meaning: descriptionOf(message),
      fields: fields(message, false),
    })),
  ];
}

function fieldsOf(name: string, part: SchemaPart): FieldInWords[] {
  const isOptional = part.type === 'exact_optional';
  const field = { name, isOptional, kind: kindOf(part), meaning: descriptionOf(part) };
  const inner = Object.entries(part.item?.entries ?? {});
  return [field, ...inner.flatMap(([key, entry]) => fieldsOf(`${name}[].${key}`, entry))];
}

function kindOf(part: SchemaPart): string {
  switch (part.type) {
    case 'exact_optional':
      return part.wrapped ? kindOf(part.wrapped) : '';
    case 'literal':
      return String(part.literal);
    case 'string':
      return `text, at most ${inFigures(requirementOf(part, 'max_length'))} characters`;
    case 'number':
      return numberInWords(part);
    case 'boolean':
      return 'true or false';
    case 'picklist':
      return inAlternatives(part.options?.map(String) ?? []);
    case 'union':
      return inAlternatives(alternativesOf(part).map(kindOf));
    case 'record':
      return `object; each value ${part.value ? kindOf(part.value) : ''}`;
    case 'array':
      return `list of at most ${inFigures(requirementOf(part, 'max_length'))} objects`;
    default:
      throw new Error(`invalid schema; expected one that has words: ${part.type}`);
  }
}

function numberInWords(part: SchemaPart): string {
  const kind = hasRule(part, 'integer') ? 'whole number' : 'finite number';
  const least = requirementOf(part, 'min_value');
  const most = requirementOf(part, 'max_value');
  if (least === undefined) return kind;
  const range =
    most === undefined
      ? `${inFigures(least)} or more`
      : `${inFigures(least)} to ${inFigures(most)}`;
  return `${kind}, ${range}`;
}

/** "a, b or c"; with semicolons where the alternatives have commas themselves. */
function inAlternatives(names: readonly string[]): string {
  const comma = names.some((name) => name.includes(',')) ? ';' : ',';
  const last = names.at(-1) ?? '';
  return names.length < 2
    ? last
    : `${names.slice(0, -1).join(`${comma} `)}${comma === ';' ? ';' : ''} or ${last}`;
}

function inFigures(value: number | undefined): string {
  return (value ?? Number.POSITIVE_INFINITY).toLocaleString('en');
}
