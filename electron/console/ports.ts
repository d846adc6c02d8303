import type { ChainDigest, Ids } from '../../shared/host/ports.ts';
import type { DeviceId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Session, Theme } from '../../shared/protocol/console.ts';
import type { SavedView } from '../../shared/views/saved-views.ts';
import type { OpenedJournal } from '../journal/open-journal.ts';
import type { Catalogue } from './catalogue.ts';
import type { Membership } from '../../shared/protocol/sync-state.ts';
import type { Remote } from '../sync/remote.ts';
import type { MachineClock, Timers } from './clock.ts';
import type { Secrets } from './device.ts';

/** What this installation remembers that is no part of the record. */
export interface Settings {
  readonly person: PersonId | null;
  readonly theme: Theme;
  readonly savedViews: readonly SavedView[];
  /** The central that this console joined; its token is a secret. */
  readonly central: KeptMembership | null;
}

export interface KeptMembership extends Membership {
  /** The identity under which central expects this console to write. */
  readonly identity: DeviceId;
}

export interface SettingsStore {
  read(): Settings;
  write(changed: Partial<Settings>): void;
}

/** Something to tell a person who may be looking elsewhere. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** The incident to open when the person turns to it. */
  readonly stream: StreamId;
  readonly level: 'warned' | 'breached';
}

export interface Notifications {
  show(notice: Notice): void;
}

/** Opens the wall in a window of its own; false where there are no windows to open (a browser does it itself). */
export type OpenWall = (stream: StreamId) => boolean;

/** Central at an address; `signal` ends whatever is asked of it. */
export type Connect = (address: string, token: string | null, signal: AbortSignal) => Remote;

/** Everything that the console needs from around it. None of it is Electron's. */
export interface ConsolePorts {
  readonly journal: OpenedJournal;
  readonly clock: MachineClock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly digest: ChainDigest;
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  readonly connect: Connect;
  /** What the machine is called by its owner. */
  readonly machineName: string;
  readonly notifications: Notifications;
  readonly openWall: OpenWall;
  readonly catalogue: Catalogue;
  /** What a first start is filled with: the policy pack and the people and services that ship with the product. */
  readonly seeds: { readonly pack: unknown; readonly directory: unknown };
  readonly about: Pick<Session, 'shell' | 'version' | 'dataFolder'>;
  /** For what must not stop the console and yet be known to whoever looks after it. */
  readonly log: (line: string) => void;
}
