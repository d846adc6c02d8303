import type { Envelope } from '../../shared/kernel/envelope.ts';
import { hlcOf } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

const body = (n: number) => ({
  kind: 'note',
  text: `Line ${n}: error rate on token issue is being watched`,
  progress: false,
});

/** A declared and classified P1 followed by notes, one every second: `length` events in fold order. */
export function noteEvents(length: number, start: Instant = 1_772_445_600_000): readonly Envelope[] {
  return Array.from({ length }, (_, index) => envelope(index, start));
}

function envelope(index: number, start: Instant): Envelope {
  const at = start + index * 1_000;
  return {
    id: `0195d3a0-0000-7000-8000-${String(index).padStart(12, '0')}` as EventId,
    stream: 'incident/0195d3a0-0000-7000-8000-000000000000' as StreamId,
    v: 1,
    commandId: `command-${index}` as CommandId,
    deviceId: 'bench' as DeviceId,
    dseq: index + 1,
    hlc: hlcOf(at, 0),
    basedOn: {},
    actor: { person: 'mensah' as PersonId, held: ['IC'] },
    onBehalfOf: null,
    occurredAt: at,
    recordedAt: at,
    ...said(index, start),
  };
}

function said(index: number, start: Instant): Pick<Envelope, 'type' | 'body'> {
  if (index === 0) return { type: 'declared', body: declaration(start) };
  if (index === 1)
    return {
      type: 'classified',
      body: { answers: {}, machine: 'P1', priority: 'P1', overrideReason: null, security: false },
    };
  return { type: 'entryAdded', body: body(index) };
}

const declaration = (detectedAt: Instant) => ({
  ref: 'INC-2026-BENCH0',
  title: 'Sign-in fails for citizens in region A',
  services: ['identity'],
  tier: '1',
  impact: 'Citizens cannot sign in',
  drill: true,
  method: 'monitoring',
  reportedBy: 'Synthetic test',
  onsetAt: null,
  detectedAt,
  pack: { id: 'gaas-default', version: '1.0.0' },
  zone: 'Europe/London',
});
