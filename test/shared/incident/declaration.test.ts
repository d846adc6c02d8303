import { expect, test } from 'vitest';
import { incidentReference } from '../../../shared/incident/reference.ts';
import type { AgencyId } from '../../../shared/kernel/ids.ts';
import { HOUR } from '../../../shared/kernel/time.ts';
import { detectionMethods } from '../../../shared/policy/vocabulary.ts';
import { aService, directoryWith } from '../../support/directory.ts';
import { command, directory, people, Story, services, t } from '../../support/story.ts';

test('[INT-RECORD] a declaration records all that the policy demands', () => {
  const story = new Story();
  story.when({ at: '10:03', by: people.scribe }, command('declare', { onsetAt: t('09:50') }));
  expect(story.now).toMatchObject({
    ref: 'INC-2026-TEST00',
    title: 'Sign-in fails',
    impact: 'Citizens cannot sign in',
    method: 'monitoring',
    reportedBy: 'Synthetic test',
    services: [services.tier1],
    tier: '1',
    onsetAt: t('09:50'),
    detectedAt: t('10:00'),
    declared: { at: t('10:03'), by: people.scribe },
    drill: false,
  });
});

test.each(['title', 'impact', 'reportedBy'] as const)('[INT-RECORD] it cannot miss its %s', (field) => {
  const refused = new Story().refused({ at: '10:01' }, command('declare', { [field]: '' }));
  expect(refused).toEqual({ code: 'text.missing', params: { field } });
});

test('[INT-RECORD] when it began may be unknown', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare', { onsetAt: null }));
  expect(story.now.onsetAt).toBeNull();
});

test.each(detectionMethods)('[INT-SOURCE] it may be detected by %s', (method) => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare', { method }));
  expect(story.now.method).toBe(method);
});

test('[INT-DETECTION] detection is the alert’s own start, never the moment somebody typed it in', () => {
  const story = new Story();
  story.when({ at: '10:30', by: people.scribe }, command('declare', { detectedAt: t('10:00') }));
  expect(story.now.detectedAt).toBe(t('10:00'));
  expect(story.clock('acknowledge', '10:30')).toMatchObject({ startsAt: t('10:00'), state: 'breached' });
});

test('[INT-DETECTION] nothing is detected in the future, or before it began', () => {
  const story = new Story();
  expect(story.refused({ at: '10:01' }, command('declare', { detectedAt: t('10:02') }))).toMatchObject({
    code: 'time.inFuture',
    params: { givenAt: t('10:02') },
  });
  expect(story.refused({ at: '10:01' }, command('declare', { onsetAt: t('10:00:01') }))).toMatchObject({
    code: 'declare.onsetAfterDetection',
  });
});

test('[CLS-MULTI] several services are named once each, and the strictest tier is kept', () => {
  const story = new Story();
  const named = [services.tier2, services.tier1, services.tier2];
  story.when({ at: '10:01' }, command('declare', { services: named }));
  expect(story.now).toMatchObject({ services: [services.tier2, services.tier1], tier: '1' });
});

test('[CLS-MULTI RUL-SLA] each is kept as it stood in the directory then: tier, agency, own targets', () => {
  const story = new Story();
  const own = aService(services.tier2, {
    tier: '2',
    agency: 'elsewhere' as AgencyId,
    targets: { P1: 2 * HOUR },
  });
  story.world = { ...story.world, directory: directoryWith({ services: [own] }, directory) };
  story.when({ at: '10:01' }, command('declare', { services: [services.tier2] }));
  story.world = { ...story.world, directory };
  story.when({ at: '10:02' }, command('classify', { priority: 'P1' }));
  expect(story.now.affected).toEqual([
    { service: services.tier2, tier: '2', agency: 'elsewhere', targets: { P1: 2 * HOUR } },
  ]);
  expect(story.clock('resolve', '10:03').dueAt).toBe(t('12:00'));
});

test('[INT-RECORD] nothing new is said of a service that is retired', () => {
  const story = new Story();
  const retired = aService(services.tier1, { name: 'Old service', retired: true });
  story.world = { ...story.world, directory: directoryWith({ services: [retired] }, directory) };
  expect(story.refused({ at: '10:01' }, command('declare'))).toEqual({
    code: 'declare.retiredService',
    params: { name: 'Old service' },
  });
});

test('[GEN-PACK] an incident remembers the pack it was opened under', () => {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  expect(story.now.pack).toEqual({ id: story.pack.id, version: story.pack.version });
});

test('[GEN-DRILL] an exercise runs the same clocks and is marked for what it is', () => {
  const drill = new Story();
  drill.when({ at: '10:01' }, command('declare', { drill: true }));
  expect(drill.now.drill).toBe(true);

  const real = new Story();
  real.when({ at: '10:01' }, command('declare'));
  expect(drill.board('10:02')).toEqual(real.board('10:02'));
});

test('[INT-RECORD] the readable id is the year and six characters that cannot be misread, of the random end of the UUID', () => {
  // 48 bits, of which the last 30 are 00001 00010 00011 00100 00101 00110
  const bits = 0b00001_00010_00011_00100_00101_00110;
  const uuid = `0195d3a0-0000-7000-8000-${bits.toString(16).padStart(12, '0')}`;
  expect(incidentReference(uuid, t('10:00'), 6)).toBe('INC-2026-123456');
  expect(incidentReference(uuid, t('10:00'), 8)).toBe('INC-2026-00123456');
  expect(incidentReference('0195d3a0-0000-7000-8000-ffffffffffff', t('10:00'), 6)).toBe('INC-2026-ZZZZZZ');
});
