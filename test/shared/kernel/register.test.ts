import { describe, expect, test } from 'vitest';
import { evolveIncident } from '../../../shared/incident/evolve.ts';
import { conflictsOf } from '../../../shared/incident/fields.ts';
import { holderOf, type Incident, priorityOf, statusOf } from '../../../shared/incident/state.ts';
import { compareOrder } from '../../../shared/kernel/envelope.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import {
  emptyRegister,
  headIds,
  inConflict,
  type Register,
  registerValue,
  setRegister,
  unranked,
} from '../../../shared/kernel/register.ts';
import { gravity, type Priority } from '../../../shared/policy/vocabulary.ts';
import { command, people, resolvedP1, Story, t, underWay } from '../../support/story.ts';

const id = (name: string) => name as EventId;
const set = <T>(register: Register<T>, event: string, value: T, ...basedOn: string[]): Register<T> =>
  setRegister(register, { event: id(event), value, at: 0, by: 'somebody' as PersonId }, basedOn.map(id));

describe('heads', () => {
  test('a setter supersedes the heads that it names, and only those', () => {
    let register = set(emptyRegister<string>(), 'a', 'first');
    register = set(register, 'b', 'second', 'a');
    expect(headIds(register)).toEqual(['b']);
    expect(inConflict(register)).toBe(false);

    register = set(register, 'c', 'elsewhere', 'a');
    expect(headIds(register)).toEqual(['b', 'c']);
    expect(inConflict(register)).toBe(true);

    register = set(register, 'd', 'settled', 'b', 'c');
    expect(headIds(register)).toEqual(['d']);
    expect(registerValue(register, unranked)).toBe('settled');
  });

  test('a field that nobody set has no value', () => {
    expect(registerValue(undefined, unranked)).toBeUndefined();
    expect(registerValue(emptyRegister(), unranked)).toBeUndefined();
    expect(headIds(undefined)).toEqual([]);
  });

  test('of heads that are equally grave, the later in fold order is in force', () => {
    const register = set(set(emptyRegister<string>(), 'a', 'earlier'), 'b', 'later');
    expect(registerValue(register, unranked)).toBe('later');
  });

  test('[GEN-OFFLINE] of priorities the graver, whichever came later', () => {
    const both = (first: Priority, second: Priority) =>
      registerValue(set(set(emptyRegister<Priority>(), 'a', first), 'b', second), gravity);
    expect([both('P1', 'P3'), both('P3', 'P1')]).toEqual(['P1', 'P1']);
  });
});

/** What both consoles hold once they have met. */
function met(...consoles: readonly Story[]): Incident {
  const events = new Map(consoles.flatMap((story) => story.events.map((event) => [event.id, event])));
  const incident = [...events.values()].sort(compareOrder).reduce<Incident | null>(evolveIncident, null);
  if (!incident) throw new Error('It was declared.');
  return incident;
}

function approvedP1(): Story {
  const story = resolvedP1();
  story.when({ at: '10:55', by: people.owner }, command('approveResolution'));
  story.when({ at: '10:58', by: people.owner }, command('standDown'));
  return story;
}

describe('two consoles', () => {
  test.each([
    ['11:00', '11:01'],
    ['11:01', '11:00'],
  ])(
    '[GEN-OFFLINE CLO-REOPEN] reopening (%s) beats closing (%s), in either order',
    (reopenedAt, closedAt) => {
      const [a, b] = [approvedP1().fork('a'), approvedP1().fork('b')];
      a.when({ at: reopenedAt }, command('reopen'));
      b.when({ at: closedAt, by: people.owner }, command('close'));
      const incident = met(a, b);
      expect(conflictsOf(incident)).toEqual(['status']);
      expect(statusOf(incident)).toBe('investigating');
      // an incident that is open is not also closed
      expect(incident).toMatchObject({ closure: null, resolution: null });
    },
  );

  test('[GEN-OFFLINE RUL-CLOSED] only a reopening changes what was closed meanwhile, not another resolution', () => {
    const shared = underWay('P2');
    for (const [late, early] of [
      ['11:30', '11:00'],
      ['11:00', '11:30'],
    ] as const) {
      const [a, b] = [shared.fork('a'), shared.fork('b')];
      b.when({ at: late }, command('resolve', { restoredAt: t('10:40'), kind: 'workaround' }));
      a.when({ at: early }, command('resolve', { restoredAt: t('10:45') }));
      a.when({ at: early, by: people.manager }, command('approveResolution'));
      a.when({ at: early }, command('close'));
      const incident = met(a, b);
      expect(statusOf(incident)).toBe('closed');
      expect(conflictsOf(incident)).toEqual([]);
      expect(incident).toMatchObject({
        closure: { rootCause: 'Expired certificate' },
        resolution: { restoredAt: t('10:45') },
      });
    }
  });

  test('[GEN-OFFLINE CLO-REOPEN] what was reopened and resolved again elsewhere is not closed by who did not know', () => {
    const [a, b] = [approvedP1().fork('a'), approvedP1().fork('b')];
    b.when({ at: '11:00' }, command('reopen'));
    b.when({ at: '11:31', by: people.owner }, command('resolve', { restoredAt: t('11:30') }));
    a.when({ at: '12:00', by: people.owner }, command('close'));
    const incident = met(a, b);
    expect(statusOf(incident)).toBe('resolved');
    expect(incident).toMatchObject({ closure: null, resolution: { restoredAt: t('11:30'), approved: null } });
  });

  test('[GEN-OFFLINE CLS-RECLOCK] the graver priority is in force, and the clocks are its own', () => {
    const shared = underWay('P2');
    const [a, b] = [shared.fork('a'), shared.fork('b')];
    a.when({ at: '10:31', by: people.manager }, command('reclassify', { changedAt: t('10:30') }));
    b.when(
      { at: '10:33', by: people.manager },
      command('reclassify', { to: 'P3', reason: 'Fewer users affected', changedAt: t('10:33') }),
    );
    for (const incident of [met(a, b), met(b, a)]) {
      expect(priorityOf(incident)).toBe('P1');
      expect(conflictsOf(incident)).toEqual(['priority']);
      expect(incident.periods.map(({ priority }) => priority)).toEqual(['P2', 'P1']);
    }
  });

  test('[GEN-OFFLINE] two raises to the same priority disagree about nothing, and bring its obligations once', () => {
    const shared = underWay('P2');
    const [a, b] = [shared.fork('a'), shared.fork('b')];
    a.when({ at: '10:31' }, command('reclassify', { changedAt: t('10:30') }));
    b.when({ at: '10:33' }, command('reclassify', { changedAt: t('10:32') }));
    const incident = met(a, b);
    expect(conflictsOf(incident)).toEqual([]);
    expect(incident.periods.map(({ priority }) => priority)).toEqual(['P2', 'P1']);
    expect(incident.warRooms).toHaveLength(1);
  });

  test('[GEN-OFFLINE] a disagreement is settled by one command that names all heads, whichever value it keeps', () => {
    const shared = underWay('P2');
    const [a, b] = [shared.fork('a'), shared.fork('b')];
    a.when({ at: '10:31', by: people.manager }, command('reclassify', { changedAt: t('10:30') }));
    b.when(
      { at: '10:33', by: people.manager },
      command('reclassify', { to: 'P3', reason: 'Fewer users affected', changedAt: t('10:33') }),
    );
    const settled = a.fork('c');
    settled.incident = met(a, b);
    settled.when(
      { at: '10:40', by: people.manager },
      command('reclassify', { to: 'P1', changedAt: t('10:30') }),
    );
    expect(conflictsOf(settled.now)).toEqual([]);
    expect(priorityOf(settled.now)).toBe('P1');
    expect(settled.now.periods).toHaveLength(2);
  });

  test('[GEN-OFFLINE CLK-P1-ACK] of two acknowledgements the first counts', () => {
    const shared = new Story();
    shared.when({ at: '10:01' }, command('declare'));
    shared.when({ at: '10:01' }, command('classify', { priority: 'P1' }));
    const [a, b] = [shared.fork('a'), shared.fork('b')];
    b.when({ at: '10:04' }, command('acknowledge', { assignee: people.scribe }));
    a.when({ at: '10:06' }, command('acknowledge', { assignee: people.engineer }));
    expect(met(a, b)).toMatchObject({ acknowledged: { at: t('10:04') } });
  });

  test('[GEN-OFFLINE WAR-ROLES WAR-ACTIONS] the value in force is confirmed as well as changed', () => {
    const shared = underWay('P1');
    shared.when({ at: '10:05' }, command('addAction', { owner: people.engineer, due: t('12:00') }));
    const action = shared.idOf('actionAdded');
    const [a, b] = [shared.fork('a'), shared.fork('b')];
    for (const [console, person, due] of [
      [a, people.comms, '13:00'],
      [b, people.liaison, '14:00'],
    ] as const) {
      console.when({ at: '10:10' }, command('startAction', { action }));
      console.when({ at: '10:10', by: person }, command('assignRole', { role: 'CL', person }));
      console.when({ at: '10:10' }, command('reassignAction', { action, owner: person }));
      console.when({ at: '10:10' }, command('redateAction', { action, due: t(due) }));
    }
    b.when({ at: '10:11' }, command('completeAction', { action }));

    const settled = shared.fork('c');
    settled.incident = met(a, b);
    expect(conflictsOf(settled.now)).toEqual([
      'role/CL',
      ...['state', 'owner', 'deadline'].map((part) => `action/${action}/${part}`),
    ]);
    // unfinished beats finished, the earlier deadline the later; otherwise the later in fold order is in force
    expect([holderOf(settled.now, 'CL'), settled.clock('action', '10:12')]).toMatchObject([
      people.liaison,
      { met: null, dueAt: t('13:00'), owner: { person: people.liaison } },
    ]);
    settled.when(
      { at: '10:20', by: people.manager },
      command('assignRole', { role: 'CL', person: people.liaison }),
    );
    settled.when({ at: '10:20' }, command('reassignAction', { action, owner: people.liaison }));
    settled.when({ at: '10:20' }, command('redateAction', { action, due: t('13:00') }));
    settled.when({ at: '10:20' }, command('startAction', { action }));
    expect(conflictsOf(settled.now)).toEqual([]);
    settled.when({ at: '10:30' }, command('completeAction', { action }));
    expect(settled.clock('action', '10:31')).toMatchObject({ state: 'met', met: { at: t('10:30') } });
  });
});
