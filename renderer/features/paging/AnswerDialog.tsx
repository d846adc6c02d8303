import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../../shared/directory/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { isWaiting, waitingPage } from './chain.ts';

/** NTF-PAGE: somebody who was paged has answered; the time can be an earlier one. */
export function AnswerDialog({
  scope,
  page,
  onClose,
}: {
  readonly scope: Scope;
  readonly page?: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const open = incident.pages.filter(isWaiting);
  const [chosen, setChosen] = useState<string>(page ?? waitingPage(incident)?.id ?? '');
  if (open.length === 0)
    return (
      <Dialog open onClose={onClose} title={t('bridge.commands.answerPage')} size="small">
        <EmptyState compact title={t('bridge.paging.noneWaiting')} />
      </Dialog>
    );
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t('bridge.commands.answerPage')}
      act={{
        label: t('bridge.paging.markAnswered'),
        command: () => (chosen === '' ? null : { type: 'answerPage', page: chosen as EventId }),
      }}
      when
      onClose={onClose}
    >
      <Choice
        label={t('bridge.paging.who')}
        value={chosen}
        options={open.map(({ id, person }) => ({
          value: id as string,
          label: personName(directory, person),
        }))}
        onChange={setChosen}
      />
    </CommandDialog>
  );
}
