import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { agencyName, type Directory } from '../../shared/directory/state.ts';
import type { ServiceId } from '../../shared/kernel/ids.ts';
import { MultiCombobox } from '../ui/Combobox.tsx';

const none: readonly ServiceId[] = [];

/** Several services of the directory, found by name, tier or agency; one that is retired is kept where it is named already. */
export function ServicesField({
  directory,
  values,
  except = none,
  ...field
}: {
  readonly directory: Directory;
  readonly label: string;
  readonly values: readonly ServiceId[];
  readonly onChange: (services: readonly ServiceId[]) => void;
  /** Not offered: those that stand elsewhere in the form. */
  readonly except?: readonly ServiceId[];
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const items = useMemo(
    () =>
      [...directory.services.values()]
        .filter(({ id, retired }) => (!retired || values.includes(id)) && !except.includes(id))
        .map(({ id, name, tier, agency }) => ({
          value: id,
          label: name,
          detail: `${t('common.tier', { tier })} · ${agencyName(directory, agency)}`,
        }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [directory, values, except, t],
  );
  return <MultiCombobox items={items} values={values} {...field} />;
}
