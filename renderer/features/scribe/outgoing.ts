import type { IncidentCommand } from '../../../shared/incident/command.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { amended, type GrammarContext, parseCapture } from './grammar.ts';
import type { Outgoing } from './line-state.ts';

/** The note that `s/old/new/` speaks of: the last own one that was not struck. */
export interface OwnNote {
  readonly id: EventId;
  readonly text: string;
}

export type Ready =
  | { readonly ok: true; readonly command: IncidentCommand; readonly occurredAt: Instant }
  | { readonly ok: false; readonly rejection: Rejection };

/** The command a line stands for. Only an amendment is judged here: its note must exist and hold the old words. */
export function commandOf(
  outgoing: Outgoing,
  context: Omit<GrammarContext, 'startedAt'>,
  lastNote: OwnNote | null,
): Ready {
  const { line, startedAt, rationale, amends } = outgoing;
  if (amends !== null)
    return {
      ok: true,
      command: { type: 'amendEntry', entry: amends, text: line.trim() },
      occurredAt: startedAt,
    };
  const capture = parseCapture(line, { ...context, startedAt });
  const occurredAt = capture.occurredAt ?? startedAt;
  const ready = (command: IncidentCommand): Ready => ({ ok: true, command, occurredAt });
  switch (capture.kind) {
    case 'empty':
      return refused('text.missing', { field: 'entry' });
    case 'note':
    case 'followUp':
    case 'progress':
      return ready({
        type: 'addEntry',
        kind: capture.kind === 'followUp' ? 'followUp' : 'note',
        text: capture.text,
        progress: capture.kind === 'progress',
      });
    case 'decision':
      return ready({
        type: 'makeDecision',
        decision: null,
        text: capture.text,
        rationale: rationale ?? '',
        options: [],
        risk: null,
        decidedBy: capture.decidedBy,
      });
    case 'question':
      // A box without an end is refused by the console: it closes the moment it opens.
      return ready({ type: 'openDecision', question: capture.text, until: capture.until ?? occurredAt });
    case 'action':
      return ready({
        type: 'addAction',
        text: capture.text,
        owner: capture.owner,
        due: capture.due,
        permanentFix: capture.permanentFix,
      });
    case 'message':
      return ready({
        type: 'sendMessage',
        kind: capture.message,
        channels: [...capture.channels],
        text: capture.text,
      });
    case 'amend': {
      if (lastNote === null) return refused('line.nothingToAmend');
      const text = amended(lastNote.text, capture);
      return text === null
        ? refused('line.notInNote', { words: capture.from })
        : ready({ type: 'amendEntry', entry: lastNote.id, text });
    }
  }
}

const refused = (code: string, params: Rejection['params'] = {}): Ready => ({
  ok: false,
  rejection: { code, params },
});
