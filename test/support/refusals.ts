import { describeRejection } from '../../renderer/wording/describe-rejection.ts';
import { type RejectionCode, rejectionCodes } from '../../shared/incident/decide/rejections.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';

/** What is refused from the war room on: its codes have a table of their own, the rest has another. */
const fromWarRoomOn = [
  'role',
  'offer',
  'warRoom',
  'bridge',
  'page',
  'notification',
  'standDown',
  'entry',
  'decision',
  'action',
  'message',
  'review',
  'report',
  'dailyReport',
  'resolve',
  'resolution',
  'users',
  'close',
  'reopen',
] as const;

export type WarRoomRefusal = Extract<RejectionCode, `${(typeof fromWarRoomOn)[number]}.${string}`>;
/** Everything else: intake, priority, and what holds for every command. */
export type OtherRefusal = Exclude<RejectionCode, WarRoomRefusal>;

const isFromWarRoomOn = (code: string): boolean =>
  fromWarRoomOn.some((subject) => code.startsWith(`${subject}.`));

export const warRoomRefusals: readonly string[] = rejectionCodes.filter(isFromWarRoomOn);
export const otherRefusals: readonly string[] = rejectionCodes.filter((code) => !isFromWarRoomOn(code));

/** The sentence as a person reads it, its times as the story tells them: `10:05`, and after its first day `+2 10:05`. */
export function sentenceOf({ code, params }: Rejection): string {
  const told = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' && name.endsWith('At') ? storyTime(value) : value,
  ]);
  return describeRejection({ code, params: Object.fromEntries(told) });
}

function storyTime(at: number): string {
  const days = Math.floor((at - Date.UTC(2026, 2, 2)) / 86_400_000);
  const clock = new Date(at).toISOString().slice(11, 16);
  return days === 0 ? clock : `+${days} ${clock}`;
}
