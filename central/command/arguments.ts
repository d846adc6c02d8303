import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { type DeviceRole, deviceRoles } from '../../shared/protocol/sync-routes.ts';
import { say } from '../sentences.ts';

/** Where central's record is: one file in a folder, or a PostgreSQL. */
export type Place =
  | { readonly kind: 'sqlite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Serve {
  readonly act: 'serve';
  readonly port: number;
  readonly host: string;
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

export type Act =
  | Serve
  | { readonly act: 'invite'; readonly person: PersonId; readonly role: DeviceRole }
  /** A device's id, or as much of its beginning as no other has. */
  | { readonly act: 'revoke'; readonly device: string }
  | { readonly act: 'devices' }
  | { readonly act: 'quarantine' }
  /** What this device wrote up to that number of its own. */
  | { readonly act: 'release'; readonly device: string; readonly upTo: number }
  | { readonly act: 'backup'; readonly file: string }
  | { readonly act: 'verify' };

export interface Asked {
  readonly place: Place;
  readonly act: Act;
}

export const USUAL_PORT = 4790;
/** Without TLS only this machine: a token must not cross a network in the clear. */
const THIS_MACHINE = '127.0.0.1';
const EVERYWHERE = '::';

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  person: { type: 'string' },
  role: { type: 'string' },
  'up-to': { type: 'string' },
} as const;
type Option = keyof typeof options;

/** What may be said besides `--data`, and how many words follow, of each act. */
const acts: Readonly<Record<Act['act'], { readonly takes: readonly Option[]; readonly words: number }>> = {
  serve: { takes: ['port', 'host', 'tls-cert', 'tls-key'], words: 0 },
  invite: { takes: ['person', 'role'], words: 0 },
  revoke: { takes: [], words: 1 },
  devices: { takes: [], words: 0 },
  quarantine: { takes: [], words: 0 },
  release: { takes: ['up-to'], words: 1 },
  backup: { takes: [], words: 1 },
  verify: { takes: [], words: 0 },
};

/** What was asked on the command line; a sentence where it makes no sense. */
export function readArguments(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Result<Asked, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [name = 'serve', ...words] = positionals;
    if (!isAct(name)) return refused('unknownAct', { act: name });
    const { takes, words: count } = acts[name];
    const strange = (Object.keys(values) as Option[]).find((one) => one !== 'data' && !takes.includes(one));
    if (strange !== undefined) return refused('strangeOption', { option: `--${strange}`, act: name });
    if (words.length !== count) return refused(`words.${name}`);
    const place = placeOf(values.data, environment);
    const act = actOf(name, values, words);
    if (!place.ok) return place;
    return act.ok ? accepted({ place: place.value, act: act.value }) : act;
  } catch (error) {
    return refused('unreadable', { detail: error instanceof Error ? error.message : String(error) });
  }
}

type Values = Readonly<Partial<Record<Option, string>>>;

function actOf(name: Act['act'], values: Values, [word = '']: readonly string[]): Result<Act, string> {
  switch (name) {
    case 'serve':
      return serveOf(values);
    case 'invite': {
      const { person = '', role = '' } = values;
      if (person.trim() === '' || person.length > 80) return refused('person');
      if (!isRole(role)) return refused('role', { role, roles: deviceRoles.join(', ') });
      return accepted({ act: name, person: person.trim() as PersonId, role });
    }
    case 'revoke':
      return accepted({ act: name, device: word });
    case 'backup':
      return accepted({ act: name, file: resolve(word) });
    case 'release': {
      const upTo = Number(values['up-to']);
      if (!Number.isInteger(upTo) || upTo < 1) return refused('upTo');
      return accepted({ act: name, device: word, upTo });
    }
    case 'devices':
    case 'quarantine':
    case 'verify':
      return accepted({ act: name });
  }
}

function serveOf(values: Values): Result<Serve, string> {
  const port = Number(values.port ?? USUAL_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return refused('port', { port: values.port ?? '' });
  const { 'tls-cert': cert, 'tls-key': key } = values;
  if ((cert === undefined) !== (key === undefined)) return refused('tls');
  const tls = cert !== undefined && key !== undefined ? { cert: resolve(cert), key: resolve(key) } : null;
  return accepted({ act: 'serve', port, host: values.host ?? (tls ? EVERYWHERE : THIS_MACHINE), tls });
}

function placeOf(data: string | undefined, environment: NodeJS.ProcessEnv): Result<Place, string> {
  const url = environment.DATABASE_URL ?? '';
  if (url === '') return accepted({ kind: 'sqlite', folder: resolve(data ?? usualFolder(environment)) });
  if (data !== undefined) return refused('twoPlaces');
  if (!/^postgres(ql)?:\/\//.test(url)) return refused('databaseUrl');
  return accepted({ kind: 'postgres', url });
}

function usualFolder(environment: NodeJS.ProcessEnv): string {
  const product = 'War Room Central';
  switch (process.platform) {
    case 'win32':
      return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), product);
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', product);
    default:
      return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), product);
  }
}

const isAct = (name: string): name is Act['act'] => Object.hasOwn(acts, name);
const isRole = (role: string): role is DeviceRole => deviceRoles.some((one) => one === role);

const refused = (key: string, values: Readonly<Record<string, string>> = {}): Result<never, string> =>
  rejected(`${say(`arguments.${key}`, values)}\n\n${say('arguments.usage')}`);
