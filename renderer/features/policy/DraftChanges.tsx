import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import bundled from '../../../resources/policy/default.json';
import { diffPacks } from '../../../shared/policy/diff.ts';
import { packSourceOf } from '../../../shared/policy/register.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Select } from '../../ui/Select.tsx';
import { Changes } from './Changes.tsx';
import { takenBack } from './draft.ts';
import { type Edit, useEdit } from './edit.ts';
import css from './policy.module.css';

/** The draft held against the version in force, the pack that ships, or any other version; each change can be taken back. */
export function DraftChanges({ onChange }: { readonly onChange: (draft: Edit['draft']) => void }) {
  const { t } = useTranslation();
  const { draft, looser } = useEdit();
  const policy = useConsole((state) => state.policy);
  const inForce = usePackInForce();
  const [against, setAgainst] = useState('inForce');
  const others = policy.adoptions.filter(
    ({ id, version }) => id !== inForce?.id || version !== inForce.version,
  );
  const other = others.find(({ id, version }) => against === `${id}@${version}`);
  const source =
    against === 'default' ? bundled : (other ?? inForce) && packSourceOf(policy, other ?? (inForce as never));
  const changes = useMemo(() => differences(source, draft), [source, draft]);
  return (
    <>
      <div className={css.narrow}>
        <Select
          label={t('policy.diff.against')}
          value={against}
          options={[
            { value: 'inForce', label: t('policy.diff.inForce', inForce ?? { id: '', version: '' }) },
            {
              value: 'default',
              label: t('policy.diff.default', { id: bundled.id, version: bundled.version }),
            },
            ...others
              .map(({ id, version }) => ({ value: `${id}@${version}`, label: `${id} ${version}` }))
              .toReversed(),
          ]}
          onChange={setAgainst}
        />
      </div>
      <Changes
        changes={changes}
        nothing={t(against === 'inForce' ? 'policy.noChanges' : 'policy.diff.none')}
        looser={looser}
        onTakeBack={(place) => onChange(takenBack(draft, source, place))}
      />
    </>
  );
}

/** What differs besides the version, which every draft raises. */
export const differences = (before: unknown, after: unknown) =>
  diffPacks(before, after).filter(({ path }) => path !== 'version');
