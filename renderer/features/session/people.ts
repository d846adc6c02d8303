import type { Directory } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { t } from '../../i18n.ts';

export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
  /** "Service Owner, Digital identity · Chief Digital Officer" */
  readonly offices: string;
}

/** Everybody in the directory with the offices they hold, by name. */
export function namedPeople(directory: Directory, pack: PolicyPack | undefined): readonly NamedPerson[] {
  const title = (office: string): string => pack?.offices[office] ?? office;
  return [...directory.people.values()]
    .map(({ id, name, offices }) => {
      const ofServices = [...directory.services.values()].flatMap((service) =>
        Object.entries(service.holders)
          .filter(([, holder]) => holder === id)
          .map(([office]) => t('session.officeOf', { office: title(office), service: service.name })),
      );
      return { id, name, offices: [...offices.map(title), ...ofServices].join(' · ') };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
