import { useTranslation } from 'react-i18next';
import css from './CaptureLine.module.css';
import type { Completion, Option } from './completion.ts';

/** What could complete the word at the cursor. The box keeps the focus; its keys choose. */
export function Completions({
  completion,
  picked,
  onPick,
}: {
  readonly completion: Completion;
  readonly picked: number;
  readonly onPick: (option: Option) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={css.options} role="listbox" aria-label={t('bridge.line.options')}>
      {completion.options.map((option, index) => (
        <div
          key={option.label}
          role="option"
          tabIndex={-1}
          aria-selected={index === picked}
          className={css.option}
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(option);
          }}
        >
          <span>{option.label}</span>
          <span className={css.optionDetail}>{option.detail}</span>
        </div>
      ))}
    </div>
  );
}
