import type { EventIconKind } from '../ui/EventIcon.tsx';

/** One line of the timeline in words. */
export interface EventWords {
  readonly icon: EventIconKind;
  readonly text: string;
  /** What belongs to it: the rationale, the reason, the note; null where there is none. */
  readonly detail: string | null;
}

export const words = (icon: EventIconKind, text: string, detail: string | null = null): EventWords => ({
  icon,
  text,
  detail: detail === '' ? null : detail,
});
