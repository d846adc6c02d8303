import { investigationSteps, runningSteps, serviceRequestKinds, supportTiers } from './vocabulary.ts';

/**
 * A pack as schema 1 wrote it, as schema 2 reads it (GEN-PACK): incidents opened under it keep their clocks, and a
 * jurisdiction's own file of that time is still good. What schema 1 did not know is left empty, or where a choice is
 * asked for, neutral. Anything else, a broken pack included, is handed back for the schema to judge. Never throws.
 */
export function liftPack(source: unknown): unknown {
  if (!isFields(source) || source.schema !== 1) return source;
  const { zone, classification, standIn, ...kept } = source;
  return {
    ...unsaid,
    ...kept,
    schema: 2,
    calendar: CALENDAR,
    calendars: { [CALENDAR]: officeHours(zone) },
    classification: liftQuestions(classification),
    supportTiers: Object.fromEntries(supportTiers.map((tier) => [tier, { name: tier, office: standIn }])),
    standIn,
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const CALENDAR = 'office hours';

const hours = ['09:00-17:00'];

/** Schema 1 had no business time; this only says which zone the jurisdiction is in. */
const officeHours = (zone: unknown): Fields => ({
  name: 'Office hours',
  zone,
  week: { mo: hours, tu: hours, we: hours, th: hours, fr: hours, sa: [], su: [] },
  holidays: [],
  source: null,
  own: [],
});

const named = (ids: readonly string[]): Fields => Object.fromEntries(ids.map((id) => [id, id]));

/** Sections that came with schema 2. Without notifications, reviews and reports in the pack nothing new is owed. */
const unsaid: Fields = {
  effectiveFrom: null,
  reviewBy: null,
  runningSteps: named(runningSteps),
  investigationSteps: named(investigationSteps),
  serviceRequestKinds: named(serviceRequestKinds),
  securityProcedure: { title: 'Security incident', text: 'Follow the procedure of the jurisdiction.' },
  notifications: [],
  severalReports: 2,
  governmentWideFrom: 2,
  recurrence: { count: 3, days: 30 },
  userAnswerWithin: 'P2D',
  // Closing asks for one.
  rootCauses: { unknown: 'Not known yet' },
  templates: {},
  contacts: [],
};

/** Asked in order, the first "yes" deciding: each "no" leads to the next question, the last to what was left. */
function liftQuestions(classification: unknown): unknown {
  if (!isFields(classification) || !Array.isArray(classification.questions)) return classification;
  const { questions, otherwise } = classification as {
    readonly questions: unknown[];
    readonly otherwise: unknown;
  };
  const entries = questions.map((one, index) => {
    if (!isFields(one)) return [String(index), one] as const;
    const { id, yes, quote, clause, ...rest } = one;
    const next = questions[index + 1];
    const no = isFields(next)
      ? { ask: next.id }
      : { priority: otherwise, quote: 'Every question was answered with no.', clause: `CLS-${otherwise}` };
    return [String(id), { ...rest, yes: { priority: yes, quote, clause }, no }] as const;
  });
  return { start: entries[0]?.[0], questions: Object.fromEntries(entries) };
}
