import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { byUsers, usersHaveUntil } from '../../../shared/incident/decide/closure.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import { lengthText } from '../../../shared/views/countdown.ts';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';

/** CLO-CRITERIA: whoever reported it is asked whether it works again; after the pack's time no answer counts as one. */
export function AskUsersDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { incident, pack } = scope;
  const [text, setText] = useState(() => t('bridge.askUsers.example', { title: incident.title }));
  const within = pack.userAnswerWithin;
  const time = within % DAY === 0 ? t('bridge.due.days', { count: within / DAY }) : lengthText(within);
  const until = usersHaveUntil(incident, scope);
  return (
    <CommandDialog
      scope={scope}
      size="small"
      title={t('bridge.commands.askUsers')}
      description={t('bridge.askUsers.why', { time })}
      act={{ label: t('bridge.askUsers.record'), command: () => ({ type: 'askUsers', text }) }}
      when
      onClose={onClose}
    >
      {!byUsers(incident) && <Notice>{t('bridge.askUsers.nobodyReported')}</Notice>}
      {until !== null && (
        <p>
          {t('bridge.close.askedUntil')} <TimeOf at={until} weekday /> · <Countdown dueAt={until} />
        </p>
      )}
      <TextArea label={t('bridge.askUsers.text')} value={text} onChange={setText} autoFocus />
    </CommandDialog>
  );
}
