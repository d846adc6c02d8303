import { readdirSync } from 'node:fs';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { readJson } from './replay-host.ts';

/** The file of a whole incident, `v1`, or one step of the product, `v2-war-room`: see test/golden/events. */
export const goldenEvents = (file: string): readonly Envelope[] =>
  readJson(`test/golden/events/${file}.json`) as readonly Envelope[];

/** Every file of incidents; those of other aggregates begin with their name. */
export const goldenFiles: readonly string[] = readdirSync('test/golden/events')
  .filter((name) => /^v\d.*\.json$/.test(name))
  .map((name) => name.replace('.json', ''))
  .sort();
