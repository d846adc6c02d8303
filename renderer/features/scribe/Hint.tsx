import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { holderOf } from '../../../shared/incident/state.ts';
import { lengthText } from '../../../shared/views/countdown.ts';
import type { Scope } from '../../bridge/scope.ts';
import { machineZone, momentText } from '../../ui/zoned.ts';
import css from './CaptureLine.module.css';
import { type Capture, parseCapture } from './grammar.ts';
import type { LineState } from './line-state.ts';
import { grammarOf } from './use-line.ts';

const signs = ['!', '!?', '>', '?', '*', '~'] as const;

/** Under the line: the signs while it is empty, and what the line will be once something stands in it. */
export function Hint({
  state,
  scope,
  closed,
}: {
  readonly state: LineState;
  readonly scope: Scope;
  readonly closed: boolean;
}) {
  const { t } = useTranslation();
  const { text, decision, amends, startedAt } = state;
  if (decision) return <p>{t('bridge.line.rationaleHint')}</p>;
  if (amends) return <p>{t('bridge.line.amendHint')}</p>;
  if (closed) return <p>{t('bridge.line.closed')}</p>;
  if (text.trim() === '' || startedAt === null)
    return (
      <p className={css.signs}>
        {signs.map((sign) => (
          <span key={sign}>
            <kbd>{sign}</kbd> {t(`bridge.line.signs.${sign}`)}
          </span>
        ))}
        <span>
          <kbd>-5m</kbd> {t('bridge.line.signs.back')}
        </span>
        <span>
          <kbd>↑</kbd> {t('bridge.line.signs.recall')}
        </span>
      </p>
    );
  return (
    <Understood
      capture={parseCapture(text, { ...grammarOf(scope), startedAt })}
      scope={scope}
      now={startedAt}
    />
  );
}

/** How the console reads the line, so that a slip is seen before Enter. */
function Understood({
  capture,
  scope,
  now,
}: {
  readonly capture: Capture;
  readonly scope: Scope;
  readonly now: number;
}) {
  const { t } = useTranslation();
  const { directory, incident, pack } = scope;
  const parts: string[] = [];
  const missing: string[] = [];
  const due = (at: number) =>
    t('bridge.line.due', { at: momentText(at, machineZone, now), left: lengthText(at - now) });
  if (capture.occurredAt !== null)
    parts.push(t('bridge.line.happened', { at: momentText(capture.occurredAt, machineZone, now, true) }));
  switch (capture.kind) {
    case 'action':
      if (capture.owner === null) missing.push(t('bridge.line.needs.owner'));
      else
        parts.push(
          directory.people.has(capture.owner) ? personName(directory, capture.owner) : `@${capture.owner}?`,
        );
      if (capture.due === null) missing.push(t('bridge.line.needs.due'));
      else parts.push(due(capture.due));
      break;
    case 'question':
      if (capture.until === null) missing.push(t('bridge.line.needs.until'));
      else parts.push(due(capture.until));
      break;
    case 'decision': {
      const decider = capture.decidedBy ?? holderOf(incident, 'IC');
      if (decider) parts.push(t('bridge.line.decidedBy', { name: personName(directory, decider) }));
      break;
    }
    case 'message':
      if (capture.channels.length === 0) missing.push(t('bridge.line.needs.channels'));
      else
        parts.push(capture.channels.map((channel) => pack.channels[channel] ?? `“${channel}”?`).join(', '));
      break;
    default:
  }
  const kind = kindOf(capture);
  return (
    <p>
      <b>{t(`bridge.line.kinds.${kind}`)}</b>
      {parts.map((part) => (
        <span key={part}> · {part}</span>
      ))}
      {missing.length > 0 && (
        <span className={css.missing}> · {t('bridge.line.missing', { what: missing.join(', ') })}</span>
      )}
    </p>
  );
}

function kindOf(capture: Capture) {
  if (capture.kind === 'message' && capture.message === 'restoration') return 'restoration';
  return capture.kind === 'action' && capture.permanentFix ? 'permanentFix' : capture.kind;
}
