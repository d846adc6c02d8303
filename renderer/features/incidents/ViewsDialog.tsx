import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SAVED_VIEWS, type SavedView } from '../../../shared/views/saved-views.ts';
import { setSavedViews } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import css from './filters.module.css';
import { nameView, useListState } from './list-state.ts';
import type { Views } from './views.ts';

/** Saves what the list shows under a name, and keeps the saved ones in order. */
export function ViewsDialog({ views, onClose }: { readonly views: Views; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onClose={onClose} title={t('incidents.views.title')} description={t('incidents.views.text')}>
      <Content views={views} onClose={onClose} />
    </Dialog>
  );
}

function Content({
  views: { all, saved, current, changed },
  onClose,
}: {
  readonly views: Views;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const filter = useListState((state) => state.filter);
  const sort = useListState((state) => state.sort);
  const [name, setName] = useState('');
  const [deleted, setDeleted] = useState<{ readonly view: SavedView; readonly at: number } | null>(null);
  const [failed, setFailed] = useState(false);
  const isTaken = (wanted: string, by?: string) =>
    all.some((view) => view.id !== by && view.name.toLowerCase() === wanted.trim().toLowerCase());
  const full = saved.length >= MOST_SAVED_VIEWS;

  const keep = async (next: readonly SavedView[]): Promise<boolean> => {
    const kept = await setSavedViews(next).then(
      () => true,
      () => false,
    );
    setFailed(!kept);
    return kept;
  };
  const save = async () => {
    const id = crypto.randomUUID();
    if (name.trim() === '' || isTaken(name) || full) return;
    if (!(await keep([...saved, { id, name: name.trim(), filter, sort }]))) return;
    nameView(id);
    onClose();
  };
  const update = async (id: string) => {
    if (await keep(saved.map((view) => (view.id === id ? { ...view, filter, sort } : view)))) onClose();
  };
  const rename = (id: string, to: string) =>
    void keep(saved.map((view) => (view.id === id ? { ...view, name: to } : view)));
  const remove = async (view: SavedView) => {
    const at = saved.indexOf(view);
    if (await keep(saved.filter((one) => one !== view))) setDeleted({ view, at });
  };
  const putBack = async () => {
    if (deleted && (await keep(saved.toSpliced(deleted.at, 0, deleted.view)))) setDeleted(null);
  };
  const own = saved.find(({ id }) => id === current?.id);

  return (
    <div className={css.viewsDialog}>
      {failed && <Notice kind="breached">{t('incidents.views.notKept')}</Notice>}
      <form
        className={css.saving}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('incidents.views.name')}
          value={name}
          maxLength={60}
          disabled={full}
          error={
            full
              ? t('incidents.views.tooMany', { count: MOST_SAVED_VIEWS })
              : isTaken(name)
                ? t('incidents.views.nameTaken')
                : null
          }
          onChange={setName}
        />
        <Button type="submit" kind="primary" disabled={full || name.trim() === '' || isTaken(name)}>
          {t('incidents.views.save')}
        </Button>
      </form>
      {own && changed && (
        <Button onClick={() => void update(own.id)}>{t('incidents.views.update', { name: own.name })}</Button>
      )}
      <h3 className={css.savedTitle}>{t('incidents.views.saved')}</h3>
      {saved.length === 0 && <p className={css.quiet}>{t('incidents.views.none')}</p>}
      <ul className={css.savedList}>
        {saved.map((view) => (
          <li key={view.id} className={css.savedView}>
            <Renaming
              view={view}
              isTaken={(wanted) => isTaken(wanted, view.id)}
              onRename={(to) => rename(view.id, to)}
            />
            <Button kind="quiet" onClick={() => void remove(view)}>
              {t('incidents.views.delete')}
            </Button>
          </li>
        ))}
      </ul>
      {deleted && (
        <Notice
          kind="done"
          acts={
            <Button small onClick={() => void putBack()}>
              {t('incidents.views.undo')}
            </Button>
          }
        >
          {t('incidents.views.deleted', { name: deleted.view.name })}
        </Notice>
      )}
    </div>
  );
}

/** Written down when the field is left or Enter is pressed; an empty name leaves the one there was. */
function Renaming({
  view: { name: before },
  isTaken,
  onRename,
}: {
  readonly view: SavedView;
  readonly isTaken: (name: string) => boolean;
  readonly onRename: (name: string) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(before);
  const finish = () => {
    const wanted = name.trim();
    if (wanted === '' || isTaken(wanted)) setName(before);
    else if (wanted !== before) onRename(wanted);
  };
  return (
    <TextField
      label={t('incidents.views.rename', { name: before })}
      labelHidden
      value={name}
      maxLength={60}
      error={isTaken(name) ? t('incidents.views.nameTaken') : null}
      onChange={setName}
      onBlur={finish}
      onKeyDown={({ key }) => key === 'Enter' && finish()}
    />
  );
}
