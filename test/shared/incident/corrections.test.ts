import { describe, expect, test } from 'vitest';
import type { CommandOf } from '../../../shared/incident/command.ts';
import { statusOf } from '../../../shared/incident/state.ts';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import { HOUR } from '../../../shared/kernel/time.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { aService, directoryWith } from '../../support/directory.ts';
import { command, directory, people, Story, services, t, underWay } from '../../support/story.ts';

/** Detected at 10:00 and declared half an hour later: a correction may move the detection either way. */
function lateDeclared(priority: Priority): Story {
  const story = new Story();
  story.when({ at: '10:30' }, command('declare'));
  story.when({ at: '10:30' }, command('classify', { priority }));
  story.when({ at: '10:30' }, command('acknowledge'));
  return story;
}

describe('the times on record', () => {
  test('[INT-RECORD] a corrected detection needs a reason, and both times stay on the record', () => {
    const story = underWay('P2');
    expect(story.refused({ at: '10:10' }, command('correctTimes', { reason: '' })).code).toBe('text.missing');
    story.when({ at: '10:10', by: people.scribe }, command('correctTimes', { detectedAt: t('09:50') }));
    expect(story.now.detectedAt).toBe(t('09:50'));
    expect(story.now.corrections).toMatchObject([
      { field: 'detectedAt', was: t('10:00'), by: people.scribe, reason: 'The alert began earlier' },
    ]);
  });

  test('[INT-RECORD INT-DETECTION] every clock that began with the detection begins with the corrected one', () => {
    const story = underWay('P1');
    story.when({ at: '10:10' }, command('correctTimes', { detectedAt: t('09:50') }));
    for (const kind of ['acknowledge', 'triage', 'warRoom', 'citizenFirst', 'resolve'] as const)
      expect([kind, story.clock(kind, '10:10').startsAt]).toEqual([kind, t('09:50')]);
  });

  test('[INT-RECORD CLS-RECLOCK] a change of impact keeps its own T, but not one before the detection', () => {
    const story = lateDeclared('P2');
    story.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:20') }));
    story.when({ at: '10:40' }, command('correctTimes', { detectedAt: t('10:10') }));
    expect(story.now.periods.map(({ from }) => from)).toEqual([t('10:10'), t('10:20')]);
    expect(story.now.warRooms).toMatchObject([{ startsAt: t('10:20') }]);
    story.when({ at: '10:41' }, command('correctTimes', { detectedAt: t('10:25') }));
    expect(story.now.periods.map(({ from }) => from)).toEqual([t('10:25'), t('10:25')]);
    expect(story.now.warRooms).toMatchObject([{ startsAt: t('10:25') }]);
  });

  test('[INT-RECORD CLS-RECLOCK] an impact that changed at the very detection keeps that moment when detection moves', () => {
    const story = underWay('P2');
    story.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:00') }));
    story.when({ at: '10:40' }, command('correctTimes', { detectedAt: t('09:50') }));
    expect(story.now.periods).toMatchObject([
      { priority: 'P2', from: t('09:50') },
      { priority: 'P1', from: t('10:00') },
    ]);
    expect(story.now.warRooms).toMatchObject([{ startsAt: t('10:00') }]);
  });

  test('[INT-RECORD CLS-RECLOCK] what was wrong from the start moves with the detection, and its war room too', () => {
    const story = underWay('P2');
    story.when({ at: '10:31' }, command('reclassify', { basis: 'wrong from the start' }));
    story.when({ at: '10:40' }, command('correctTimes', { detectedAt: t('09:50') }));
    expect(story.now.periods.map(({ priority, from }) => [priority, from])).toEqual([
      ['P2', t('09:50')],
      ['P1', t('09:50')],
    ]);
    expect(story.now.warRooms).toMatchObject([{ startsAt: t('09:50') }]);
    expect(story.now.changes).toMatchObject([{ changedAt: t('09:50') }]);
  });

  test('[INT-RECORD CLS-RECLOCK] so does a lowering that was wrong from the start and is granted after it', () => {
    const story = underWay('P2');
    const lower = { to: 'P3', basis: 'wrong from the start', reason: 'Fewer users affected' } as const;
    story.when({ at: '10:31' }, command('reclassify', lower));
    story.when({ at: '10:40' }, command('correctTimes', { detectedAt: t('09:50') }));
    const change = story.idOf('reclassified');
    story.when({ at: '10:41', by: people.manager }, command('approveReclassification', { change }));
    story.when({ at: '10:42' }, command('correctTimes', { detectedAt: t('09:40') }));
    expect(story.now.periods.map(({ priority, from }) => [priority, from])).toEqual([
      ['P2', t('09:40')],
      ['P3', t('09:40')],
    ]);
  });

  test('[INT-RECORD INT-DETECTION] detection is never after the declaration, nor after service was back, nor ahead', () => {
    const story = lateDeclared('P2');
    const to = (detectedAt: string) => command('correctTimes', { detectedAt: t(detectedAt) });
    expect(story.refused({ at: '10:40' }, to('10:31')).code).toBe('times.afterDeclaration');
    expect(story.refused({ at: '10:40' }, to('10:41')).code).toBe('time.inFuture');
    story.when({ at: '10:40' }, command('resolve', { restoredAt: t('10:20') }));
    expect(story.refused({ at: '10:41' }, to('10:21')).code).toBe('times.afterRestoration');
    story.when({ at: '10:41' }, to('10:20'));
  });

  test('[INT-RECORD] it did not begin after it was detected', () => {
    const story = underWay('P2');
    const onset = (onsetAt: string, detectedAt: string | null = null) =>
      command('correctTimes', {
        onsetAt: t(onsetAt),
        detectedAt: detectedAt === null ? null : t(detectedAt),
      });
    expect(story.refused({ at: '10:10' }, onset('10:00:01')).code).toBe('declare.onsetAfterDetection');
    expect(story.refused({ at: '10:10' }, onset('09:55', '09:50')).code).toBe('declare.onsetAfterDetection');
    story.when({ at: '10:10' }, onset('09:45', '09:50'));
    expect(story.now).toMatchObject({ onsetAt: t('09:45'), detectedAt: t('09:50') });
  });

  test('[INT-RECORD] the onset may be learnt, corrected, and taken back as unknown', () => {
    const story = underWay('P2');
    const correct = (fields: object) =>
      story.when({ at: '10:10' }, command('correctTimes', { detectedAt: null, ...fields }));
    correct({ onsetAt: t('09:30') });
    expect(story.now.onsetAt).toBe(t('09:30'));
    correct({ onsetUnknown: true });
    expect(story.now.onsetAt).toBeNull();
    expect(story.now.corrections.map(({ field, was }) => [field, was])).toEqual([
      ['onsetAt', null],
      ['onsetAt', t('09:30')],
    ]);
  });
});

describe('what somebody else saw first', () => {
  test('[INT-DETECTION] the first report is the detection, whenever it is written down', () => {
    const story = underWay('P1');
    story.when({ at: '10:20', occurredAt: '09:40' }, command('recordReport', { reportedBy: 'A citizen' }));
    expect(story.now.detectedAt).toBe(t('09:40'));
    expect(story.now.corrections).toMatchObject([
      { field: 'detectedAt', was: t('10:00'), reason: 'A citizen', recordedAt: t('10:20') },
    ]);
    expect(story.clock('acknowledge', '10:20')).toMatchObject({ startsAt: t('09:40'), state: 'metLate' });
    story.when({ at: '10:30' }, command('recordReport'));
    expect(story.now.detectedAt).toBe(t('09:40'));
  });

  test('[INT-DETECTION INT-RECORD] what was seen earlier had begun by then', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { onsetAt: t('09:50') }));
    story.when({ at: '10:20', occurredAt: '09:40' }, command('recordReport'));
    expect(story.now).toMatchObject({ onsetAt: t('09:40'), detectedAt: t('09:40') });
    expect(story.now.corrections.map(({ field, was }) => [field, was])).toEqual([
      ['detectedAt', t('10:00')],
      ['onsetAt', t('09:50')],
    ]);
  });
});

describe('what is known of it', () => {
  test('[INT-RECORD] title and impact are written anew as more is known', () => {
    const story = underWay('P2');
    story.when({ at: '10:10' }, command('describe'));
    expect([story.now.title, story.now.impact]).toEqual([
      'Sign-in fails for everybody',
      'No citizen can sign in',
    ]);
  });

  test('[CLS-MULTI CLK-RESOLVE] with another service the strictest tier decides the clocks', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { services: [services.tier2] }));
    story.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
    expect(story.clock('resolve', '10:05').dueAt).toBe(t('14:00'));
    story.when({ at: '10:05' }, command('changeServices'));
    // those that stay come first, as they were
    expect(story.now).toMatchObject({ services: [services.tier2, services.tier1], tier: '1' });
    expect(story.clock('resolve', '10:06').dueAt).toBe(t('11:00'));
  });

  test('[RUL-SLA] what a service holds of targets is kept as it stood when it was named', () => {
    const own = aService('own' as ServiceId, { name: 'Own target', tier: '1', targets: { P2: 2 * HOUR } });
    const story = underWay('P2');
    story.world = { ...story.world, directory: directoryWith({ services: [own] }, directory) };
    story.when({ at: '10:05' }, command('changeServices', { services: ['own' as ServiceId] }));
    expect(story.now.affected).toMatchObject([{ service: 'own', tier: '1', targets: { P2: 2 * HOUR } }]);
    expect(story.clock('resolve', '10:06').dueAt).toBe(t('12:00'));
  });

  test('[CLS-MULTI] without the strictest the next one decides; what stays is kept as it stood when it was named', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { services: [services.tier1, services.tier2] }));
    const moved = aService(services.tier2, { name: 'Moved', tier: '1', retired: true });
    story.world = { ...story.world, directory: directoryWith({ services: [moved] }, directory) };
    story.when({ at: '10:05' }, command('changeServices', { services: [services.tier2] }));
    expect(story.now).toMatchObject({ services: [services.tier2], tier: '2', affected: [{ tier: '2' }] });
  });

  test('[CLS-MULTI] the services are at least one, known, offered, and changed with a reason', () => {
    const story = underWay('P2');
    const retired = aService(services.tier2, { retired: true });
    story.world = { ...story.world, directory: directoryWith({ services: [retired] }, directory) };
    for (const [fields, code] of [
      [{ services: [] }, 'declare.noService'],
      [{ services: ['x' as ServiceId] }, 'declare.unknownService'],
      [{ services: [services.tier1, services.tier2] }, 'declare.retiredService'],
      [{ services: [services.tier1, services.tier1] }, 'services.same'],
    ] satisfies [Partial<CommandOf<'changeServices'>>, string][])
      expect(story.refused({ at: '10:05' }, command('changeServices', fields)).code).toBe(code);
    expect(underWay('P2').refused({ at: '10:05' }, command('changeServices', { reason: '' })).code).toBe(
      'text.missing',
    );
  });

  test('[NTF-AGENCIES] dependent services that are hit are named once, with since when that is known', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('reportDependents'));
    expect(story.now.dependents).toMatchObject([
      { service: services.tier2, tier: '2', reported: { at: t('10:20') } },
    ]);
    expect(story.refused({ at: '10:21' }, command('reportDependents')).code).toBe('dependents.known');
  });

  test('[NTF-AGENCIES CLS-MULTI] one that turns out to be affected itself is no longer only a dependent', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('reportDependents'));
    story.when({ at: '10:30' }, command('changeServices'));
    expect(story.now).toMatchObject({ services: [services.tier1, services.tier2], dependents: [] });
  });

  test('[CLK-CITIZEN-FIRST] further reports are counted with who gave them', () => {
    const story = underWay('P3');
    story.when({ at: '10:05' }, command('recordReport'));
    story.when({ at: '10:06' }, command('recordReport', { reportedBy: 'A second citizen' }));
    expect(story.now.reports.map(({ reportedBy }) => reportedBy)).toEqual([
      'Service desk',
      'A second citizen',
    ]);
    expect(statusOf(story.now)).toBe('investigating');
  });
});
