import { useEffect, useReducer, useRef } from 'react';
import { presentPeople } from '../../../shared/directory/state.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { actingPerson, type Envelope } from '../../../shared/kernel/envelope.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { isCorrectable, textOf } from '../../../shared/views/timeline.ts';
import type { Scope } from '../../bridge/scope.ts';
import { execute } from '../../bridge/store.ts';
import { machineZone } from '../../ui/zoned.ts';
import { keepDraft, loadDraft } from './draft.ts';
import type { GrammarContext } from './grammar.ts';
import { lineReducer } from './line-state.ts';
import { commandOf, type OwnNote } from './outgoing.ts';

/** What the grammar needs to know of an incident. */
export const grammarOf = ({ directory, pack }: Scope): Omit<GrammarContext, 'startedAt'> => ({
  zone: machineZone,
  people: presentPeople(directory),
  channels: pack.channels,
});

/** The capture line of an incident: its state, kept over a reload, and the sending of its lines in order. */
export function useLine(scope: Scope) {
  const { stream } = scope;
  const [state, dispatch] = useReducer(lineReducer, stream, loadDraft);
  const [next] = state.queue;
  const latest = useRef({ scope, next });
  latest.current = { scope, next };
  /** Written by this line and perhaps not folded yet: what `s/old/new/` right after it speaks of. */
  const written = useRef<OwnNote | null>(null);

  useEffect(() => keepDraft(stream, state), [stream, state]);

  // One line at a time, in order; the id says which, so that each is sent once.
  const nextId = next?.id;
  useEffect(() => {
    const { scope: now, next: outgoing } = latest.current;
    if (!outgoing || outgoing.id !== nextId) return;
    const ready = commandOf(outgoing, grammarOf(now), lastOwnNote(now.incident, now.me, written.current));
    if (!ready.ok) {
      dispatch({ type: 'answered', id: outgoing.id, rejection: ready.rejection });
      return;
    }
    const options = { occurredAt: ready.occurredAt, commandId: outgoing.id };
    void execute(stream, ready.command, options).then((answer) => {
      if (answer.ok) written.current = noteIn(answer.events) ?? written.current;
      dispatch({ type: 'answered', id: outgoing.id, rejection: answer.ok ? null : answer.rejection });
    });
  }, [stream, nextId]);

  return { state, dispatch };
}

function noteIn(events: readonly Envelope[]): OwnNote | null {
  for (const { type, id, body } of events) {
    if (type === 'entryAdded') return { id, text: (body as { readonly text: string }).text };
    if (type === 'entryAmended') {
      const { entry, text } = body as { readonly entry: OwnNote['id']; readonly text: string };
      return { id: entry, text };
    }
  }
  return null;
}

/** Of two, the one the console has just taken wins, unless it was struck since. */
function lastOwnNote(incident: Incident, me: PersonId | null, written: OwnNote | null): OwnNote | null {
  const folded = written && incident.timeline.get(written.id);
  if (written && !folded?.struck && !folded?.redacted) return written;
  return ownNotes(incident, me)[0] ?? null;
}

/** Own notes that can be amended, newest first. */
export function ownNotes(incident: Incident, me: PersonId | null): readonly OwnNote[] {
  const notes: OwnNote[] = [];
  for (let position = incident.timeline.length - 1; position >= 0 && notes.length < RECALLED; position--) {
    const entry = incident.timeline.at(position);
    if (entry && isCorrectable(entry) && actingPerson(entry.event) === me)
      notes.push({ id: entry.id, text: textOf(entry) ?? '' });
  }
  return notes;
}

const RECALLED = 20;
