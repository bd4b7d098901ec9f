/** The text of /embed/v1/from-noise.d.ts: the messages' types, read off the schemas, and what the module offers. */

import { messageFromEmbed, messageFromHost } from './contract.ts';
import offered from './host/declarations.ts?raw';
import { alternativesOf, descriptionOf, type SchemaPart } from './schemaParts.ts';

/** TypeScript declarations for from-noise.js. */
export function declarationsText(): string {
  return [
    '/** From Noise: talk with an embedded demo. These are the types of from-noise.js. */',
    messagesAsType('MessageFromHost', 'What a host page may say.', messageFromHost.options),
    messagesAsType('MessageFromEmbed', 'What an embed may say.', messageFromEmbed.options),
    offered
      .replace(/^\/\*\*.*\n/, '')
      .replaceAll(/^import [^;]*;\n/gm, '')
      .trim(),
    '/** Talks with the demo in a frame. */\nexport declare const connect: Connect;\n',
  ].join('\n\n');
}

function messagesAsType(name: string, meaning: string, messages: readonly SchemaPart[]): string {
  const types = messages.map(
    (message) => `  /** ${descriptionOf(message)} */\n  | ${objectType(message, '      ')}`,
  );
  return `/** ${meaning} */\nexport type ${name} =\n${types.join('\n')};`;
}

/** An object's type, its fields indented so far, each below its description if it has one. */
function objectType({ entries = {} }: SchemaPart, indent: string): string {
  const fields = Object.entries(entries).map(([name, part]) => {
    const comment = name === 'type' ? '' : `${indent}/** ${descriptionOf(part)} */\n`;
    const mark = part.type === 'exact_optional' ? '?' : '';
    return `${comment}${indent}readonly ${name}${mark}: ${typeOf(part, indent)};\n`;
  });
  return `{\n${fields.join('')}${indent.slice(2)}}`;
}

function typeOf(part: SchemaPart, indent: string): string {
  switch (part.type) {
    case 'exact_optional':
      return part.wrapped ? typeOf(part.wrapped, indent) : 'never';
    case 'literal':
      return JSON.stringify(part.literal);
    case 'string':
    case 'number':
    case 'boolean':
      return part.type;
    case 'picklist':
      return part.options?.map((option) => JSON.stringify(option)).join(' | ') ?? 'never';
    case 'union':
      return alternativesOf(part)
        .map((option) => typeOf(option, indent))
        .join(' | ');
    case 'record':
      return `Readonly<Record<string, ${part.value ? typeOf(part.value, indent) : 'never'}>>`;
    case 'array':
      return `readonly ${part.item ? objectType(part.item, `${indent}  `) : 'never'}[]`;
    default:
      throw new Error(`invalid schema; expected one that has a type: ${part.type}`);
  }
}
