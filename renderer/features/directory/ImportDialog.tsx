import { type ChangeEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryEntries } from '../../../shared/directory/command.ts';
import { entryKinds } from '../../../shared/directory/entries.ts';
import type { Changes } from '../../../shared/directory/exchange/changes.ts';
import type { ExchangeProblem } from '../../../shared/directory/exchange/problem.ts';
import { type CsvKind, csvKinds } from '../../../shared/directory/exchange/tables.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import css from './directory.module.css';
import { fileKind } from './file-kind.ts';
import { FILE_LIMIT, type Import, readImport, textOf } from './import-file.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** More than anybody looks through, or corrects in one go. */
const SHOWN = 200;

interface File {
  readonly text: Result<string, readonly ExchangeProblem[]>;
  readonly kind: 'json' | CsvKind;
}

/** A file is read whole and shown before anything is taken: what would change, or every line to be corrected. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const pack = usePackInForce();
  const [file, setFile] = useState<File | null>(null);
  // Thousands of lines are not read again while somebody looks at them.
  const read = useMemo((): Result<Import, readonly ExchangeProblem[]> | null => {
    if (file === null) return null;
    if (!file.text.ok) return file.text;
    const offices = pack ? new Set(Object.keys(pack.offices)) : null;
    return readImport(file.text.value, file.kind, directory, { occurredAt: Date.now(), offices });
  }, [file, directory, pack]);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    if (!chosen) return;
    // Of a file that is too large no more is read than shows it.
    const text = textOf(new Uint8Array(await chosen.slice(0, FILE_LIMIT + 1).arrayBuffer()));
    setFile({ text, kind: text.ok ? fileKind(chosen.name, text.value) : 'json' });
  };

  return (
    <SaveDialog
      title={t('directory.import.title')}
      label={t('directory.import.act')}
      size="large"
      ready={read?.ok === true && read.value.command !== null}
      command={() => (read?.ok && read.value.command) || { missing: t('directory.missing.file') }}
      onClose={() => onClose()}
    >
      <p className={css.muted}>{t('directory.import.why')}</p>
      <input
        type="file"
        className={css.file}
        accept=".csv,.tsv,.txt,.json,text/csv,application/json"
        aria-label={t('directory.import.file')}
        onClick={({ currentTarget }) => {
          // The same file is chosen again once it is corrected; without this that would be no change.
          currentTarget.value = '';
        }}
        onChange={(event) => void choose(event)}
      />
      {file?.text.ok && (
        <Select
          label={t('directory.import.kind')}
          value={file.kind}
          options={(['json', ...csvKinds] as const).map((value) => ({
            value,
            label: t(`directory.export.${value}`),
          }))}
          onChange={(kind) => setFile({ ...file, kind })}
        />
      )}
      {read?.ok && <Preview changes={read.value.changes} />}
      {read && !read.ok && <Problems problems={read.rejection} />}
    </SaveDialog>
  );
}

/** What would come in or change; what the file says as the directory has it is passed over. */
function Preview({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const counted = (entries: DirectoryEntries): string =>
    entryKinds
      .filter((kind) => entries[kind].length > 0)
      .map((kind) => `${t(`directory.kinds.${kind}`)} ${entries[kind].length}`)
      .join(', ');
  const ways = (['added', 'changed'] as const).map((way) => ({ way, what: counted(changes[way]) }));
  const said = ways.filter(({ what }) => what !== '');
  if (said.length === 0) return <Notice kind="info">{t('directory.import.same')}</Notice>;
  const rows = ways.flatMap(({ way }) =>
    entryKinds.flatMap((kind) =>
      changes[way][kind].map((entry) => {
        const who = 'person' in entry ? personName(directory, entry.person) : null;
        const name =
          'name' in entry ? entry.name : [who, 'office' in entry && entry.office].filter(Boolean).join(', ');
        return { key: `${kind}/${entry.id}`, way, kind, name };
      }),
    ),
  );
  return (
    <>
      <Notice kind="info">
        {t('directory.import.ready')}{' '}
        {said.map(({ way, what }) => t(`directory.import.${way}`, { what })).join(' ')}
      </Notice>
      <div className={css.problems}>
        <table className={css.table}>
          <tbody>
            {rows.slice(0, SHOWN).map(({ key, way, kind, name }) => (
              <tr key={key}>
                <td className={css.place}>{t(`directory.import.${way}One`)}</td>
                <td>{name}</td>
                <td className={css.muted}>{t(`directory.kinds.${kind}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && (
        <p className={css.muted}>{t('directory.import.more', { count: rows.length - SHOWN })}</p>
      )}
    </>
  );
}

/** Every problem with its line and column, or its path; nothing was taken and the directory stands as it was. */
function Problems({ problems }: { readonly problems: readonly ExchangeProblem[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice kind="warned">{t('directory.import.refused', { count: problems.length })}</Notice>
      <div className={css.problems}>
        <table className={css.table}>
          <tbody>
            {problems.slice(0, SHOWN).map(({ place, rejection }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two problems may read the same; their order never changes.
              <tr key={index}>
                <td className={`figures ${css.place}`}>
                  {'line' in place
                    ? `${t('directory.import.line', { line: place.line })}${place.column === null ? '' : ` · ${place.column}`}`
                    : place.path || t('directory.import.whole')}
                </td>
                <td>{describeRejection(rejection)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > SHOWN && (
        <p className={css.muted}>{t('directory.import.more', { count: problems.length - SHOWN })}</p>
      )}
    </>
  );
}
