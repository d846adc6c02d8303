import type { Host } from '../../shared/host/host.ts';
import type { ConsoleInput, ConsoleOutputs } from '../../shared/protocol/console.ts';
import type { ConsoleMethod } from '../../shared/protocol/methods.ts';
import type { CentralLink } from './central.ts';
import type { Changes } from './changes.ts';
import type { ConsolePorts } from './ports.ts';
import { Refused } from './refused.ts';
import type { SessionView } from './session.ts';
import type { Summaries } from './summaries.ts';
import type { InTurn } from './turns.ts';

/** One handler a method; inputs are decoded by the time they get here. */
export type ConsoleHandlers = {
  readonly [M in ConsoleMethod]: (input: ConsoleInput<M>) => Promise<ConsoleOutputs[M]>;
};

export interface ApiParts {
  readonly ports: Pick<ConsolePorts, 'journal' | 'settings' | 'openWall'>;
  readonly host: Host;
  readonly changes: Changes;
  readonly session: SessionView;
  readonly central: Pick<CentralLink, 'view' | 'join' | 'leave' | 'written' | 'now'>;
  readonly inTurn: InTurn;
  readonly summaries: Pick<Summaries, 'owing' | 'settled'>;
  /** Reads the record again after events came back. */
  readonly reread: () => Promise<void>;
  readonly onBackedUp: () => void;
}

export function consoleApi({
  ports,
  host,
  changes,
  session,
  central,
  inTurn,
  summaries,
  reread,
  onBackedUp,
}: ApiParts): ConsoleHandlers {
  const { journal, settings, openWall } = ports;

  return {
    session: async () => session.current(),

    async signIn({ person }) {
      if (!host.directory().people.has(person))
        throw new Refused({ code: 'person.unknown', params: { id: person } });
      settings.write({ person });
      return session.tell();
    },

    async setTheme({ theme }) {
      settings.write({ theme });
      return session.tell();
    },

    async setSavedViews({ views }) {
      settings.write({ savedViews: views });
      return session.tell();
    },

    incidents: summaries.owing,
    settledIncidents: ({ after }) => summaries.settled(after),

    // In turn with commands: between an event's commit and its revision there is a moment in which a reader would get
    // the event under the old revision and then once more.
    open: ({ stream }) =>
      inTurn(async () => ({ revision: changes.revision(), events: await journal.journal.read(stream) })),

    execute: (request) =>
      inTurn(async () => {
        const { person } = session.current();
        if (person === null) return { ok: false, rejection: { code: 'request.signedOut', params: {} } };
        const answer = await host.execute(request, person);
        session.tellTrouble();
        if (answer.ok) central.written();
        return answer;
      }),

    async backUp() {
      const made = await journal.backUp();
      if (!made.ok)
        return { ok: false, rejection: { code: 'backup.failed', params: { detail: made.rejection.detail } } };
      onBackedUp();
      return { ok: true, file: made.value.file };
    },

    restoreMissing: () =>
      inTurn(async () => {
        const { restored } = await journal.restoreMissing();
        if (restored > 0) await reread();
        return { restored, health: session.tell().health };
      }),

    openWall: async ({ stream }) => ({ opened: openWall(stream) }),

    // Loaded when asked for: the data of all countries is large, and most consoles never ask.
    async publicHolidays({ country, region, fromYear, untilYear }) {
      const holidays = await import('./holidays.ts');
      return holidays.publicHolidays(country, region, fromYear, untilYear);
    },

    central: async () => central.view(),

    async joinCentral(asked) {
      const joined = await central.join(asked);
      return joined.ok ? { ok: true, central: joined.value } : joined;
    },

    leaveCentral: central.leave,

    async syncNow() {
      central.now();
      return central.view();
    },
  };
}
