import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../bridge/scope.ts';
import { CommandDialog } from '../../command/CommandDialog.tsx';
import { prioritySaid, type Said, TreeQuestions, unfinished } from '../../command/TreeQuestions.tsx';

/** CLS-TREE for an incident declared without a priority: the pack's questions, then a person's word on the answer. */
export function ClassifyDialog({ scope, onClose }: { readonly scope: Scope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { pack } = scope;
  const [said, setSaid] = useState<Said>({ answers: {}, overrule: null });
  const [missing, setMissing] = useState<ReturnType<typeof unfinished>>(null);
  const priority = prioritySaid(pack, said);
  return (
    <CommandDialog
      scope={scope}
      size="wide"
      title={t('classification.dialog.title')}
      description={t('classification.dialog.why')}
      act={{
        label: priority ? t('classification.dialog.as', { priority }) : t('classification.dialog.title'),
        command: () => {
          const lacks = unfinished(pack, said);
          setMissing(lacks);
          if (lacks !== null || priority === null) return null;
          const { answers, overrule } = said;
          return {
            type: 'classify',
            answers: { ...answers },
            priority,
            overrideReason: overrule?.reason.trim() ?? null,
          };
        },
      }}
      onClose={onClose}
    >
      <TreeQuestions
        pack={pack}
        said={said}
        error={missing && t(`classification.${missing}`)}
        onChange={(change) => {
          setSaid((before) => ({ ...before, ...change }));
          setMissing(null);
        }}
      />
    </CommandDialog>
  );
}
