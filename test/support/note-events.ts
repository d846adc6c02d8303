import type { Envelope } from '../../shared/kernel/envelope.ts';
import { hlcOf } from '../../shared/kernel/hlc.ts';
import type { CommandId, DeviceId, EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { upcast } from '../../shared/protocol/upcast.ts';

const body = (n: number) => ({
  kind: 'note',
  text: `Line ${n}: error rate on token issue is being watched`,
  progress: false,
});

const BEGIN: Instant = 1_772_445_600_000;

/**
 * A declared and classified P1 followed by notes, one every second: `length` events in fold order. Incidents of other
 * numbers follow on the same device's chain.
 */
export function noteEvents(length: number, incident = 0): readonly Envelope[] {
  const start = BEGIN + incident * length * 1_000;
  return Array.from({ length }, (_, index) =>
    // As a journal hands them over: lifted to what the fold reads today.
    upcast(envelope(index, start, incident * length + index, incident)),
  );
}

function envelope(index: number, start: Instant, serial: number, incident: number): Envelope {
  const at = start + index * 1_000;
  return {
    id: `0195d3a0-0000-7000-8000-${String(serial).padStart(12, '0')}` as EventId,
    stream: `incident/0195d3a0-0000-7000-8000-${String(incident).padStart(12, '0')}` as StreamId,
    v: 1,
    commandId: `0195d3a0-0000-7000-9000-${String(serial).padStart(12, '0')}` as CommandId,
    deviceId: 'bench' as DeviceId,
    dseq: serial + 1,
    hlc: hlcOf(at, 0),
    basedOn: {},
    actor: { person: 'a-mensah' as PersonId, held: ['IC'] },
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
  services: ['digital-identity'],
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
