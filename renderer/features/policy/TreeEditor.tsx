import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionTree, type DecisionTree as Tree } from '../../../shared/policy/pack/tree.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { DecisionTree } from '../../ui/DecisionTree.tsx';
import { useEdit } from './edit.ts';
import treeCss from './tree.module.css';
import css from './policy.module.css';
import { ValueEditor } from './ValueEditor.tsx';

/** CLS-TREE: the questions as they are asked, drawn as they are typed; while they lead nowhere, as they last did. */
export function TreeEditor({ inForce }: { readonly inForce: PolicyPack }) {
  const { t } = useTranslation();
  const { draft, problems } = useEdit();
  const broken = problems.some(({ path }) => path === 'classification' || path.startsWith('classification.'));
  const lastGood = useRef<Tree>(inForce.classification);
  if (!broken) {
    const parsed = decisionTree.safeParse(draft.classification);
    if (parsed.success) lastGood.current = parsed.data;
  }
  return (
    <div className={treeCss.tree}>
      <div className={treeCss.treeFields}>
        <ValueEditor path={['classification', 'start']} label={t('policy.tree.start')} />
        <ValueEditor path={['classification', 'questions']} label={t('policy.tree.questions')} />
      </div>
      <div className={treeCss.drawn}>
        <h2 className={css.subtitle}>{t(broken ? 'policy.tree.drawnBefore' : 'policy.tree.drawn')}</h2>
        <DecisionTree
          pack={{ ...inForce, classification: lastGood.current }}
          answers={{}}
          label={t('policy.sections.tree')}
          compact
        />
      </div>
    </div>
  );
}
