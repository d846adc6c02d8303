import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdersOf } from '../../../shared/directory/offices.ts';
import { type Directory, personName } from '../../../shared/directory/state.ts';
import { type Adoption, type PolicyRegister, packOf, packSourceOf } from '../../../shared/policy/register.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { useConsole } from '../../bridge/store.ts';
import { Button } from '../../ui/Button.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { dateText, machineZone } from '../../ui/zoned.ts';
import { Changes } from './Changes.tsx';
import { differences } from './DraftChanges.tsx';
import type { Draft } from './draft.ts';
import css from './policy.module.css';

/** Every version ever put in force: who did it and when, what it changed, and the way back to edit from it. */
export function Versions({ onEdit }: { readonly onEdit: (source: Draft) => void }) {
  const { t } = useTranslation();
  const policy = useConsole((state) => state.policy);
  const directory = useConsole((state) => state.directory);
  const inForce = usePackInForce();
  const [compared, setCompared] = useState<number | null>(null);
  const adoptions = policy.adoptions;
  const before = compared === null ? undefined : adoptions[compared - 1];
  const after = compared === null ? undefined : adoptions[compared];
  const now = Date.now();
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('policy.versions.version')}</th>
            <th scope="col">{t('policy.versions.when')}</th>
            <th scope="col">{t('policy.versions.who')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('policy.versions.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {adoptions
            .map((adoption, index) => {
              const { id, version, at, by, approvedBy, effectiveAt } = adoption;
              const source = packSourceOf(policy, adoption);
              const unapproved = missingApproval(directory, policy, adoption);
              return (
                <tr key={`${id}@${version}`} aria-current={index === compared || undefined}>
                  <td className="figures">
                    {id} {version}
                    {inForce?.id === id && inForce.version === version && (
                      <b className={css.now}>{t('policy.versions.inForce')}</b>
                    )}
                    {effectiveAt !== null && effectiveAt > now && (
                      <b className={css.waits}>
                        {t('policy.versions.waits', { date: dateText(effectiveAt, machineZone) })}
                      </b>
                    )}
                  </td>
                  <td>
                    <TimeOf at={at} localOnly />
                  </td>
                  <td>
                    {directory.people.has(by) ? personName(directory, by) : t('policy.versions.product')}
                    {approvedBy !== null && (
                      <span className={css.muted}>
                        {' '}
                        {t('policy.versions.approvedBy', { name: personName(directory, approvedBy) })}
                      </span>
                    )}
                    {unapproved !== null && (
                      <span className={css.muted}>
                        {' '}
                        {t('policy.versions.unapproved', { office: unapproved })}
                      </span>
                    )}
                  </td>
                  <td className={css.actCell}>
                    {index > 0 && (
                      <Button small kind="quiet" onClick={() => setCompared(index)}>
                        {t('policy.versions.compare')}
                        <span className="visually-hidden"> {version}</span>
                      </Button>
                    )}
                    <Button small kind="quiet" onClick={() => source && onEdit(source)}>
                      {t('policy.versions.edit')}
                      <span className="visually-hidden"> {version}</span>
                    </Button>
                  </td>
                </tr>
              );
            })
            .toReversed()}
        </tbody>
      </table>
      {before && after && (
        <section className={css.compared}>
          <h2 className={css.subtitle}>
            {t('policy.versions.from', { before: before.version, after: after.version })}
          </h2>
          <Changes
            changes={differences(packSourceOf(policy, before), packSourceOf(policy, after))}
            nothing={t('policy.diff.none')}
          />
        </section>
      )}
    </>
  );
}

/** The office whose word an adoption was to be and was not; null where it was, and where the product brought the pack. */
function missingApproval(directory: Directory, register: PolicyRegister, adoption: Adoption): string | null {
  const pack = packOf(register, adoption);
  const approver = adoption.approvedBy ?? adoption.by;
  if (!pack || !directory.people.has(approver)) return null;
  const isHeld = holdersOf(directory, pack.approver, [], adoption.at).includes(approver);
  return isHeld ? null : (pack.offices[pack.approver] ?? pack.approver);
}
