/**
 * Runs in the page. Every way in which a page opens another one becomes a question first: `ask` resolves with the app's
 * answer, and only a yes reaches Chromium. So window.open returns null at once even where a window will open.
 */
export type AskToOpen = (url: string, frameName: string, features: string) => Promise<boolean>;

const HERE = new Set(['_self', '_parent', '_top']);

export function gateOpenings(ask: AskToOpen): void {
  const open = window.open.bind(window);

  const askAndOpen = async (url: string, name: string, features: string): Promise<void> => {
    const address = new URL(url, document.baseURI).href;
    if (await ask(address, name, features)) open(address, name, features);
  };
  /** A link opens without an opener unless it says otherwise, and its handler is told of no features. */
  const askAndFollow = async (link: HTMLAnchorElement): Promise<void> => {
    const opener = link.rel.split(/\s+/).includes('opener');
    if (await ask(link.href, '', '')) open(link.href, '_blank', opener ? '' : 'noopener');
  };

  window.open = (url = 'about:blank', name = '', features = '') => {
    if (HERE.has(name)) return open(url, name, features);
    void askAndOpen(String(url), name, features);
    return null;
  };

  const onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link === undefined || link.href === '' || event.defaultPrevented || !opensAnother(link, event))
      return;
    event.preventDefault();
    void askAndFollow(link);
  };
  window.addEventListener('click', onClick);
  window.addEventListener('auxclick', onClick);
}

function opensAnother(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
  return modified || (link.target !== '' && !HERE.has(link.target));
}
