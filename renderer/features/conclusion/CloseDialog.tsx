import { Square, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOf } from '../../../shared/incident/command.ts';
import { closureCriteria, missingForClosure } from '../../../shared/incident/decide/conclusion.ts';
import { type UserConfirmation, userConfirmations } from '../../../shared/policy/vocabulary.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import css from './CloseDialog.module.css';

/** CLO-CRITERIA, CLO-DOCS: what closing needs, what of it is missing, and the final words of the record. */
export function CloseDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident } = scope;
  const byUsers = incident.method === 'user report';
  const [said, setSaid] = useState<Omit<CommandOf<'close'>, 'type'>>({
    rootCause: '',
    lessons: '',
    serviceNormal: false,
    slaAcceptable: false,
    userConfirmation: 'not reported by users',
    recurring: false,
    handOff: '',
  });
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change });
  const command: CommandOf<'close'> = { type: 'close', ...said };
  const missing = missingForClosure(incident, command);
  const confirmations = byUsers
    ? userConfirmations
    : userConfirmations.filter((one) => one === 'not reported by users');
  const concerning = closureCriteria.filter(
    (criterion) =>
      (criterion !== 'userConfirmation' || byUsers) &&
      (criterion !== 'permanentFix' || incident.resolution?.kind === 'workaround') &&
      (criterion !== 'handOff' || said.recurring) &&
      (criterion !== 'standDown' || incident.warRooms.length > 0),
  );
  return (
    <CommandDialog
      scope={scope}
      size="large"
      title={t('bridge.close.title')}
      description={t('bridge.close.final')}
      act={{ label: t('bridge.close.title'), command: () => command }}
      behalf
      onClose={onClose}
    >
      <div className={css.columns}>
        <div className={css.fields}>
          <TextArea
            label={t('bridge.close.rootCause')}
            hint={t('bridge.close.provisional')}
            value={said.rootCause}
            onChange={(rootCause) => set({ rootCause })}
            autoFocus
          />
          <TextArea
            label={t('bridge.close.lessons')}
            value={said.lessons}
            onChange={(lessons) => set({ lessons })}
          />
          <Checkbox
            label={t('bridge.close.serviceNormal')}
            checked={said.serviceNormal}
            onChange={(serviceNormal) => set({ serviceNormal })}
          />
          <Checkbox
            label={t('bridge.close.slaAcceptable')}
            checked={said.slaAcceptable}
            onChange={(slaAcceptable) => set({ slaAcceptable })}
          />
          {byUsers && (
            <Select
              label={t('bridge.close.userConfirmation')}
              value={said.userConfirmation}
              options={confirmations.map((value: UserConfirmation) => ({
                value,
                label: t(`bridge.close.confirmations.${value}`),
              }))}
              onChange={(userConfirmation) => set({ userConfirmation })}
            />
          )}
          <Checkbox
            label={t('bridge.close.recurring')}
            checked={said.recurring}
            onChange={(recurring) => set({ recurring })}
          />
          {said.recurring && (
            <TextArea
              label={t('bridge.close.handOff')}
              rows={1}
              value={said.handOff}
              onChange={(handOff) => set({ handOff })}
            />
          )}
        </div>
        <ul className={css.criteria} aria-label={t('bridge.close.criteria')}>
          {concerning.map((criterion) => {
            const open = missing.includes(criterion);
            const Icon = open ? Square : SquareCheck;
            return (
              <li key={criterion} data-open={open || undefined}>
                <Icon size={14} aria-label={t(open ? 'bridge.close.missing' : 'bridge.close.there')} />
                {t(`bridge.close.names.${criterion}`)}
              </li>
            );
          })}
        </ul>
      </div>
    </CommandDialog>
  );
}
