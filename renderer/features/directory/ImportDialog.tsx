import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryEntries } from '../../../shared/directory/command.ts';
import { entryKinds } from '../../../shared/directory/entries.ts';
import { readDirectoryCsv } from '../../../shared/directory/exchange/directory-csv.ts';
import { readDirectoryJson } from '../../../shared/directory/exchange/directory-json.ts';
import type { ExchangeProblem } from '../../../shared/directory/exchange/problem.ts';
import { type CsvKind, csvKinds } from '../../../shared/directory/exchange/tables.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { describeRejection } from '../../wording/describe-rejection.ts';
import css from './directory.module.css';
import { fileKind } from './file-kind.ts';
import { SaveDialog } from './SaveDialog.tsx';

/** More than anybody corrects in one go. */
const SHOWN_PROBLEMS = 200;

interface File {
  readonly name: string;
  readonly text: string;
  readonly kind: 'json' | CsvKind;
}

/** A file is read whole and shown before anything is taken: what comes in, or every line to be corrected. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const directory = useConsole((state) => state.directory);
  const pack = usePackInForce();
  const [file, setFile] = useState<File | null>(null);
  const context = { occurredAt: Date.now(), offices: pack ? new Set(Object.keys(pack.offices)) : null };
  const read =
    file === null
      ? null
      : file.kind === 'json'
        ? readDirectoryJson(file.text, directory, context)
        : readDirectoryCsv(file.kind, file.text, directory, context);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    if (!chosen) return;
    const text = await chosen.text();
    setFile({ name: chosen.name, text, kind: fileKind(chosen.name, text) });
  };

  return (
    <SaveDialog
      title={t('directory.import.title')}
      label={t('directory.import.act')}
      size="large"
      ready={read?.ok === true}
      command={() =>
        read?.ok ? { type: 'importDirectory', entries: read.value } : { missing: t('directory.missing.file') }
      }
      onClose={() => onClose()}
    >
      <p className={css.muted}>{t('directory.import.why')}</p>
      <input
        type="file"
        className={css.file}
        accept=".csv,.json,text/csv,application/json"
        aria-label={t('directory.import.file')}
        onChange={(event) => void choose(event)}
      />
      {file && (
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
      {read?.ok && <Notice kind="info">{summary(read.value)}</Notice>}
      {read && !read.ok && <Problems problems={read.rejection} />}
    </SaveDialog>
  );

  function summary(entries: DirectoryEntries): string {
    const counts = entryKinds
      .filter((kind) => entries[kind].length > 0)
      .map((kind) => `${t(`directory.kinds.${kind}`)} ${entries[kind].length}`);
    return t('directory.import.ready', { what: counts.join(', ') });
  }
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
            {problems.slice(0, SHOWN_PROBLEMS).map(({ place, rejection }, index) => (
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
    </>
  );
}
