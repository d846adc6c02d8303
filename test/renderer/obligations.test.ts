import { describe, expect, test } from 'vitest';
import { routeFrom } from '../../renderer/app/route.ts';
import type { Scope } from '../../renderer/bridge/scope.ts';
import { targetsOf } from '../../renderer/command/tell.ts';
import { limitText } from '../../renderer/features/board/limit-text.ts';
import { toldFor } from '../../renderer/features/board/told.ts';
import { tellCommand } from '../../renderer/features/notifications/use-telling.ts';
import { chainOf, pageText, waitingPage } from '../../renderer/features/paging/chain.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { appointed, directoryWith, ofService } from '../support/directory.ts';
import { command, directory, people, Story, services, t } from '../support/story.ts';

function aP1(): Story {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare'));
  story.when({ at: '10:01' }, command('classify'));
  story.when({ at: '10:02' }, command('acknowledge'));
  return story;
}

const scopeOf = (story: Story, known = directory): Scope => ({
  stream: 'incident/story' as StreamId,
  incident: story.now,
  pack: story.pack,
  directory: known,
  me: people.engineer,
});

const targets = (story: Story, at: string, known = directory) =>
  targetsOf(scopeOf(story, known), story.board(at).readings, t(at));

describe('whom to tell', () => {
  test('[NTF-SO NTF-PROOF] each office with whom to call and on what number, deputies behind them shown as such', () => {
    const known = directoryWith(
      { appointments: [appointed(people.bystander, 'SO', ofService(services.tier1), { as: 'deputy' })] },
      directory,
    );
    const owner = targets(aP1(), '10:02', known).find(({ rule }) => rule === 'service owner');
    expect(owner?.reach.map(({ person, as, forWhom }) => [person, as, forWhom])).toEqual([
      [people.owner, 'holder', null],
      [people.bystander, 'deputy', directory.people.get(people.owner)?.name],
    ]);
  });

  test('[NTF-CDO] two rules that tell the same office are one telling', () => {
    const story = aP1();
    const twice = { ...story.pack, governmentWideFrom: 1 };
    const wide = new Story(twice);
    wide.when({ at: '10:01' }, command('declare'));
    wide.when({ at: '10:01' }, command('classify'));
    const told = targets(wide, '10:02').filter(({ rule }) => rule.startsWith('CDO'));
    expect(told.map(({ clocks }) => clocks.length)).toEqual([2]);
  });

  test('[NTF-PROOF] told by phone or in person counts as acknowledged, by mail or message not; either can be said otherwise', () => {
    const [target] = targets(aP1(), '10:02').filter(({ reach }) => reach.length > 0);
    if (!target) throw new Error('nobody to tell');
    const said = (channel: 'phone' | 'mail' | 'in person' | 'message', acknowledged: boolean | null = null) =>
      tellCommand(target, { channel, acknowledged }).acknowledged;
    expect([said('phone'), said('in person'), said('mail'), said('message')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([said('phone', false), said('mail', true)]).toEqual([false, true]);
  });

  test('[NTF-PROOF] a settled notification finds how it was told', () => {
    const story = aP1();
    story.when({ at: '10:03' }, command('notify', { channel: 'mail' }));
    const settled = story.clocks('notify', '10:04').find(({ met }) => met !== null);
    expect(settled && toldFor(story.now, story.pack, settled)).toMatchObject({
      channel: 'mail',
      acknowledged: null,
    });
  });
});

describe('pages', () => {
  test('[NTF-PAGE] whoever waits longest past their time comes first; a page that went on waits no more', () => {
    const story = aP1();
    expect(waitingPage(story.now)).toBeNull();
    story.when({ at: '10:02' }, command('page'));
    const first = story.idOf('paged');
    story.when({ at: '10:03' }, command('page', { person: people.bystander }));
    expect(waitingPage(story.now)?.id).toBe(first);
    story.when({ at: '10:08' }, command('page', { person: people.teamLead, follows: first }));
    expect(waitingPage(story.now)?.person).toBe(people.bystander);
    expect(chainOf(scopeOf(story), t('10:08')).map(({ person, page }) => [person, page?.id])).toEqual([
      [people.engineer, first],
    ]);
  });

  test('[NTF-PAGE] what a page says names the incident, and the bridge once it is open', () => {
    const story = aP1();
    expect(pageText(scopeOf(story))).toContain('P1 Sign-in fails (INC-2026-TEST00)');
    story.when({ at: '10:03' }, command('openBridge', { video: 'https://meet.example/1', chat: '' }));
    expect(pageText(scopeOf(story))).toContain('https://meet.example/1');
  });
});

describe('what the board says of a limit', () => {
  test('[CLK-CALENDAR RUL-STRICTER] as the policy writes it; nothing where it names a moment', () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    story.when({ at: '10:01' }, command('classify', { priority: 'P4', overrideReason: 'a typo' }));
    const says = (kind: 'acknowledge' | 'resolve' | 'citizenFirst') => limitText(story.clock(kind, '10:02'));
    expect(says('acknowledge')).toBe('4 business hours');
    expect(says('citizenFirst')).toBe('1 business day');
    expect(says('resolve')).toBe('24 hours');
  });
});

test('[CLO-REOPEN] a recurrence is declared with the incident that it repeats in the address', () => {
  const uuid = '0195d3a0-0000-7000-8000-0000000000a1';
  expect(routeFrom(`#/declare/drill?of=${uuid}`)).toEqual({
    screen: 'declare',
    drill: true,
    of: `incident/${uuid}`,
  });
  expect(routeFrom('#/declare')).toEqual({ screen: 'declare', drill: false });
  expect(routeFrom('#/declare?of=else')).toEqual({ screen: 'incidents' });
});
