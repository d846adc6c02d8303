import { z } from 'zod';
import { name } from './fields.ts';

/** What a template may leave to be filled from the record, written `{{service}}` (COM-CONTENT, COM-TEMPLATES). */
export const templatePlaces = [
  'service',
  'since',
  'restored',
  'next',
  'impact',
  'progress',
  'cause',
  'alternatives',
  'contact',
  'spokesperson',
  'summary',
  'timeline',
  'resolution',
  'prevention',
] as const;

const text = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .superRefine((written, context) => {
    for (const message of mistakesIn(written)) context.addIssue({ code: 'custom', message });
  });

/** COM-TEMPLATES */
export const template = z.strictObject({ title: name, text });

function mistakesIn(written: string): readonly string[] {
  const places = [...written.matchAll(/\{\{(.*?)\}\}/gs)].map(([, place = '']) => place.trim());
  const unknown = places.filter((place) => !(templatePlaces as readonly string[]).includes(place));
  const rest = written.replaceAll(/\{\{.*?\}\}/gs, '');
  return [
    ...unknown.map((place) => `has no place {{${place}}}: there are ${templatePlaces.join(', ')}`),
    ...(rest.includes('{{') || rest.includes('}}')
      ? ['has braces that are not closed: a place is written {{service}}']
      : []),
  ];
}
