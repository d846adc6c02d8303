import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import { type InvestigationStep, investigationSteps } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { EvidenceLinks } from '../../command/EvidenceLinks.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './investigation.module.css';
import { readLinks } from './links.ts';

/** INT-INVESTIGATE: what a step found, with links to logs, metrics, dashboards and vendor tickets; a step may find again. */
export function FindingDialog({
  scope,
  step: first,
  onClose,
}: {
  readonly scope: Scope;
  readonly step?: InvestigationStep | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, pack, directory } = scope;
  const [step, setStep] = useState<InvestigationStep>(
    () =>
      first ??
      investigationSteps.find((one) => !incident.findings.some((finding) => finding.step === one)) ??
      'rootCause',
  );
  const [finding, setFinding] = useState('');
  const [addresses, setAddresses] = useState('');
  const read = readLinks(addresses);
  const earlier = incident.findings.filter((one) => one.step === step);
  return (
    <CommandDialog
      scope={scope}
      title={t('investigation.dialog.title')}
      description={t('investigation.dialog.progress')}
      act={{
        label: t('investigation.dialog.act'),
        command: () =>
          read.ok ? { type: 'completeInvestigationStep', step, finding, links: [...read.links] } : null,
      }}
      when
      behalf
      onClose={onClose}
    >
      <TextArea label={t('investigation.dialog.finding')} value={finding} onChange={setFinding} autoFocus />
      <TextArea
        label={t('investigation.dialog.links')}
        value={addresses}
        onChange={setAddresses}
        rows={1}
        hint={t('investigation.dialog.linksHint')}
        error={read.ok ? null : t('investigation.dialog.badLink', { line: read.line })}
      />
      <Select
        label={t('investigation.dialog.step')}
        value={step}
        options={investigationSteps.map((value) => ({ value, label: pack.investigationSteps[value] }))}
        onChange={setStep}
      />
      {earlier.length > 0 && (
        <div className={css.earlier}>
          <p className={css.heading}>{t('investigation.dialog.earlier')}</p>
          <ul>
            {earlier.map((one) => (
              <li key={one.id}>
                <TimeOf at={one.at} localOnly bare /> {one.text}{' '}
                <span className={css.quiet}>{shortName(personName(directory, one.by))}</span>{' '}
                <EvidenceLinks links={one.links} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </CommandDialog>
  );
}
