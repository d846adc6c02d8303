import { z } from 'zod';
import { instant } from '../../shared/kernel/field-schemas.ts';
import { personIdSchema } from '../../shared/kernel/id-schemas.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { themes } from '../../shared/protocol/console.ts';
import { deviceIdSchema } from '../../shared/protocol/sync.ts';
import { deviceRoles } from '../../shared/protocol/sync-routes.ts';
import { type SavedView, savedViewSchema } from '../../shared/views/saved-views.ts';
import type { KeptMembership, Settings, SettingsStore } from './ports.ts';

/** What conf and electron-store have in common. */
export interface KeyValueFile {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/**
 * Settings over a file that anybody may have edited, on a disk that may be full: what is not understood counts as not
 * set, and what cannot be written holds until the end of the process.
 */
export function settingsOn(file: KeyValueFile): SettingsStore {
  let unwritten: Partial<Settings> = {};

  function kept(): Settings {
    try {
      const [person, theme, savedViews, central] = ['person', 'theme', 'savedViews', 'central'].map((key) =>
        file.get(key),
      );
      return {
        person: typeof person === 'string' && person !== '' ? (person as PersonId) : null,
        theme: themes.find((known) => known === theme) ?? 'dark',
        savedViews: viewsIn(savedViews),
        central: membershipSchema.safeParse(central).data ?? null,
      };
    } catch {
      return { person: null, theme: 'dark', savedViews: [], central: null };
    }
  }

  return {
    read: () => ({ ...kept(), ...unwritten }),
    write(changed) {
      unwritten = { ...unwritten, ...changed };
      try {
        for (const [key, value] of Object.entries(unwritten)) file.set(key, value);
        unwritten = {};
      } catch {
        // Signing in must work on a full disk, too.
      }
    },
  };
}

const membershipSchema = z.object({
  address: z.url(),
  person: personIdSchema,
  role: z.enum(deviceRoles),
  name: z.string(),
  joinedAt: instant,
  identity: deviceIdSchema,
}) satisfies z.ZodType<KeptMembership>;

/** One that another version wrote, or somebody by hand, takes no other with it. */
const viewsIn = (kept: unknown): readonly SavedView[] =>
  Array.isArray(kept) ? kept.flatMap((view) => savedViewSchema.safeParse(view).data ?? []) : [];
