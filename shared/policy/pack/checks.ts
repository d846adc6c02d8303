import type { PolicyPack } from '../pack.ts';
import { priorities } from '../vocabulary.ts';
import { calendarProblems } from './checks/calendars.ts';
import { nameProblems } from './checks/names.ts';
import { type CrossProblem, twice } from './checks/problem.ts';
import { treeProblems } from './checks/tree.ts';

export const problemsAcross = (pack: PolicyPack): readonly CrossProblem[] => [
  ...nameProblems(pack),
  ...calendarProblems(pack),
  ...treeProblems(pack.classification),
  ...notificationProblems(pack),
  ...twice(pack.clocks.statutory ?? [], ({ id }) => id, ['clocks', 'statutory'], 'id'),
  ...warningProblems(pack),
  ...dateProblems(pack),
];

function notificationProblems({ notifications }: PolicyPack): readonly CrossProblem[] {
  const unbegun = notifications.flatMap(({ first, then = {} }, index) =>
    priorities
      .filter((priority) => then[priority] && !first[priority])
      .map((priority) => ({
        path: ['notifications', index, 'then', priority],
        message: `must have a first notification to follow: "first" has none for ${priority}`,
      })),
  );
  return [...twice(notifications, ({ id }) => id, ['notifications'], 'id'), ...unbegun];
}

function warningProblems({ warnAt }: PolicyPack): readonly CrossProblem[] {
  const rises = warnAt.every((share, index) => index === 0 || share > (warnAt[index - 1] ?? 0));
  return rises ? [] : [{ path: ['warnAt'], message: 'must rise from one share to the next' }];
}

function dateProblems({ effectiveFrom, reviewBy }: PolicyPack): readonly CrossProblem[] {
  const reversed = effectiveFrom !== null && reviewBy !== null && reviewBy < effectiveFrom;
  return reversed ? [{ path: ['reviewBy'], message: 'must not be before the pack comes into force' }] : [];
}
