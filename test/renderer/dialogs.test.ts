import { describe, expect, it } from 'vitest';
import { type commandNames, isOffered } from '../../renderer/app/bridge-screen/commands.ts';
import { folded } from '../../renderer/command/preview.ts';
import { readLinks } from '../../renderer/features/investigation/links.ts';
import { linked } from '../../renderer/features/links/linked.ts';
import { ranked } from '../../renderer/ui/rank.ts';
import { readClocks } from '../../shared/clocks/clocks.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { PersonId, StreamId } from '../../shared/kernel/ids.ts';
import { MINUTE } from '../../shared/kernel/time.ts';
import { clockMoves } from '../../shared/views/moves.ts';
import { mayOpen } from '../../shared/views/need-to-know.ts';
import { defaultPack } from '../support/default-pack.ts';
import { underWay } from '../support/story.ts';

const pack = defaultPack();
const incident = underWay('P1').incident as Incident;
const now = incident.detectedAt + 6 * MINUTE;

describe('the commands of the bridge', () => {
  it('[CLS-SECURITY] those about security are offered only where it is one', () => {
    const offered = (names: readonly (typeof commandNames)[number][], on: typeof incident) =>
      names.map((name) => isOffered(on, name));
    const names = ['declareSecurity', 'withdrawSecurity', 'restrict', 'withholdMessages'] as const;
    expect(offered(names, incident)).toEqual([true, false, false, false]);
    const declared = folded(
      incident,
      [{ type: 'securityDeclared', body: { breach: true, reason: 'tokens', sets: null } }],
      { stream: 'incident/x' as StreamId, me: null, now },
    );
    expect(declared && offered(names, declared)).toEqual([false, true, true, true]);
  });
});

describe('what a correction does to the clocks', () => {
  it('[INT-RECORD CLS-RECLOCK] every open clock from detection moves with it, settled ones stay out', () => {
    const earlier = folded(
      incident,
      [
        {
          type: 'timesCorrected',
          body: { detectedAt: incident.detectedAt - 10 * MINUTE, onsetAt: null, reason: 'the alert' },
        },
      ],
      { stream: 'incident/x' as StreamId, me: null, now },
    );
    if (!earlier) throw new Error('no incident');
    const moves = clockMoves(
      readClocks(incident, pack, now).readings,
      readClocks(earlier, pack, now).readings,
    );
    const resolve = moves.find(({ after }) => after?.kind === 'resolve');
    expect(resolve && (resolve.after?.dueAt ?? 0) - (resolve.before?.dueAt ?? 0)).toBe(-10 * MINUTE);
    expect(moves.some(({ before }) => before?.kind === 'acknowledge')).toBe(false);
  });

  it('nothing moves where nothing changes, and the incident itself is left as it was', () => {
    const readings = readClocks(incident, pack, now).readings;
    expect(clockMoves(readings, readings)).toEqual([]);
  });
});

describe('links of evidence', () => {
  it('[INT-INVESTIGATE] one a line, with or without a name, http and https only', () => {
    expect(readLinks('Grafana https://g.example/d\n\nhttp://logs.example/x?y=1')).toEqual({
      ok: true,
      links: [
        { label: 'Grafana', url: 'https://g.example/d' },
        { label: 'logs.example', url: 'http://logs.example/x?y=1' },
      ],
    });
    expect(readLinks('')).toEqual({ ok: true, links: [] });
    for (const line of ['ftp://x', 'javascript:alert(1)', 'just words', 'https://'])
      expect(readLinks(line)).toEqual({ ok: false, line });
  });
});

describe('other incidents', () => {
  const other = { stream: 'incident/a' as StreamId, ref: 'INC-1', title: 'A' };
  it('[CLS-MULTI INT-TRIAGE] each stands once for each way in which it has to do with this one', () => {
    const linkedNow = {
      ...incident,
      links: [
        { ...other, as: 'child', linked: incident.declared },
        { ...other, as: 'child', linked: incident.declared },
      ],
      duplicates: [{ ...other, attached: incident.declared }],
    } as unknown as typeof incident;
    expect(linked(linkedNow).map(({ as }) => as)).toEqual(['child', 'duplicate']);
    expect(linked(incident)).toEqual([]);
  });
});

describe('need to know', () => {
  it('[CLS-SECURITY] those named, the assignee and the role holders; everybody where nobody is named', () => {
    const somebody = 'nobody-special' as PersonId;
    expect(mayOpen(incident, somebody)).toBe(true);
    const restricted = { ...incident, restrictedTo: [] };
    expect(mayOpen(restricted, somebody)).toBe(false);
    expect(mayOpen(restricted, null)).toBe(false);
    expect(mayOpen(restricted, incident.assignee)).toBe(true);
    expect(mayOpen({ ...incident, restrictedTo: [somebody] }, somebody)).toBe(true);
  });
});

describe('lists to choose from', () => {
  it('put what is called so first, then a word of the name, then the rest as it was', () => {
    const items = ['Central hosting', 'Tax digits', 'Digital identity', 'Undigested'].map((label) => ({
      label,
    }));
    expect(ranked(items, 'dig').map(({ label }) => label)).toEqual([
      'Digital identity',
      'Tax digits',
      'Undigested',
      'Central hosting',
    ]);
    expect(ranked(items, ' ')).toBe(items);
  });
});
