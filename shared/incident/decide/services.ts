import { assertNever } from '../../kernel/assert-never.ts';
import type { ServiceId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/result.ts';
import { affectedBy, strictestTier } from '../affected.ts';
import type { CommandOf } from '../command.ts';
import type { Incident } from '../state.ts';
import { type DecideContext, type Decision, refuse } from './context.ts';

type ServiceCommand = CommandOf<'changeServices'> | CommandOf<'reportDependents'>;

/** CLS-MULTI, NTF-AGENCIES: which services are hit, themselves or through another. */
export function decideService(incident: Incident, command: ServiceCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'changeServices':
      return decideServices(incident, command, context);
    case 'reportDependents':
      return decideDependents(incident, command, context);
    default:
      return assertNever(command);
  }
}

/** CLS-MULTI: the strictest tier among them decides the clocks from then on. */
function decideServices(
  incident: Incident,
  { services, reason }: CommandOf<'changeServices'>,
  context: DecideContext,
): Decision {
  if (services.length === 0) return refuse('declare.noService');
  const named = new Set(services);
  const kept = incident.affected.filter(({ service }) => named.has(service));
  const added = [...named].filter((id) => !incident.services.includes(id));
  if (added.length === 0 && kept.length === incident.affected.length) return refuse('services.same');
  const wrong = refusedService(added, context);
  if (wrong) return wrong;
  if (reason === '') return refuse('text.missing', { field: 'reason' });
  // Those that stay keep what the directory said of them when they were named: no clock changes beneath them.
  const affected = [...kept, ...affectedBy(context.directory, added)];
  return accepted([{ type: 'servicesChanged', body: { affected, tier: strictestTier(affected), reason } }]);
}

/** NTF-AGENCIES: a service that depends on those affected is hit itself: its owner is told at once. */
function decideDependents(
  incident: Incident,
  { services }: CommandOf<'reportDependents'>,
  context: DecideContext,
): Decision {
  const wrong = refusedService(services, context);
  if (wrong) return wrong;
  const known = new Set([...incident.services, ...incident.dependents.map(({ service }) => service)]);
  const news = services.filter((service) => !known.has(service));
  if (news.length === 0) return refuse('dependents.known');
  return accepted([
    { type: 'dependentsReported', body: { dependents: affectedBy(context.directory, news) } },
  ]);
}

/** Why a service cannot be named in anything new; null where all can. */
export function refusedService(services: readonly ServiceId[], { directory }: DecideContext) {
  for (const id of services) {
    const service = directory.services.get(id);
    if (!service) return refuse('declare.unknownService', { id });
    if (service.retired) return refuse('declare.retiredService', { name: service.name });
  }
  return null;
}
