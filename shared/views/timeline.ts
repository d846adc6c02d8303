import type { Incident, TimelineEntry } from '../incident/state.ts';

export const timelineFilters = ['all', 'significant', 'decisions', 'messages'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

const significant = new Set([
  'declared',
  'classified',
  'acknowledged',
  'reclassified',
  'reclassificationApproved',
  'reclassificationRefused',
  'warRoomStoodDown',
  'decisionMade',
  'messageSent',
  'resolved',
  'resolutionApproved',
  'resolutionRefused',
  'closed',
  'reopened',
  'dismissed',
  'duplicateAttached',
  'servicesChanged',
  'timesCorrected',
  'assigned',
  'securityDeclared',
  'securityWithdrawn',
  'messagesWithheld',
  'messagesReleased',
  'redacted',
  'messagesCoordinated',
]);

const shows: Readonly<Record<TimelineFilter, (type: string) => boolean>> = {
  all: () => true,
  significant: (type) => significant.has(type),
  decisions: (type) => type === 'decisionMade' || type === 'decisionOpened',
  messages: (type) => type === 'messageSent' || type === 'messagesCoordinated',
};

/**
 * The record as it happened: by the time people say, then in fold order. A line written down later stands where it
 * belongs, so the reader sees what came before what.
 */
export function timelineView(incident: Incident, filter: TimelineFilter): readonly TimelineEntry[] {
  const entries = incident.timeline.toArray();
  const shown = filter === 'all' ? entries : entries.filter(({ event }) => shows[filter](event.type));
  // Entries stand in fold order; a stable sort keeps it among equals and is cheap where little is out of place.
  return shown.sort((a, b) => a.event.occurredAt - b.event.occurredAt);
}

/** WAR-BRIDGE: only what a person typed may be corrected; everything else corrects itself by a further event. */
export const isCorrectable = ({ event, struck, redacted }: TimelineEntry): boolean =>
  event.type === 'entryAdded' && !struck && !redacted;

/** What may still have words to take: `decide` says whether it has. */
export const isRedactable = ({ event, redacted }: TimelineEntry): boolean =>
  event.type !== 'redacted' && !redacted;

/** The text of a line as last corrected; null for events that carry none of their own. */
export function textOf(entry: TimelineEntry): string | null {
  const { text } = entry.event.body as { readonly text?: string };
  return entry.amendments.at(-1)?.text ?? text ?? null;
}
