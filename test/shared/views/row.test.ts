import { describe, expect, test } from 'vitest';
import { rowFields } from '../../../shared/incident/row.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { incidentRow } from '../../../shared/views/row.ts';
import {
  closedP1,
  command,
  people,
  resolvedP1,
  type Story,
  t,
  underWay,
  warRoomActive,
} from '../../support/story.ts';

const { engineer, manager, owner, scribe } = people;
const row = (story: Story) => incidentRow('incident/this' as StreamId, story.now, story.pack);

describe('something waits for an office', () => {
  const waiting = (story: Story) => row(story).awaitingApproval;
  const raised = () => {
    const story = underWay('P2');
    story.when({ at: '10:31' }, command('reclassify'));
    return { story, change: story.idOf('reclassified') };
  };

  test('[CLS-ESCALATE] a raise, until it is granted or refused; the refusal shows as the change it is', () => {
    const granted = raised();
    expect(waiting(granted.story)).toBe(true);
    granted.story.when(
      { at: '10:40', by: manager },
      command('approveReclassification', { change: granted.change }),
    );
    expect(waiting(granted.story)).toBe(false);

    const refused = raised();
    const { change } = refused;
    expect(
      refused.story.refused(
        { at: '10:40', by: manager },
        command('refuseReclassification', { change, reason: '' }),
      ),
    ).toEqual({ code: 'text.missing', params: { field: 'reason' } });
    refused.story.when({ at: '10:40', by: manager }, command('refuseReclassification', { change }));
    expect(row(refused.story)).toMatchObject({ awaitingApproval: false, priority: 'P2', peak: 'P1' });
    expect(refused.story.now.changes[0]?.verdict).toMatchObject({
      kind: 'refused',
      reason: 'Not as bad as it looked',
      done: { by: manager, at: t('10:40') },
    });
  });

  test.each(['approveReclassification', 'refuseReclassification'] as const)(
    '[CLS-DEESCALATE RUL-DEESC] a lowering that was asked for, until %s',
    (verdict) => {
      const story = underWay('P2');
      story.when({ at: '10:31' }, command('reclassify', { to: 'P3', reason: 'Fewer users affected' }));
      expect(row(story)).toMatchObject({ awaitingApproval: true, priority: 'P2' });
      story.when({ at: '10:40', by: manager }, command(verdict, { change: story.idOf('reclassified') }));
      const priority = verdict === 'approveReclassification' ? 'P3' : 'P2';
      expect(row(story)).toMatchObject({ awaitingApproval: false, priority, peak: 'P2' });
    },
  );

  test('[CLS-ESCALATE] nobody is asked about a change that a later one has overtaken', () => {
    const story = underWay('P3');
    story.when({ at: '10:31' }, command('reclassify', { to: 'P2' }));
    story.when({ at: '10:35', by: manager }, command('reclassify'));
    expect(waiting(story)).toBe(false);
  });

  test('[RES-APPROVE] a resolution, until it is approved', () => {
    const story = resolvedP1();
    expect(waiting(story)).toBe(true);
    story.when({ at: '10:55', by: owner }, command('approveResolution'));
    expect(waiting(story)).toBe(false);
  });
});

describe('whom it occupies', () => {
  test('[CLS-MULTI] roles of the war room, from the P1 until it is stood down', () => {
    const story = warRoomActive();
    expect(row(story).roles).toEqual([
      { role: 'IC', person: owner },
      { role: 'TL', person: engineer },
    ]);
    story.when({ at: '10:52', by: owner }, command('resolve'));
    story.when({ at: '10:58', by: owner }, command('standDown'));
    expect(row(story).roles).toEqual([]);
    expect(row(closedP1()).roles).toEqual([]);
  });

  test('[CLS-MULTI] a role without a war room binds nobody', () => {
    const story = underWay('P2');
    story.when({ at: '10:05', by: manager }, command('assignRole', { person: owner }));
    expect(row(story)).toMatchObject({ roles: [], people: [engineer, owner] });
  });

  test('[INT-ASSIGN] the assignee, and whoever it is handed to', () => {
    const story = underWay('P3');
    story.when({ at: '10:20' }, command('assign', { person: scribe }));
    expect(row(story)).toMatchObject({ assignee: scribe, people: [scribe] });
  });
});

test('[INT-TRIAGE] what was dismissed says as what, and when', () => {
  const story = underWay('P3');
  expect(row(story)).toMatchObject({ outcome: null, closedAt: null });
  story.when({ at: '10:06' }, command('dismiss'));
  expect(row(story)).toMatchObject({
    status: 'closed',
    outcome: 'false alarm',
    closedAt: t('10:06'),
    owing: false,
  });
});

test('[CLS-SECURITY] a restricted security incident says so, and for whom it is', () => {
  const story = underWay('P2');
  story.when({ at: '10:20' }, command('declareSecurity'));
  story.when({ at: '10:21', by: manager }, command('restrict'));
  expect(row(story)).toMatchObject({ security: true, restrictedTo: [engineer, manager] });
});

test('every field of a row is named, so that one of another version is known', () => {
  expect(Object.keys(row(underWay('P2'))).toSorted()).toEqual(Object.keys(rowFields).toSorted());
});
