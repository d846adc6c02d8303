const controls = 'input, textarea, select, button';

/** The control that stands for a path, or for the least part of the pack that holds it and is shown. */
export function fieldOf(within: Element, path: string): HTMLElement | null {
  let best: HTMLElement | null = null;
  for (const element of within.querySelectorAll<HTMLElement>('[data-path]')) {
    const here = element.dataset.path ?? '';
    if (path !== here && !path.startsWith(`${here}.`)) continue;
    if (best === null || here.length > (best.dataset.path ?? '').length) best = element;
  }
  return best?.matches(controls) ? best : (best?.querySelector<HTMLElement>(controls) ?? null);
}
