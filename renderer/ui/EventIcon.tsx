import {
  BadgeCheck,
  BellRing,
  ChevronsUpDown,
  Circle,
  CircleHelp,
  CircleQuestionMark,
  Dot,
  FilePen,
  Link2,
  ListChecks,
  type LucideIcon,
  Megaphone,
  Radio,
  Scale,
  Search,
  ShieldAlert,
  SquareArrowOutUpRight,
  SquareCheck,
  UserRound,
} from 'lucide-react';

/** What a line of the timeline is about. */
export const eventIconKinds = [
  'note',
  'followUp',
  'decision',
  'action',
  'actionDone',
  'message',
  'briefing',
  'status',
  'priority',
  'role',
  'step',
  'review',
  'record',
  'finding',
  'link',
  'security',
  'page',
  'unknown',
] as const;
export type EventIconKind = (typeof eventIconKinds)[number];

const icons: Readonly<Record<EventIconKind, LucideIcon>> = {
  note: Dot,
  followUp: CircleHelp,
  decision: Scale,
  action: SquareArrowOutUpRight,
  actionDone: SquareCheck,
  message: Megaphone,
  briefing: Radio,
  status: Circle,
  priority: ChevronsUpDown,
  role: UserRound,
  step: ListChecks,
  review: BadgeCheck,
  record: FilePen,
  finding: Search,
  link: Link2,
  security: ShieldAlert,
  page: BellRing,
  unknown: CircleQuestionMark,
};

/** Decoration: the sentence beside it says the same. */
export function EventIcon({ kind, size = 14 }: { readonly kind: EventIconKind; readonly size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} aria-hidden />;
}
