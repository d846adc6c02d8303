import { z } from 'zod';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import { type Instant, instantFrom } from '../kernel/time.ts';

/**
 * An incident to play again: published facts (`entries`, not read here) and the commands to send, as in
 * `resources/drills/*.json`. Times are RFC 3339; `by` is the office of the person who acts.
 */
const at = z.string().transform((text, context): Instant => {
  const instant = instantFrom(text);
  if (instant !== null) return instant;
  context.addIssue({ code: 'custom', message: 'must be a time such as 2019-07-02T13:45:00Z' });
  return z.NEVER;
});

const name = z.string().min(1);
const step = { at, by: name, assumed: z.boolean().optional() };
const text = z.string();

const command = z.discriminatedUnion('command', [
  z.strictObject({
    ...step,
    command: z.literal('declare'),
    title: text,
    service: name,
    detectedAt: at,
    occurredAt: at,
    source: z.enum(['monitoring', 'user report', 'staff observation', 'external notification']),
    priority: z.enum(['P1', 'P2', 'P3', 'P4']),
    impact: text,
  }),
  z.strictObject({ ...step, command: z.literal('acknowledge') }),
  z.strictObject({
    ...step,
    command: z.literal('note'),
    occurredAt: at.optional(),
    text,
    progress: z.boolean().optional(),
  }),
  z.strictObject({
    ...step,
    command: z.literal('triageStep'),
    step: z.enum(['validated', 'impact assessed', 'services and dependencies', 'assigned']),
  }),
  z.strictObject({
    ...step,
    command: z.literal('activateStep'),
    step: z.enum([
      'P1 declared',
      'bridge opened',
      'key personnel paged',
      'executives notified',
      'citizen communication initiated',
    ]),
  }),
  z.strictObject({
    ...step,
    command: z.literal('appoint'),
    role: z.enum(['Incident Commander', 'Technical Lead', 'Communications Lead', 'Scribe', 'Agency Liaison']),
    person: name,
  }),
  z.strictObject({
    ...step,
    command: z.literal('messageSent'),
    channels: z.array(name),
    kind: z.literal('restoration').optional(),
    text,
  }),
  z.strictObject({ ...step, command: z.literal('bridgeStatus'), text }),
  z.strictObject({ ...step, command: z.literal('decide'), text, rationale: text }),
  z.strictObject({ ...step, command: z.literal('addAction'), id: name, text, owner: name, due: at }),
  z.strictObject({ ...step, command: z.literal('completeAction'), id: name }),
  z.strictObject({
    ...step,
    command: z.literal('reclassify'),
    to: z.enum(['P1', 'P2', 'P3', 'P4']),
    reason: text,
    impactChangedAt: at,
    approvedBy: name,
  }),
  z.strictObject({
    ...step,
    command: z.literal('resolve'),
    kind: z.enum(['workaround', 'fix', 'rollback', 'failover', 'scale']),
    restoredAt: at,
    text,
  }),
  z.strictObject({ ...step, command: z.literal('approveResolution') }),
  z.strictObject({ ...step, command: z.literal('scheduleReview'), heldAt: at, facilitator: name }),
  z.strictObject({
    ...step,
    command: z.literal('standDown'),
    criterion: z.literal('service restored to acceptable level'),
  }),
  z.strictObject({ ...step, command: z.literal('close'), rootCause: text, lessons: text }),
]);

const drillSchema = z.object({
  title: text,
  source: text,
  zone: name,
  services: z.array(z.strictObject({ name, tier: z.number().int().min(1).max(4) })).min(1),
  people: z.array(z.strictObject({ name, office: name })).min(1),
  commands: z.array(command).min(1),
});

export type Drill = z.infer<typeof drillSchema>;
export type DrillCommand = z.infer<typeof command>;

/** The drill, or the first place where the file is not one. */
export function parseDrill(
  source: unknown,
): Result<Drill, { readonly path: string; readonly reason: string }> {
  const parsed = drillSchema.safeParse(source);
  if (parsed.success) return accepted(parsed.data);
  const [issue] = parsed.error.issues;
  return rejected({ path: issue?.path.join('.') ?? '', reason: issue?.message ?? 'is not a drill' });
}
