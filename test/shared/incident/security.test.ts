import { describe, expect, test } from 'vitest';
import { priorityOf } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { closedP2, command, people, Story, t, underWay } from '../../support/story.ts';

const { ciso, engineer, liaison, manager, owner } = people;

describe('a security incident', () => {
  test('[CLS-SECURITY RUL-SECURITY] declared later it is P2 at once, without waiting for an approval', () => {
    const story = underWay('P4');
    story.when({ at: '10:20' }, command('declareSecurity'));
    expect([story.now.security, priorityOf(story.now)]).toEqual([true, 'P2']);
    expect(story.now.periods.map(({ priority, from }) => [priority, from])).toEqual([
      ['P4', t('10:00')],
      ['P2', t('10:20')],
    ]);
  });

  test('[CLS-SECURITY WAR-TRIGGER] with a confirmed breach it is P1, and the war room is called', () => {
    const story = underWay('P3');
    story.when({ at: '10:20' }, command('declareSecurity'));
    story.when({ at: '10:40' }, command('declareSecurity', { breach: true, reason: 'Records were copied' }));
    expect(priorityOf(story.now)).toBe('P1');
    expect(story.now.warRooms).toMatchObject([{ startsAt: t('10:40') }]);
    expect(story.now.securitySpells).toMatchObject([
      { since: { at: t('10:20') }, breach: { at: t('10:40') } },
    ]);
  });

  test('[CLS-SECURITY] classified as one; a plain yes about a breach confirms it there and then', () => {
    for (const [answer, breach] of [
      ['yes', { at: t('10:05') }],
      ['unknown', null],
    ] as const) {
      const story = new Story();
      story.when({ at: '10:01' }, command('declare'));
      story.when({ at: '10:05' }, command('classify', { answers: { breach: answer }, priority: 'P1' }));
      expect(story.now.securitySpells).toMatchObject([
        { since: { at: t('10:05') }, breach, withdrawn: null },
      ]);
    }
  });

  test('[CLS-SECURITY WAR-ACTIVATE] the Service Manager who confirms a breach thereby declares the P1', () => {
    for (const [by, declared] of [
      [manager, { by: manager, seen: true }],
      [engineer, undefined],
    ] as const) {
      const story = underWay('P2');
      story.when({ at: '10:20', by }, command('declareSecurity', { breach: true }));
      if (declared) expect(story.now.warRooms[0]?.steps.declared).toMatchObject(declared);
      else expect(story.now.warRooms[0]?.steps.declared).toBeUndefined();
    }
  });

  test('[CLS-SECURITY] grave enough already, its priority stays; said twice it is refused', () => {
    const story = underWay('P1');
    story.when({ at: '10:20' }, command('declareSecurity', { breach: true }));
    expect(story.now.periods).toHaveLength(1);
    for (const breach of [true, false])
      expect(story.refused({ at: '10:21' }, command('declareSecurity', { breach }))).toEqual({
        code: 'security.already',
        params: { name: 'The engineer', doneAt: t('10:20') },
      });
  });

  test('[CLS-SECURITY RUL-SECURITY] it is said, and taken back, with a reason', () => {
    const story = underWay('P2');
    expect(story.refused({ at: '10:20' }, command('declareSecurity', { reason: '' })).code).toBe(
      'text.missing',
    );
    story.when({ at: '10:20' }, command('declareSecurity'));
    expect(story.refused({ at: '10:21', by: ciso }, command('withdrawSecurity', { reason: '' })).code).toBe(
      'text.missing',
    );
  });

  test('[RUL-SECURITY] only the CISO or the Service Manager says that it is none after all', () => {
    for (const [by, may] of [
      [ciso, true],
      [manager, true],
      [owner, false],
      [engineer, false],
    ] as const) {
      const story = underWay('P2');
      story.when({ at: '10:20' }, command('declareSecurity'));
      expect(story.attempt({ at: '10:21', by }, command('withdrawSecurity')).ok).toBe(may);
    }
  });

  test('[RUL-SECURITY CLS-DEESCALATE] what was asked for before cannot be granted below P2 any more', () => {
    const story = underWay('P2');
    story.when(
      { at: '10:20' },
      command('reclassify', { to: 'P3', changedAt: t('10:20'), reason: 'Fewer users affected' }),
    );
    const change = story.idOf('reclassified');
    story.when({ at: '10:25' }, command('declareSecurity'));
    expect(
      story.refused({ at: '10:30', by: manager }, command('approveReclassification', { change })).code,
    ).toBe('priority.securityFloor');
    story.when({ at: '10:31', by: manager }, command('refuseReclassification', { change }));
    expect(story.now.changes).toMatchObject([{ verdict: { kind: 'refused' } }]);
  });

  test('[RUL-SECURITY CLS-ESCALATE] nor can a raise to P2 be refused', () => {
    const story = underWay('P3');
    story.when({ at: '10:20' }, command('reclassify', { to: 'P2', changedAt: t('10:20') }));
    const change = story.idOf('reclassified');
    story.when({ at: '10:25' }, command('declareSecurity'));
    expect(
      story.refused({ at: '10:30', by: manager }, command('refuseReclassification', { change })).code,
    ).toBe('priority.securityFloor');
  });

  test('[CLS-SECURITY] declared again after it was withdrawn it is another spell', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity'));
    story.when({ at: '10:30', by: ciso }, command('withdrawSecurity'));
    story.when({ at: '10:40' }, command('declareSecurity', { breach: true }));
    expect(story.now.security).toBe(true);
    expect(story.now.securitySpells).toMatchObject([
      { since: { at: t('10:20') }, breach: null, withdrawn: { at: t('10:30') } },
      { since: { at: t('10:40') }, breach: { at: t('10:40') }, withdrawn: null },
    ]);
  });

  test('[RUL-SECURITY] it stays P2 or graver until it is "not security after all", with a reason', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity'));
    const lower = command('reclassify', { to: 'P3', reason: 'Fewer users affected' });
    expect(story.refused({ at: '10:40', by: manager }, lower).code).toBe('priority.securityFloor');
    story.when({ at: '10:45', by: ciso }, command('withdrawSecurity'));
    story.when({ at: '10:50', by: manager }, lower);
    expect([story.now.security, priorityOf(story.now)]).toEqual([false, 'P3']);
    expect(story.now.securitySpells).toMatchObject([{ withdrawn: { reason: 'A faulty script of our own' } }]);
  });

  test('[RUL-SECURITY CLS-NOW] declared before it is classified, it is classified no lower than P2', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    story.when({ at: '10:02' }, command('declareSecurity'));
    expect(story.refused({ at: '10:03' }, command('classify', { priority: 'P3' })).code).toBe(
      'priority.securityFloor',
    );
    story.when({ at: '10:03' }, command('classify', { priority: 'P2' }));
    expect(priorityOf(story.now)).toBe('P2');
  });
});

describe('need to know', () => {
  test('[CLS-SECURITY] it is restricted to named people, and to the one who restricts it', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity'));
    story.when({ at: '10:25', by: ciso }, command('restrict', { people: [engineer, owner] }));
    expect(story.now.restrictedTo).toEqual([engineer, owner, ciso]);
    story.when({ at: '10:30', by: ciso }, command('restrict', { people: [] }));
    expect(story.now.restrictedTo).toBeNull();
  });

  test('[CLS-SECURITY] a citizen message withheld by the CISO stays visibly unmet', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity'));
    story.when({ at: '10:21', by: ciso }, command('withholdMessages'));
    expect(story.refused({ at: '10:25' }, command('sendMessage')).code).toBe('message.withheld');
    expect(story.open('citizenFirst', '10:31').state).toBe('breached');
    story.when({ at: '10:40', by: ciso }, command('releaseMessages'));
    story.when({ at: '10:41' }, command('sendMessage'));
    expect(story.clock('citizenFirst', '10:45').state).toBe('metLate');
  });

  test('[CLS-SECURITY RUL-SECURITY] not security after all: nothing is withheld any more, and somebody lifts the restriction', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity'));
    story.when({ at: '10:21', by: ciso }, command('withholdMessages'));
    story.when({ at: '10:22', by: ciso }, command('restrict'));
    story.when({ at: '10:30', by: ciso }, command('withdrawSecurity'));
    expect(story.now).toMatchObject({ restrictedTo: [engineer, ciso], withheld: null });
    for (const sent of [command('restrict'), command('withholdMessages')])
      expect(story.refused({ at: '10:31', by: ciso }, sent).code).toBe('security.none');
    story.when({ at: '10:32', by: manager }, command('restrict', { people: [] }));
    expect(story.now.restrictedTo).toBeNull();
  });

  test('[CLS-SECURITY] the CISO, the Service Manager and the commander restrict it; only the CISO withholds messages', () => {
    const secured = () => {
      const story = underWay('P2');
      story.when({ at: '10:20' }, command('declareSecurity'));
      story.when({ at: '10:20', by: manager }, command('assignRole', { person: liaison }));
      return story;
    };
    for (const [by, restricts, withholds] of [
      [ciso, true, true],
      [manager, true, false],
      [liaison, true, false],
      [owner, false, false],
      [engineer, false, false],
    ] as const) {
      expect(secured().attempt({ at: '10:25', by }, command('restrict')).ok).toBe(restricts);
      expect(secured().attempt({ at: '10:25', by }, command('withholdMessages')).ok).toBe(withholds);
      const withheld = secured();
      withheld.when({ at: '10:25', by: ciso }, command('withholdMessages'));
      expect(withheld.attempt({ at: '10:26', by }, command('releaseMessages')).ok).toBe(withholds);
    }
  });

  test('[CLS-SECURITY] nobody unknown is named, and both take a reason', () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity'));
    for (const [sent, code] of [
      [command('restrict', { people: ['nobody' as PersonId] }), 'person.unknown'],
      [command('restrict', { reason: '' }), 'text.missing'],
      [command('withholdMessages', { reason: '' }), 'text.missing'],
    ] as const)
      expect(story.refused({ at: '10:21', by: ciso }, sent).code).toBe(code);
  });

  test('[CLS-SECURITY RUL-CLOSED] who needs to know may change after it is closed', () => {
    const story = closedP2((told) => {
      told.when({ at: '10:20' }, command('declareSecurity'));
      told.when({ at: '10:21', by: ciso }, command('restrict'));
    });
    story.when({ at: '+2 10:00', by: ciso }, command('restrict', { people: [] }));
    expect(story.now.restrictedTo).toBeNull();
  });
});

describe('two consoles', () => {
  const apart = () => {
    const story = underWay('P2');
    story.when({ at: '10:20' }, command('declareSecurity'));
    return { story, here: story.fork('here'), there: story.fork('there') };
  };

  test('[RUL-SECURITY GEN-OFFLINE] a breach confirmed on one outweighs a withdrawal on the other', () => {
    for (const order of ['withdrawn first', 'confirmed first'] as const) {
      const { story, here, there } = apart();
      const withdrawn = here.when({ at: '10:30', by: ciso }, command('withdrawSecurity'));
      const confirmed = there.when({ at: '10:30' }, command('declareSecurity', { breach: true }));
      story.hear(
        ...(order === 'withdrawn first' ? [...withdrawn, ...confirmed] : [...confirmed, ...withdrawn]),
      );
      expect([story.now.security, priorityOf(story.now)]).toEqual([true, 'P1']);
      expect(story.now.securitySpells.at(-1)).toMatchObject({ breach: { at: t('10:30') }, withdrawn: null });
      // who knows of both may still withdraw it
      story.when({ at: '11:00', by: ciso }, command('withdrawSecurity'));
      expect(story.now.security).toBe(false);
    }
  });
});
