import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useShortcutSheet } from '../ui/keys.ts';
import css from './app.module.css';

/** Every key that works where one stands. */
export function ShortcutSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const groups = useShortcutSheet();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('shell.sheet.title')}
      description={t('shell.sheet.note')}
      size="large"
    >
      <div className={css.sheet}>
        {groups.map(({ group, shortcuts }) => (
          <section key={group}>
            <h3 className={css.sheetGroup}>{group}</h3>
            <dl>
              {shortcuts.map(({ key, label }) => (
                <div key={key + label} className={css.sheetKey}>
                  <dt>
                    <Kbd keys={key} />
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
