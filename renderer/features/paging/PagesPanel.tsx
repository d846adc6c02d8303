import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import type { Page } from '../../../shared/incident/state.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Button } from '../../ui/Button.tsx';
import { Countdown } from '../../ui/Countdown.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { isWaiting } from './chain.ts';
import css from './paging.module.css';

export type PageAct = 'next' | 'answered';

/** NTF-PAGE: who was paged, by when they had to answer, and whether they did; the newest on top. Not there before a page is. */
export const PagesPanel = memo(function PagesPanel({
  scope,
  readings,
  onAct,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly onAct: (page: Page, act: PageAct) => void;
}) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const { pages } = incident;
  if (pages.length === 0) return null;
  const waiting = pages.filter(isWaiting).length;
  const keysOn = (page: Page) => (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !isWaiting(page)) return;
    const act = ({ p: 'next', y: 'answered' } as const)[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    onAct(page, act);
  };
  return (
    <Panel
      id="pages"
      title={t('bridge.paging.panel')}
      flush
      aside={waiting > 0 ? t('bridge.paging.waiting', { count: waiting }) : t('bridge.paging.allAnswered')}
    >
      <ul onKeyDown={moveBetweenRows} aria-label={t('bridge.paging.panel')}>
        {pages.toReversed().map((page) => {
          const next = page.next === null ? null : shortName(personName(directory, page.next));
          return (
            <li key={page.id} className={css.page}>
              {isWaiting(page) ? (
                <div className={css.waiting}>
                  {who(page)}
                  <span className={css.due}>
                    <Countdown dueAt={page.answerBy} state={stateOf(page)} />
                    {stateOf(page) !== 'running' && <StateMark state={stateOf(page)} wordless />}
                  </span>
                  <span className={css.acts}>
                    <Button
                      small
                      data-row
                      shortcut="y"
                      onKeyDown={keysOn(page)}
                      onClick={() => onAct(page, 'answered')}
                    >
                      {t('bridge.paging.markAnswered')}
                    </Button>
                    <Button
                      small
                      kind="quiet"
                      shortcut="p"
                      onKeyDown={keysOn(page)}
                      onClick={() => onAct(page, 'next')}
                    >
                      {next === null
                        ? t('bridge.paging.pageNext')
                        : t('bridge.paging.pageNamed', { name: next })}
                    </Button>
                  </span>
                </div>
              ) : (
                <div className={css.settled}>
                  {who(page)}
                  <span className={css.quiet}>
                    {page.answered ? (
                      <>
                        {t('bridge.paging.answered')} <TimeOf at={page.answered.at} localOnly bare />
                      </>
                    ) : (
                      t('bridge.paging.passedOn', { name: followerOf(page) })
                    )}
                  </span>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );

  function who({ person, channel, at }: Page) {
    return (
      <span className={css.name} title={t(`bridge.tell.channels.${channel}`)}>
        <b>{personName(directory, person)}</b>
        <span className={css.quiet}>
          <TimeOf at={at} localOnly bare /> {directory.people.get(person)?.phone ?? ''}
        </span>
      </span>
    );
  }

  function stateOf({ id }: Page): ClockReading['state'] {
    return readings.find(({ kind, subject }) => kind === 'page' && subject === id)?.state ?? 'running';
  }

  function followerOf({ followedBy }: Page): string {
    const after = pages.find(({ id }) => id === followedBy);
    return after ? shortName(personName(directory, after.person)) : '';
  }
});
