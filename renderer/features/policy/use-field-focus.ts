import { useEffect, useRef, useState } from 'react';
import { fieldOf } from './field-of.ts';
import { type Place, sectionOf } from './sections.ts';

/** Leads from a problem to the field that can mend it. */
export function useFieldFocus(onPlace: (place: Place) => void) {
  const body = useRef<HTMLDivElement>(null);
  const latest = useRef(onPlace);
  latest.current = onPlace;
  const [target, setTarget] = useState<{ readonly path: string } | null>(null);
  useEffect(() => {
    if (target === null || body.current === null) return;
    const field = fieldOf(body.current, target.path);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
    // What no part shows, such as a field that no pack has, stands in the file.
    if (field === null) latest.current('source');
  }, [target]);
  const show = (place: Place) => {
    onPlace(place);
    setTarget(null);
  };
  const goTo = (path: string) => {
    onPlace(sectionOf(path));
    setTarget({ path });
  };
  return { body, goTo, show, seek: target?.path ?? null };
}
