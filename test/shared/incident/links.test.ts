import { describe, expect, test } from 'vitest';
import { isCounting } from '../../../shared/clocks/reading.ts';
import { conflictsOf } from '../../../shared/incident/fields.ts';
import type { IncidentRow } from '../../../shared/incident/row.ts';
import { isOpen, statusOf } from '../../../shared/incident/state.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { incidentLinks } from '../../../shared/policy/vocabulary.ts';
import { incidentRow } from '../../../shared/views/row.ts';
import { aRow } from '../../support/rows.ts';
import { closedP2, command, otherIncidents, people, Story, t, underWay } from '../../support/story.ts';

const another = otherIncidents.original;
const original = aRow(another, { ref: 'INC-2026-FIRST0' });

function knowing(story: Story): Story {
  story.world = { ...story.world, others: new Map([[another, original]]) };
  return story;
}

describe('no incident of its own', () => {
  test('[INT-TRIAGE] a duplicate is linked to its original and closed as such; its record stays', () => {
    const story = knowing(underWay('P2'));
    const before = story.now.timeline.length;
    story.when(
      { at: '10:05' },
      command('dismiss', { as: 'duplicate', original: another, reason: 'Same outage' }),
    );
    expect(story.now.dismissal).toMatchObject({
      as: 'duplicate',
      original: { stream: another, ref: 'INC-2026-FIRST0', title: original.title },
      reason: 'Same outage',
    });
    expect(statusOf(story.now)).toBe('closed');
    expect(story.now.timeline.length).toBe(before + 1);
  });

  test.each(['false alarm', 'not an incident'] as const)(
    '[INT-TRIAGE INT-NOT-INCIDENT] %s: closed with the reason, and nothing is owed any more',
    (as) => {
      const story = underWay('P1');
      story.when({ at: '10:06', by: people.scribe }, command('dismiss', { as }));
      expect(isOpen(story.now)).toBe(false);
      expect(story.board('12:00').readings.filter(isCounting)).toEqual([]);
    },
  );

  test('[INT-TRIAGE RUL-CLOSED] it takes links and late notes, nothing else', () => {
    const story = knowing(underWay('P2'));
    story.when({ at: '10:05' }, command('dismiss'));
    story.when({ at: '10:06' }, command('addEntry'));
    story.when({ at: '10:07' }, command('linkIncident'));
    expect(story.refused({ at: '10:08' }, command('reopen')).code).toBe('incident.dismissed');
  });

  test('[INT-TRIAGE] first-line support, the assignee and those who may close say so; others ask them', () => {
    for (const by of [people.scribe, people.engineer, people.manager, people.owner, people.teamLead])
      underWay('P3').when({ at: '10:05', by }, command('dismiss'));
    for (const by of [people.bystander, people.comms])
      expect(underWay('P3').refused({ at: '10:05', by }, command('dismiss')).code).toBe(
        'dismiss.notPermitted',
      );
  });

  test('[INT-TRIAGE] already before anybody acknowledged it, but not once service is back, and never without a reason', () => {
    const fresh = new Story();
    fresh.when({ at: '10:01' }, command('declare'));
    expect(fresh.refused({ at: '10:02', by: people.scribe }, command('dismiss', { reason: '' })).code).toBe(
      'text.missing',
    );
    fresh.when({ at: '10:02', by: people.scribe }, command('dismiss'));
    const resolved = underWay('P2');
    resolved.when({ at: '10:52' }, command('resolve'));
    expect(resolved.refused({ at: '10:53' }, command('dismiss'))).toEqual({
      code: 'dismiss.tooLate',
      params: { status: 'resolved' },
    });
  });

  test('[INT-TRIAGE CLO-REOPEN] what was seen before the original closed repeats it; what came after does not', () => {
    const closedAt = (at: string) => {
      const story = underWay('P2');
      const closed = { ...original, status: 'closed' as const, closedAt: t(at) };
      story.world = { ...story.world, others: new Map([[another, closed]]) };
      return story.attempt({ at: '10:05' }, command('dismiss', { as: 'duplicate', original: another }));
    };
    expect(closedAt('10:00')).toMatchObject({ ok: true });
    expect(closedAt('09:59')).toMatchObject({ ok: false, rejection: { code: 'dismiss.originalClosed' } });
  });
});

describe('the original', () => {
  const duplicate = (fields: Partial<IncidentRow> = {}) => {
    const story = underWay('P2');
    const row = { ...original, status: 'closed' as const, outcome: 'duplicate' as const, ...fields };
    story.world = { ...story.world, others: new Map([[another, row]]) };
    return story;
  };
  const attach = command('attachDuplicate', { duplicate: another });

  test('[INT-DETECTION] was detected when the oldest duplicate was', () => {
    const story = duplicate();
    story.when({ at: '10:10' }, attach);
    expect(story.now.detectedAt).toBe(t('09:00'));
    expect(story.now.corrections).toMatchObject([{ was: t('10:00'), reason: 'INC-2026-FIRST0' }]);
    expect(story.now.duplicates).toMatchObject([{ ref: 'INC-2026-FIRST0' }]);
    expect(story.clock('acknowledge', '10:11')).toMatchObject({ startsAt: t('09:00'), state: 'metLate' });
    expect(story.refused({ at: '10:11' }, attach).code).toBe('link.already');
  });

  test('[INT-DETECTION] a later duplicate changes no time', () => {
    const story = duplicate({ detectedAt: t('10:05') });
    story.when({ at: '10:10' }, attach);
    expect([story.now.detectedAt, story.now.corrections]).toEqual([t('10:00'), []]);
  });

  test('[INT-DETECTION] nothing of an incident that stands for itself comes over', () => {
    for (const outcome of [null, 'false alarm', 'not an incident'] as const)
      expect(duplicate({ outcome }).refused({ at: '10:10' }, attach).code).toBe('duplicate.notDismissed');
  });

  test('[INT-DETECTION RUL-CLOSED] closed, it still learns when it was detected; its status does not change', () => {
    const story = closedP2();
    story.world = duplicate().world;
    story.when({ at: '+1 10:00' }, attach);
    expect([story.now.detectedAt, statusOf(story.now)]).toEqual([t('09:00'), 'closed']);
  });
});

describe('how it stands to others', () => {
  test('[CLS-MULTI] child incidents are linked by name, so that a reader without them knows which they are', () => {
    const story = knowing(underWay('P1'));
    story.when({ at: '10:05' }, command('linkIncident', { as: 'child' }));
    expect(story.now.links).toMatchObject([{ stream: another, ref: 'INC-2026-FIRST0', as: 'child' }]);
  });

  test.each(incidentLinks)('[CLS-MULTI CLO-REOPEN] it may be linked as “%s”, once', (as) => {
    const story = knowing(underWay('P1'));
    story.when({ at: '10:05' }, command('linkIncident', { as }));
    expect(story.refused({ at: '10:06' }, command('linkIncident', { as }))).toEqual({
      code: 'link.already',
      params: { ref: 'INC-2026-FIRST0', link: as },
    });
  });

  test('[CLO-REOPEN] what was only related may prove to be what it recurs from, not the other way round', () => {
    const story = knowing(underWay('P1'));
    story.when({ at: '10:05' }, command('linkIncident', { as: 'related' }));
    story.when({ at: '10:06' }, command('linkIncident', { as: 'recurrence of' }));
    expect(story.refused({ at: '10:07' }, command('linkIncident', { as: 'child' })).code).toBe(
      'link.already',
    );
    expect(incidentRow('incident/this' as StreamId, story.now, story.pack).recurrenceOf).toEqual([another]);
  });

  test('[RUL-CLOSED CLO-REOPEN] a closed incident takes links', () => {
    const story = knowing(closedP2());
    story.when({ at: '+3 10:00' }, command('linkIncident', { as: 'recurs as' }));
    expect(story.now.links).toMatchObject([{ as: 'recurs as' }]);
  });

  test('[CLS-SECURITY] the title of a restricted incident does not travel with a link to it', () => {
    const linked = (restricted: boolean) => {
      const story = underWay('P2');
      const row = { ...original, restrictedTo: [people.ciso] };
      story.world = { ...story.world, others: new Map([[another, row]]) };
      story.when({ at: '10:05' }, command('declareSecurity'));
      if (restricted) story.when({ at: '10:06', by: people.ciso }, command('restrict'));
      story.when({ at: '10:07' }, command('linkIncident'));
      return story.now.links[0];
    };
    expect(linked(false)).toMatchObject({ ref: 'INC-2026-FIRST0', title: '' });
    expect(linked(true)).toMatchObject({ title: original.title });
  });

  test('[GEN-DRILL] an exercise and the real thing are not linked', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare', { drill: true }));
    for (const sent of [
      command('linkIncident'),
      command('dismiss', { as: 'duplicate', original: another }),
      command('attachDuplicate'),
    ])
      expect(story.refused({ at: '10:02', by: people.scribe }, sent).code).toBe('link.drill');
  });
});

describe('two consoles', () => {
  const apart = () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    return { story, here: story.fork('here'), there: story.fork('there') };
  };
  const acknowledged = (console: Story) => console.when({ at: '10:05' }, command('acknowledge'));
  const dismissed = (console: Story) => console.when({ at: '10:05', by: people.scribe }, command('dismiss'));

  test('[INT-TRIAGE GEN-OFFLINE] somebody who took it on keeps it open, in whichever order the two arrive', () => {
    for (const first of ['taken', 'dismissed'] as const) {
      const { story, here, there } = apart();
      const both = [acknowledged(here), dismissed(there)];
      story.hear(...(first === 'taken' ? both : both.toReversed()).flat());
      expect([statusOf(story.now), story.now.dismissal, story.now.assignee]).toEqual([
        'investigating',
        null,
        people.engineer,
      ]);
      expect(conflictsOf(story.now)).toEqual(['status']);
      // said again by somebody who knows of both, it holds
      story.when({ at: '10:20' }, command('dismiss'));
      expect([statusOf(story.now), conflictsOf(story.now)]).toEqual(['closed', []]);
    }
  });

  test('[INT-TRIAGE GEN-OFFLINE] dismissed by both it is dismissed, as the first said', () => {
    const { story, here, there } = apart();
    story.hear(
      ...dismissed(here),
      ...there.when({ at: '10:06', by: people.scribe }, command('dismiss', { as: 'not an incident' })),
    );
    expect([story.now.dismissal?.as, conflictsOf(story.now)]).toEqual(['false alarm', []]);
  });
});
