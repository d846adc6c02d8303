import { describe, expect, test } from 'vitest';
import { holderOf, rolesHeldBy } from '../../../shared/incident/state.ts';
import { warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import { defaultPack } from '../../support/default-pack.ts';
import { command, people, resolvedP1, type Story, t, underWay, warRoomActive } from '../../support/story.ts';

const assign = (role: (typeof warRoomRoles)[number], person: typeof people.owner | null, note = '') =>
  command('assignRole', { role, person, note });

/** The CDO commands, the engineer leads; both were appointed. */
function taken(): Story {
  const story = underWay('P1');
  story.when({ at: '10:03', by: people.manager }, assign('IC', people.cdo));
  story.when({ at: '10:04', by: people.cdo }, assign('TL', people.engineer));
  return story;
}

test('[WAR-ROLES] the five roles, each with its duties and usual holder', () => {
  expect(warRoomRoles).toEqual(['IC', 'TL', 'CL', 'SCRIBE', 'AL']);
  for (const role of warRoomRoles) {
    const { name, usual, duties } = defaultPack().roles[role];
    expect([name, usual, ...duties].every((text) => text.length > 0)).toBe(true);
    expect(duties.length).toBeGreaterThan(0);
  }
});

describe('appointing', () => {
  test('[WAR-ROLES] the commander and the offices that appoint fill a vacant role', () => {
    for (const by of [people.cdo, people.owner, people.manager]) {
      const story = taken();
      story.when({ at: '10:05', by }, assign('CL', people.comms));
      expect(holderOf(story.now, 'CL')).toBe(people.comms);
      expect(story.now.roleHistory.at(-1)).toMatchObject({ role: 'CL', by: 'appointment' });
    }
  });

  test('[CLS-MULTI WAR-TAKEOVER] the CDO may take command: of a vacant room at once, from a commander with the reason', () => {
    const vacant = underWay('P1');
    vacant.when({ at: '10:03', by: people.cdo }, assign('IC', people.cdo));
    expect(holderOf(vacant.now, 'IC')).toBe(people.cdo);

    const held = underWay('P1');
    held.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
    expect(held.refused({ at: '10:05', by: people.cdo }, assign('IC', people.cdo)).code).toBe(
      'role.reasonMissing',
    );
    held.when({ at: '10:05', by: people.cdo }, assign('IC', people.cdo, 'Three agencies are affected'));
    expect(held.now.roleHistory.at(-1)).toMatchObject({
      role: 'IC',
      person: people.cdo,
      by: 'takeOver',
      note: 'Three agencies are affected',
    });
  });

  test('[WAR-ROLES CLK-VACANT] anyone takes a vacant supporting role, but nobody makes himself commander', () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.bystander }, assign('SCRIBE', people.bystander));
    expect(holderOf(story.now, 'SCRIBE')).toBe(people.bystander);
    expect(story.refused({ at: '10:03', by: people.bystander }, assign('IC', people.bystander)).code).toBe(
      'role.notPermitted',
    );
  });

  test('[WAR-ROLES] a role may fall vacant, and says so when it is vacated again', () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
    story.when({ at: '10:04', by: people.owner }, assign('IC', null));
    expect(holderOf(story.now, 'IC')).toBeNull();
    expect(story.refused({ at: '10:05', by: people.manager }, assign('IC', null))).toEqual({
      code: 'role.vacant',
      params: { role: 'Incident Commander' },
    });
  });

  test('the holder is not appointed again', () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
    expect(story.refused({ at: '10:05', by: people.manager }, assign('IC', people.owner))).toEqual({
      code: 'role.same',
      params: { role: 'Incident Commander', name: 'The owner' },
    });
  });

  test('[WAR-ROLES] the same person may be commander and scribe: that is warned of, not refused', () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
    story.when({ at: '10:04', by: people.owner }, assign('SCRIBE', people.owner));
    expect(rolesHeldBy(story.now, people.owner)).toEqual(['IC', 'SCRIBE']);
  });
});

describe('handing over', () => {
  const offered = (): Story => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
    story.when(
      { at: '10:30', by: people.owner },
      command('offerRole', { role: 'IC', to: people.cdo, note: 'Now government-wide' }),
    );
    return story;
  };

  test('[WAR-TAKEOVER] the holder offers, the other accepts: who held it, since when, and the note are kept', () => {
    const story = offered();
    // until it is accepted the holder holds it
    expect(holderOf(story.now, 'IC')).toBe(people.owner);
    expect(story.now.roleOffers).toMatchObject([
      { role: 'IC', to: people.cdo, by: people.owner, at: t('10:30') },
    ]);
    story.when({ at: '10:31', by: people.cdo }, command('answerOffer'));
    expect(holderOf(story.now, 'IC')).toBe(people.cdo);
    expect(story.now.roleOffers).toEqual([]);
    expect(story.now.roleHistory).toMatchObject([
      { role: 'IC', person: people.owner, by: 'appointment', done: { at: t('10:03') } },
      {
        role: 'IC',
        person: people.cdo,
        by: 'handOver',
        note: 'Now government-wide',
        done: { at: t('10:31'), by: people.cdo },
      },
    ]);
    expect(story.events.at(-1)).toMatchObject({ body: { from: people.owner } });
  });

  test('[WAR-TAKEOVER] declined or taken back, the holder keeps it, and both stay on the record', () => {
    for (const by of [people.cdo, people.owner]) {
      const story = offered();
      story.when({ at: '10:31', by }, command('answerOffer', { accept: false, note: 'Not now' }));
      expect(holderOf(story.now, 'IC')).toBe(people.owner);
      expect(story.now.roleOffers).toEqual([]);
      expect(story.events.at(-1)).toMatchObject({ type: 'roleOfferEnded', body: { note: 'Not now' } });
      expect(story.refused({ at: '10:32', by: people.cdo }, command('answerOffer')).code).toBe('offer.none');
    }
  });

  test('[WAR-TAKEOVER] nobody else accepts it, and nobody but the two ends it', () => {
    expect(offered().refused({ at: '10:31', by: people.owner }, command('answerOffer'))).toEqual({
      code: 'offer.notYours',
      params: { role: 'Incident Commander', who: ['The cdo'] },
    });
    expect(
      offered().refused({ at: '10:31', by: people.manager }, command('answerOffer', { accept: false })),
    ).toEqual({
      code: 'offer.notYours',
      params: { role: 'Incident Commander', who: ['The cdo', 'The owner'] },
    });
  });

  test('[WAR-TAKEOVER RES-ONBEHALF] accepted by phone it is recorded on behalf of who accepted', () => {
    const story = offered();
    const onBehalfOf = { person: people.cdo, how: 'phone' } as const;
    story.when({ at: '10:31', by: people.scribe, onBehalfOf }, command('answerOffer'));
    expect(holderOf(story.now, 'IC')).toBe(people.cdo);
    expect(story.events.at(-1)).toMatchObject({ actor: { person: people.scribe }, onBehalfOf });
  });

  test('[WAR-TAKEOVER] only the holder offers; a newer offer takes the place of the last', () => {
    const story = offered();
    expect(story.refused({ at: '10:31', by: people.manager }, command('offerRole'))).toEqual({
      code: 'offer.notHolder',
      params: { role: 'Incident Commander', name: 'The owner' },
    });
    story.when({ at: '10:31', by: people.owner }, command('offerRole', { to: people.manager }));
    expect(story.now.roleOffers).toMatchObject([{ to: people.manager }]);
    expect(story.refused({ at: '10:32', by: people.cdo }, command('answerOffer')).code).toBe(
      'offer.notYours',
    );
    expect(
      story.refused({ at: '10:32', by: people.owner }, command('offerRole', { to: people.owner })).code,
    ).toBe('role.same');
    expect(
      story.refused({ at: '10:32', by: people.manager }, command('offerRole', { role: 'CL' })).code,
    ).toBe('offer.vacant');
  });

  test('[WAR-TAKEOVER] the holder does not give it away without the other’s consent', () => {
    expect(
      taken().refused({ at: '10:05', by: people.engineer }, assign('TL', people.scribe, 'Tired')),
    ).toEqual({ code: 'role.offerInstead', params: { role: 'Technical Lead', name: 'The scribe' } });
  });

  test('[WAR-TAKEOVER] an offer ends when the role changes hands, and when the war room closes', () => {
    const story = offered();
    story.when({ at: '10:31', by: people.manager }, assign('IC', people.manager, 'Both unreachable'));
    expect(story.now.roleOffers).toEqual([]);

    const over = resolvedP1();
    over.when({ at: '10:53', by: people.engineer }, command('offerRole', { role: 'TL', to: people.scribe }));
    over.when({ at: '11:00', by: people.owner }, command('standDown'));
    expect(over.now.roleOffers).toEqual([]);
  });

  test('[GEN-OFFLINE WAR-TAKEOVER] an offer of a role that another console gave away meanwhile offers nothing', () => {
    const story = warRoomActive();
    const there = story.fork('there');
    const [offer] = there.when({ at: '10:31', by: people.owner }, command('offerRole'));
    story.when({ at: '10:30', by: people.manager }, assign('IC', people.manager, 'Unreachable'));
    if (offer) story.hear(offer);
    expect(story.now.roleOffers).toEqual([]);
    expect(story.now.timeline.toArray().at(-1)?.event).toEqual(offer);
  });
});

describe('taking over', () => {
  test('[WAR-TAKEOVER] an office with the right takes over one-sidedly, with the reason on the record', () => {
    const story = underWay('P1');
    story.when({ at: '10:03', by: people.manager }, assign('IC', people.owner));
    story.when({ at: '10:30', by: people.cdo }, assign('IC', people.cdo, 'The owner cannot be reached'));
    expect(story.now.roleHistory.at(-1)).toMatchObject({
      person: people.cdo,
      by: 'takeOver',
      note: 'The owner cannot be reached',
    });
  });

  test('[WAR-TAKEOVER] not without a reason, be it that the holder is only put out of the role', () => {
    for (const person of [people.scribe, null])
      expect(taken().refused({ at: '10:05', by: people.manager }, assign('TL', person))).toEqual({
        code: 'role.reasonMissing',
        params: { role: 'Technical Lead', name: 'The engineer' },
      });
  });

  test('[WAR-ROLES WAR-TAKEOVER] nobody takes a role from its holder but the commander and the offices that appoint', () => {
    expect(taken().refused({ at: '10:05', by: people.scribe }, assign('TL', people.scribe, 'Mine'))).toEqual({
      code: 'role.notPermitted',
      params: {
        role: 'Technical Lead',
        who: [
          'The cdo (Incident Commander)',
          'The owner (Service Owner)',
          'The manager (Service Manager)',
          'The cdo (Chief Digital Officer)',
        ],
      },
    });
    for (const by of [people.cdo, people.owner, people.manager])
      expect(taken().when({ at: '10:05', by }, assign('TL', people.scribe, 'Unreachable'))).toHaveLength(1);
  });

  test('[WAR-ROLES] one commander at a time: the next one takes the place of the last', () => {
    const story = underWay('P1');
    for (const person of [people.owner, people.cdo, people.manager])
      story.when({ at: '10:03', by: people.manager }, assign('IC', person, 'Next'));
    const commanders = Object.values(people).filter((person) =>
      rolesHeldBy(story.now, person).includes('IC'),
    );
    expect(commanders).toEqual([people.manager]);
  });
});

test('[GEN-OFFLINE WAR-ROLES] where two consoles disagree, who appoints settles it without a reason', () => {
  const here = taken();
  const there = here.fork('there');
  here.when({ at: '10:05', by: people.comms }, assign('CL', people.comms));
  const [other] = there.when({ at: '10:06', by: people.liaison }, assign('CL', people.liaison));
  if (other) here.hear(other);
  here.when({ at: '10:10', by: people.manager }, assign('CL', people.comms));
  expect(here.now.roles.CL?.heads).toHaveLength(1);
  expect(here.now.roleHistory.at(-1)).toMatchObject({ person: people.comms, by: 'appointment' });
});
