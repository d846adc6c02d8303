import { Check } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../shared/policy/classification.ts';
import type { PolicyPack } from '../../shared/policy/pack.ts';
import { type TreeArm, type TreeRow, treeRows } from '../../shared/views/tree.ts';
import css from './DecisionTree.module.css';
import { PriorityMark } from './PriorityMark.tsx';

/**
 * CLS-TREE: the questions of the policy as a tree, with the path that the answers took. The same lines are its indented
 * outline: arrow keys go from question to question, and each says its number, its answer and where it leads.
 */
export function DecisionTree({
  pack,
  answers,
  label,
  compact = false,
  onAgain,
}: {
  readonly pack: PolicyPack;
  readonly answers: Answers;
  readonly label: string;
  /** One line a question, for beside a form. */
  readonly compact?: boolean;
  /** A question that was answered is chosen, to answer it again. */
  readonly onAgain?: (question: string) => void;
}) {
  const rows = useMemo(() => treeRows(pack, answers), [pack, answers]);
  const [active, setActive] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const here = Math.max(
    0,
    active === null
      ? rows.findLastIndex(({ place }) => place !== 'aside')
      : rows.findIndex(({ id }) => id === active),
  );
  const reached = rows.findLast(({ place }) => place !== 'aside')?.id;
  const shown = useRef(reached);
  useEffect(() => {
    if (shown.current === reached) return;
    shown.current = reached;
    setActive(null);
    if (reached !== undefined)
      tree.current?.querySelector(`[data-id="${CSS.escape(reached)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [reached]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    const row = rows[to === undefined ? here : Math.max(0, Math.min(to, rows.length - 1))];
    if (!row) return;
    if (to !== undefined) {
      setActive(row.id);
      tree.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.id)}"]`)?.focus();
    } else if (event.key === 'Enter' && onAgain && row.place === 'passed') onAgain(row.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={tree}
      role="tree"
      aria-label={label}
      className={css.tree}
      data-compact={compact || undefined}
      onKeyDown={onKeyDown}
    >
      {rows.map((row, index) => (
        <Row key={row.id} {...{ row, compact, onAgain }} current={index === here} />
      ))}
    </div>
  );
}

function Row({
  row,
  compact,
  current,
  onAgain,
}: {
  readonly row: TreeRow;
  readonly compact: boolean;
  /** The one that the tabulator reaches. */
  readonly current: boolean;
  readonly onAgain: ((question: string) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { id, question, number, depth, place, rails, elbow, arms } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its lines.
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-current={place === 'asked' ? 'step' : undefined}
      aria-selected={place === 'passed'}
      aria-label={outline()}
      data-id={id}
      data-place={place}
      tabIndex={current ? 0 : -1}
      className={css.row}
      title={compact ? question.text : undefined}
      onClick={onAgain && place === 'passed' ? () => onAgain(id) : undefined}
    >
      <span className={css.rails} aria-hidden>
        {rails.map((rail, level) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a rail is its level.
            key={level}
            className={css.rail}
            data-above={rail.above}
            data-below={rail.below}
          >
            {level === depth && (
              <>
                {elbow !== 'none' && <span className={css.elbow} data-line={elbow} />}
                <span className={`figures ${css.number}`}>{number}</span>
              </>
            )}
          </span>
        ))}
      </span>
      <span className={css.question}>
        {question.text}
        {!compact && place === 'asked' && question.hint !== undefined && (
          <span className={css.hint}> {question.hint}</span>
        )}
      </span>
      <span className={css.arms} data-ends={arms.filter(({ end }) => end !== null).length}>
        {arms.map((arm) => (
          <Arm key={arm.branch} {...{ arm, row, compact }} />
        ))}
      </span>
    </div>
  );

  function outline(): string {
    const { answer, took } = row;
    const leads = arms.map(({ branch, end, to }) =>
      end === null
        ? t(`classification.tree.leadsOn.${branch}`, { number: to ?? '' })
        : t(`classification.tree.leadsTo.${branch}`, { priority: end.priority, quote: end.quote }),
    );
    const said =
      answer === null
        ? t(`classification.tree.${place === 'asked' ? 'asked' : 'notAsked'}`)
        : answer === 'unknown'
          ? t(`classification.tree.unknownSaid.${took ?? 'yes'}`)
          : t(`classification.tree.saidLong.${answer}`);
    return [t('classification.tree.question', { number, text: question.text }), said, ...leads].join(' ');
  }
}

function Arm({
  arm: { branch, end, to, taken },
  row,
  compact,
}: {
  readonly arm: TreeArm;
  readonly row: TreeRow;
  readonly compact: boolean;
}) {
  const { t } = useTranslation();
  const unknown = taken && row.answer === 'unknown';
  return (
    <span className={css.arm} data-taken={taken || undefined}>
      <span className={css.said}>
        {taken && <Check size={12} aria-hidden />}
        {unknown
          ? t(`classification.tree.${compact ? 'unknownShort' : 'unknownTook'}.${branch}`)
          : t(taken && !compact ? `classification.tree.said.${branch}` : `classification.answers.${branch}`)}
      </span>
      <span className={css.arrow} aria-hidden>
        →
      </span>
      {end === null ? (
        <span className="figures">{to}</span>
      ) : (
        <>
          <PriorityMark priority={end.priority} />
          {!compact && (
            <span className={css.quote}>
              “{end.quote}” <span className={css.clause}>{end.clause}</span>
            </span>
          )}
        </>
      )}
    </span>
  );
}
