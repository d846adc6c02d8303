import { protocol } from 'electron';
import { ORIGIN, SCHEME } from '../pages/origin.ts';
import { pageFile } from '../pages/page-files.ts';
import { securityHeaders } from '../pages/security-headers.ts';

/** Must run before the app is ready. Standard and secure: an origin of its own, with storage and a real CSP 'self'. */
export const declareScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Serves the built page's files and nothing else of the disk. */
export function servePages(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = URL.parse(request.url);
    const isOurs =
      url !== null && request.url.startsWith(`${ORIGIN}/`) && /^(GET|HEAD)$/.test(request.method);
    const file = isOurs ? await pageFile(folder, url.pathname) : null;
    if (file === null) return new Response(null, { status: 404, headers: securityHeaders });
    return new Response(new Uint8Array(file.content), { headers: { ...securityHeaders, ...file.headers } });
  });
}
