import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Path, pathText } from './draft.ts';
import { useEdit } from './edit.ts';
import css from './policy.module.css';

/** GEN-PACK: the pack allows more here than the policy does. It may, and it is flagged. */
export function Looser({ path }: { readonly path: Path }) {
  const { t } = useTranslation();
  const { looser } = useEdit();
  const says = looser.get(pathText(path));
  if (says === undefined) return null;
  return (
    <span className={css.looser}>
      <TriangleAlert size={12} aria-hidden /> {t('policy.limits.looser', { says })}
    </span>
  );
}
