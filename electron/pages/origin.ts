/** Where the page lives in Electron: a scheme of its own, so that it is an origin and never a file. */
export const SCHEME = 'warroom';
export const ORIGIN = `${SCHEME}://console`;
export const START_PAGE = `${ORIGIN}/`;

/** Only the start page itself, whatever its fragment says. */
export const isStartPage = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.href.startsWith(START_PAGE) === true && url.pathname === '/' && url.search === '';
};
