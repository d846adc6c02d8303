import type { PolicyPack } from '../../pack.ts';
import { priorities } from '../../vocabulary.ts';
import { owner } from '../fields.ts';
import type { CrossProblem } from './problem.ts';

/** Names that lead to nothing the pack holds, and lists without which something could never be done. */
export const nameProblems = (pack: PolicyPack): readonly CrossProblem[] => [
  ...officeProblems(pack),
  ...channelProblems(pack),
  ...emptyProblems(pack),
];

/** A name and where it stands. */
type Named = readonly [string, ...(string | number)[]];

function officeProblems(pack: PolicyPack): readonly CrossProblem[] {
  const named: readonly Named[] = [
    [pack.approver, 'approver'],
    [pack.standIn, 'standIn'],
    [pack.approvals.priorityChange, 'approvals', 'priorityChange'],
    ...priorities.map(
      (priority) => [pack.approvals.resolution[priority], 'approvals', 'resolution', priority] as const,
    ),
    ...pack.appointedBy.map((office, index) => [office, 'appointedBy', index] as const),
    ...pack.concludedBy.map((office, index) => [office, 'concludedBy', index] as const),
    ...Object.entries(pack.supportTiers).map(
      ([tier, { office }]) => [office, 'supportTiers', tier, 'office'] as const,
    ),
    ...pack.notifications.map(({ office }, index) => [office, 'notifications', index, 'office'] as const),
    ...owingOffices(pack.clocks, ['clocks']),
    ...owingOffices(pack.notifications, ['notifications']),
  ];
  return named
    .filter(([office]) => !Object.hasOwn(pack.offices, office))
    .map(([office, ...path]) => ({ path, message: `must be an office of the pack: it has no "${office}"` }));
}

/** Every office that owes a clock beneath a value, with the path of its name. */
function owingOffices(value: unknown, at: readonly (string | number)[]): readonly Named[] {
  if (typeof value !== 'object' || value === null) return [];
  const owes = 'owner' in value ? owner.safeParse(value.owner).data : undefined;
  const here: readonly Named[] = owes && 'office' in owes ? [[owes.office, ...at, 'owner', 'office']] : [];
  const inner = Object.entries(value).filter(([key]) => key !== 'owner');
  return [
    ...here,
    ...inner.flatMap(([key, one]) => owingOffices(one, [...at, Array.isArray(value) ? Number(key) : key])),
  ];
}

const channelProblems = (pack: PolicyPack): readonly CrossProblem[] =>
  (['citizenFirst', 'citizenUpdate'] as const).flatMap((kind) =>
    priorities.flatMap((priority) =>
      (pack.clocks[kind][priority]?.channels ?? []).flatMap((channel, index) =>
        Object.hasOwn(pack.channels, channel)
          ? []
          : [
              {
                path: ['clocks', kind, priority, 'channels', index],
                message: `must be a channel of the pack: it has no "${channel}"`,
              },
            ],
      ),
    ),
  );

/** What somebody must choose from before an incident can go on. */
const emptyProblems = (pack: PolicyPack): readonly CrossProblem[] =>
  (
    [
      ['channels', 'no citizen could be told'],
      ['rootCauses', 'no incident could be closed'],
      ['standDownCriteria', 'no war room could be stood down'],
    ] as const
  )
    .filter(([list]) => Object.keys(pack[list]).length === 0)
    .map(([list, without]) => ({ path: [list], message: `must hold one entry at least: ${without}` }));
