import { isRegistered, registerScheme, type SchemePrivileges, schemeOf } from './address.ts';
import { app } from './app.ts';
import { guard } from './not-provided.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

export interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: SchemePrivileges;
}

const handlers = new Map<string, ProtocolHandler>();

export const protocolHandlerOf = (url: string): ProtocolHandler | undefined => handlers.get(schemeOf(url));

export const protocol = guard('protocol', {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) registerScheme(scheme, privileges);
  },

  handle(scheme: string, handler: ProtocolHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!isRegistered(scheme)) registerScheme(scheme);
    handlers.set(scheme, handler);
  },

  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },

  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});
