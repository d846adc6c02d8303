import { Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { Prompt } from '../../../shared/views/prompts.ts';
import { t as say } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { useShortcuts } from '../../ui/keys.ts';
import { dismissedPrompts, keepDismissed, promptKey } from './dismissed.ts';
import css from './prompts.module.css';

/** What a prompt leads to: what the bridge calls it, and how to do it. */
export interface PromptAct {
  readonly label: string;
  readonly run: () => void;
}

/** Keys of the strip, shown on its buttons. */
const ACT = 'Alt+Shift+K';
const DISMISS = 'Alt+Shift+H';

/** What the policy suggests to somebody who looks at the incident as it stands: one quiet line, acted on or put aside. */
export function PromptStrip({
  stream,
  prompts,
  actFor,
}: {
  readonly stream: StreamId;
  readonly prompts: readonly Prompt[];
  readonly actFor: (prompt: Prompt) => PromptAct | null;
}) {
  const { t } = useTranslation();
  const [aside, setAside] = useState(() => dismissedPrompts(stream));
  const shown = prompts.filter((prompt) => !aside.has(promptKey(prompt)));
  const [first] = shown;
  const act = first ? actFor(first) : null;
  const dismiss = () => {
    if (!first) return;
    const next = new Set(aside).add(promptKey(first));
    keepDismissed(stream, next);
    setAside(next);
  };
  useShortcuts(
    t('bridge.keys.commands'),
    [
      { key: ACT, label: t('prompts.keys.act'), run: () => act?.run() },
      { key: DISMISS, label: t('prompts.keys.dismiss'), run: dismiss },
    ],
    first !== undefined,
  );
  if (!first) return null;
  return (
    <div className={css.strip} role="status">
      <Lightbulb size={14} aria-hidden className={css.icon} />
      <span className={css.says} title={sentence(first)}>
        <span className={css.label}>{t('prompts.label')}</span> {sentence(first)}
      </span>
      {shown.length > 1 && <span className={css.more}>{t('prompts.more', { count: shown.length - 1 })}</span>}
      {act && (
        <Button small shortcut={ACT} onClick={act.run}>
          {act.label}
        </Button>
      )}
      <Button small kind="quiet" shortcut={DISMISS} onClick={dismiss}>
        {t('prompts.dismiss')}
      </Button>
    </div>
  );
}

const sentence = ({ code, params }: Prompt): string =>
  say(`prompts.says.${code}`, { count: 0, days: '', refs: '', ...params });
