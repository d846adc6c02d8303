import { expect, test } from 'vitest';
import {
  type RecurrenceSubject,
  recurrenceOf,
  suspectedRecurrence,
} from '../../../shared/incident/recurrence.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { defaultPack } from '../../support/default-pack.ts';
import { aRow } from '../../support/rows.ts';
import { services, t } from '../../support/story.ts';

const stream = (name: string) => `incident/${name}` as StreamId;
const subject = (fields: Partial<RecurrenceSubject> = {}): RecurrenceSubject => ({
  stream: stream('this'),
  services: [services.tier1],
  detectedAt: t('+40 10:00'),
  rootCause: 'capacity',
  linked: [],
  drill: false,
  ...fields,
});
const earlier = (name: string, day: number, fields: object = {}) =>
  aRow(stream(name), {
    detectedAt: t(`+${day} 10:00`),
    rootCause: 'capacity',
    ...fields,
  });
const found = (who: RecurrenceSubject, ...rows: readonly ReturnType<typeof earlier>[]) =>
  recurrenceOf(who, rows, defaultPack());

test('[PIR-TRIGGER CLO-CRITERIA] three of the same service and root cause within 30 days recur', () => {
  expect(found(subject(), earlier('a', 39), earlier('b', 10))).toMatchObject({
    count: 3,
    days: 30,
    others: [{ stream: 'incident/a' }, { stream: 'incident/b' }],
  });
});

test.each([
  ['only two', [earlier('a', 39)]],
  ['one of them 31 days ago', [earlier('a', 39), earlier('b', 9)]],
  ['another root cause', [earlier('a', 39), earlier('b', 38, { rootCause: 'change' })]],
  ['another service', [earlier('a', 39), earlier('b', 38, { services: [services.tier2] })]],
  ['one that was a false alarm', [earlier('a', 39), earlier('b', 38, { outcome: 'false alarm' })]],
  ['a drill', [earlier('a', 39), earlier('b', 38, { drill: true })]],
  ['one detected later', [earlier('a', 39), earlier('b', 41)]],
] as const)('[CLO-CRITERIA] %s: not recurring', (_, rows) => {
  expect(found(subject(), ...rows)).toBeNull();
});

test('[CLO-CRITERIA] a cause that is not known yet makes nothing alike', () => {
  const rows = [earlier('a', 39, { rootCause: 'unknown' }), earlier('b', 38, { rootCause: 'unknown' })];
  expect(found(subject({ rootCause: 'unknown' }), ...rows)).toBeNull();
});

test('[CLO-CRITERIA] while its cause is open, others of the service that share one suggest it', () => {
  const rows = [
    earlier('a', 39),
    earlier('b', 38),
    earlier('c', 37, { rootCause: 'change' }),
    earlier('d', 36, { rootCause: null }),
    earlier('e', 35, { rootCause: null }),
  ];
  const open = subject({ rootCause: null });
  expect(suspectedRecurrence(open, rows, defaultPack())).toMatchObject({
    count: 3,
    others: [{ stream: 'incident/a' }, { stream: 'incident/b' }],
  });
  // two whose causes nobody knows are no pattern
  expect(suspectedRecurrence(open, rows.slice(2), defaultPack())).toBeNull();
});

test('[CLO-REOPEN] what a person linked as a recurrence counts, whatever its cause and service', () => {
  const rows = [
    earlier('a', 39, { rootCause: 'change' }),
    earlier('b', 38, { services: [services.tier2], rootCause: null }),
  ];
  expect(found(subject({ linked: [stream('a'), stream('b')] }), ...rows)).toMatchObject({ count: 3 });
});
