import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { agencyName, type Directory } from '../../../shared/directory/state.ts';
import { priorities, statuses } from '../../../shared/policy/vocabulary.ts';
import type { IncidentFilter } from '../../../shared/views/saved-views.ts';
import { usePackInForce } from '../../bridge/hooks.ts';
import { Checkbox, Choice } from '../../ui/Choice.tsx';
import { Combobox, MultiCombobox } from '../../ui/Combobox.tsx';
import { Select } from '../../ui/Select.tsx';
import css from './filters.module.css';
import { changeFilter } from './list-state.ts';

const ANY = '';
const CLOSED_WITHIN = [1, 7, 30, 90, 365] as const;

/** Everything the list can be narrowed by; the list follows at once. */
export function FilterPanel({
  filter,
  directory,
  onClose,
}: {
  readonly filter: IncidentFilter;
  readonly directory: Directory;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const pack = usePackInForce();
  const services = useMemo(() => byName(directory.services), [directory]);
  const agencies = useMemo(() => byName(directory.agencies), [directory]);
  const people = useMemo(
    () =>
      byName(directory.people).map((item) => {
        const agency = directory.people.get(item.value)?.agency;
        return { ...item, detail: agency == null ? undefined : agencyName(directory, agency) };
      }),
    [directory],
  );
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), []);

  const change = (changed: Partial<IncidentFilter>) => changeFilter({ ...filter, ...changed });
  const toggled = <V extends string>(values: readonly V[], value: V, on: boolean): readonly V[] =>
    on ? [...values, value] : values.filter((one) => one !== value);

  // The list's own keys must not move it while somebody moves among the boxes.
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.key === '?' || event.key === 'F1') return;
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    event.nativeEvent.stopPropagation();
  };

  return (
    <section
      ref={panel}
      id="incident-filter"
      className={css.panel}
      aria-label={t('incidents.filter.title')}
      onKeyDown={keys}
    >
      <fieldset className={css.boxes}>
        <legend>{t('incidents.filter.statuses')}</legend>
        {statuses.map((status) => (
          <Checkbox
            key={status}
            label={t(`common.status.${status}`)}
            checked={filter.statuses.includes(status)}
            onChange={(on) => change({ statuses: toggled(filter.statuses, status, on) })}
          />
        ))}
      </fieldset>
      <fieldset className={css.boxes}>
        <legend>{t('incidents.filter.priorities')}</legend>
        {([...priorities, 'none'] as const).map((priority) => (
          <Checkbox
            key={priority}
            label={priority === 'none' ? t('incidents.chips.unclassified') : priority}
            checked={filter.priorities.includes(priority)}
            onChange={(on) => change({ priorities: toggled(filter.priorities, priority, on) })}
          />
        ))}
      </fieldset>
      <fieldset className={css.boxes}>
        <legend>{t('incidents.filter.more')}</legend>
        <Checkbox
          label={t('incidents.filter.mine')}
          checked={filter.mine}
          onChange={(mine) => change({ mine })}
        />
        <Checkbox
          label={t('incidents.filter.breached')}
          checked={filter.breached}
          onChange={(breached) => change({ breached })}
        />
      </fieldset>
      <div className={css.fields}>
        <MultiCombobox
          label={t('incidents.filter.services')}
          items={services}
          values={filter.services}
          placeholder={t('incidents.filter.any')}
          onChange={(chosen) => change({ services: chosen })}
        />
        <MultiCombobox
          label={t('incidents.filter.agencies')}
          items={agencies}
          values={filter.agencies}
          placeholder={t('incidents.filter.any')}
          onChange={(chosen) => change({ agencies: chosen })}
        />
      </div>
      <div className={css.fields}>
        <Combobox
          label={t('incidents.filter.person')}
          items={people}
          value={filter.office?.person ?? null}
          placeholder={t('incidents.filter.any')}
          onChange={(person) =>
            change({ office: person === null ? null : { person, office: filter.office?.office ?? null } })
          }
        />
        <Select
          label={t('incidents.filter.office')}
          value={filter.office?.office ?? ANY}
          disabled={filter.office === null}
          options={[
            { value: ANY, label: t('incidents.filter.anyOffice') },
            ...Object.entries(pack?.offices ?? {}).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(office) =>
            filter.office && change({ office: { ...filter.office, office: office === ANY ? null : office } })
          }
        />
      </div>
      <div className={css.fields}>
        <Select
          label={t('incidents.filter.closedWithin')}
          value={String(filter.closedWithin ?? ANY)}
          options={[
            { value: ANY, label: t('incidents.filter.anyTime') },
            ...CLOSED_WITHIN.map((count) => ({
              value: String(count),
              label: t('incidents.filter.lastDays', { count }),
            })),
          ]}
          onChange={(days) => change({ closedWithin: days === ANY ? null : Number(days) })}
        />
        <Choice
          label={t('incidents.filter.drills')}
          value={filter.drills}
          options={[
            { value: 'all', label: t('incidents.filter.drillsAll') },
            { value: 'without', label: t('incidents.filter.drillsWithout') },
            { value: 'only', label: t('incidents.filter.drillsOnly') },
          ]}
          onChange={(drills) => change({ drills })}
        />
      </div>
    </section>
  );
}

const byName = <Id extends string>(entries: ReadonlyMap<Id, { readonly name: string }>) =>
  [...entries]
    .map(([value, { name }]) => ({ value, label: name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
