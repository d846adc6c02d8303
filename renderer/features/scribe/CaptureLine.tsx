import { TriangleAlert } from 'lucide-react';
import {
  forwardRef,
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { presentPeople } from '../../../shared/directory/state.ts';
import type { TimelineEntry } from '../../../shared/incident/state.ts';
import { isOpen, priorityOf, statusOf } from '../../../shared/incident/state.ts';
import { textOf } from '../../../shared/views/timeline.ts';
import type { Scope } from '../../bridge/scope.ts';
import { newCommandId } from '../../bridge/store.ts';
import { useOnceShown } from '../../ui/once-shown.ts';
import { describeRejection } from '../../wording/describe-rejection.ts';
import css from './CaptureLine.module.css';
import { Completions } from './Completions.tsx';
import { type Completion, complete, completionAt, type Option } from './completion.ts';
import { parseCapture } from './grammar.ts';
import { Hint } from './Hint.tsx';
import { takeKey } from './line-keys.ts';
import { Pending } from './Pending.tsx';
import { Stamp } from './Stamp.tsx';
import { grammarOf, ownNotes, useLine } from './use-line.ts';

export interface CaptureHandle {
  focus(): void;
  /** Puts a note into the line to be corrected. */
  amend(entry: TimelineEntry): void;
  /** Begins a line with its sign, e.g. `>> ` for the permanent fix. */
  begin(text: string): void;
}

/** The scribe's line, always at hand: Enter commits and keeps the cursor (design §10). */
export const CaptureLine = memo(
  forwardRef<CaptureHandle, { readonly scope: Scope }>(function CaptureLine({ scope }, handle) {
    const { t } = useTranslation();
    const { state, dispatch } = useLine(scope);
    const box = useRef<HTMLTextAreaElement>(null);
    const [caret, setCaret] = useState(0);
    const [picked, setPicked] = useState(0);
    const [dismissed, setDismissed] = useState<string | null>(null);
    const [recalled, setRecalled] = useState(0);
    const { incident, me } = scope;

    const focus = useCallback(() => box.current?.focus({ preventScroll: true }), []);
    const place = useCallback((at: number) => {
      box.current?.setSelectionRange(at, at);
      setCaret(at);
    }, []);
    const onceShown = useOnceShown();
    // The bridge of an incident is made anew for each: the line has the focus as soon as it is there.
    useEffect(focus, [focus]);
    useImperativeHandle(
      handle,
      () => ({
        focus,
        amend(entry) {
          dispatch({ type: 'amending', entry: entry.id, text: textOf(entry) ?? '', now: Date.now() });
          focus();
        },
        begin(text) {
          dispatch({ type: 'begun', text, now: Date.now() });
          focus();
          onceShown(() => place(text.length));
        },
      }),
      [dispatch, focus, place, onceShown],
    );

    const known = useMemo(
      () => ({
        people: presentPeople(scope.directory),
        channels: scope.pack.channels,
        wanted: wantedChannels(scope),
      }),
      [scope],
    );
    const inLine = state.decision === null && state.amends === null;
    const completion = useMemo(
      () => (inLine && state.text !== dismissed ? completionAt(state.text, caret, known) : null),
      [inLine, state.text, caret, known, dismissed],
    );

    const accept = (found: Completion, option: Option) => {
      const done = complete(state.text, found, option);
      dispatch({ type: 'typed', text: done.line, now: Date.now() });
      setPicked(0);
      focus();
      onceShown(() => place(done.caret));
    };

    const commit = () => {
      if (state.text.trim() === '' && state.decision === null) return;
      const asksRationale =
        inLine &&
        parseCapture(state.text, { ...grammarOf(scope), startedAt: state.startedAt ?? Date.now() }).kind ===
          'decision';
      if (asksRationale) dispatch({ type: 'asked' });
      else dispatch({ type: 'sent', id: newCommandId(), now: Date.now() });
      setRecalled(0);
    };

    /** Up in an empty line brings back the last own note, again the one before it. */
    const recall = () => {
      const notes = ownNotes(incident, me);
      const note = notes[recalled % Math.max(1, notes.length)];
      if (!note) return;
      dispatch({ type: 'amending', entry: note.id, text: note.text, now: Date.now() });
      setRecalled(recalled + 1);
      onceShown(() => place(note.text.length));
    };

    /** The bridge itself takes the focus: single keys work there, Enter comes back. */
    const leave = () => {
      box.current?.blur();
      box.current?.closest<HTMLElement>('[data-bridge]')?.focus();
    };

    const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
      if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const option = completion?.options[picked];
      const taken = takeKey(event, {
        suggesting: completion !== null,
        move: (by) =>
          setPicked((picked + by + (completion?.options.length ?? 1)) % (completion?.options.length ?? 1)),
        accept: () => completion && option && accept(completion, option),
        dismiss: () => setDismissed(state.text),
        commit,
        recall: state.text === '' || (state.amends !== null && recalled > 0) ? recall : null,
        stepBack:
          state.decision !== null || state.amends !== null ? () => dispatch({ type: 'steppedBack' }) : null,
        empty: state.text === '' && state.decision !== null,
        leave,
      });
      if (taken) event.preventDefault();
    };

    const status = statusOf(incident);
    return (
      <div className={css.capture} data-panel="line">
        <Pending
          state={state}
          onTakeBack={(id) => dispatch({ type: 'tookBack', id })}
          onLetGo={(id) => dispatch({ type: 'letGo', id })}
        />
        {state.decision && <p className={css.held}>{state.decision.line}</p>}
        <div className={css.line}>
          <Stamp at={state.decision?.startedAt ?? state.startedAt} />
          <textarea
            ref={box}
            rows={1}
            className={css.box}
            value={state.text}
            aria-label={t(state.decision ? 'bridge.line.rationale' : 'bridge.line.label')}
            aria-describedby="line-hint"
            aria-autocomplete="list"
            aria-invalid={state.rejection !== null || undefined}
            placeholder={t(
              state.decision
                ? 'bridge.line.rationale'
                : isOpen(incident)
                  ? 'bridge.line.placeholder'
                  : 'bridge.line.placeholderClosed',
            )}
            spellCheck
            onChange={({ target }) => {
              dispatch({ type: 'typed', text: target.value, now: Date.now() });
              setCaret(target.selectionStart);
              setPicked(0);
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
            onKeyDown={keys}
          />
          {completion && (
            <Completions
              completion={completion}
              picked={picked}
              onPick={(option) => accept(completion, option)}
            />
          )}
        </div>
        <div id="line-hint" className={css.hint} aria-live="polite">
          {state.rejection ? (
            <p className={css.refused}>
              <TriangleAlert size={13} aria-hidden /> {lineRejection(state.rejection)}
            </p>
          ) : (
            <Hint state={state} scope={scope} closed={status === 'closed'} />
          )}
        </div>
      </div>
    );

    function lineRejection(rejection: NonNullable<typeof state.rejection>): string {
      if (rejection.code === 'line.nothingToAmend') return t('bridge.line.nothingToAmend');
      if (rejection.code === 'line.notInNote')
        return t('bridge.line.notInNote', { words: String(rejection.params.words) });
      return describeRejection(rejection);
    }
  }),
);

/** CLK-CITIZEN-FIRST: the channels the policy asks for under the priority in force, less those that carried one. */
function wantedChannels({ incident, pack }: Scope): readonly string[] {
  const priority = priorityOf(incident);
  const asked = (priority && pack.clocks.citizenFirst[priority]?.channels) || [];
  const open = asked.filter(
    (channel) => !incident.messages.some(({ channels }) => channels.includes(channel)),
  );
  return open.length > 0 ? open : asked;
}
