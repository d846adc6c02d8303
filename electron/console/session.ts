import type { Host } from '../../shared/host/host.ts';
import type { PackProblem } from '../../shared/policy/pack.ts';
import type { Session } from '../../shared/protocol/console.ts';
import type { Changes } from './changes.ts';
import type { ConsolePorts } from './ports.ts';

export interface SessionView {
  current(): Session;
  /** Tells every window: they all show the same person, theme and state of the record. */
  tell(): Session;
  /** Tells only where writing began to fail or works again. */
  tellTrouble(): void;
}

interface SessionParts {
  readonly ports: ConsolePorts;
  readonly host: Host;
  readonly changes: Changes;
  readonly packProblems: readonly PackProblem[];
}

export function sessionView({ ports, host, changes, packProblems }: SessionParts): SessionView {
  const { journal, settings, about } = ports;
  let told = journal.findings().trouble;

  function current(): Session {
    const { person, theme, savedViews } = settings.read();
    const device = journal.device();
    // Every console has one from its first start on.
    if (device === null) throw new Error('the journal has no device');
    const { missing, newestBackup, keptFile, trouble } = journal.findings();
    return {
      ...about,
      person: person !== null && host.directory().people.has(person) ? person : null,
      deviceId: device.id,
      theme,
      savedViews,
      health: { missing, newestBackup, keptFile, trouble },
      packProblems,
    };
  }

  function tell(): Session {
    const session = current();
    told = session.health.trouble;
    changes.tell({ kind: 'session', session });
    return session;
  }

  return {
    current,
    tell,
    tellTrouble() {
      if (journal.findings().trouble?.code !== told?.code) tell();
    },
  };
}
