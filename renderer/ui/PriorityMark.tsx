import { useTranslation } from 'react-i18next';
import type { Priority } from '../../shared/policy/vocabulary.ts';
import css from './PriorityMark.module.css';

/** P1 to P4 by weight, not by colour: colour is kept for deadlines. */
export function PriorityMark({
  priority,
  large = false,
}: {
  readonly priority: Priority | null;
  readonly large?: boolean;
}) {
  const { t } = useTranslation();
  if (priority === null)
    return (
      <span
        className={css.mark}
        data-priority="none"
        data-large={large || undefined}
        title={t('common.notClassified')}
      >
        P?
      </span>
    );
  return (
    <span className={css.mark} data-priority={priority} data-large={large || undefined}>
      {priority}
    </span>
  );
}
