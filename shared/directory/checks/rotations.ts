import { isPresent } from '../appointments.ts';
import { firstGap, isZone } from '../rotation.ts';
import type { Directory, Rotation } from '../state.ts';
import { askReferences, type Check, type DirectoryProblem, problemsOfEach, type Tell } from './problem.ts';

/** NTF-PAGE: somebody answers at every minute of the week, whoever leaves. */
export function problemsOfRotations({ entries, next }: Check): readonly DirectoryProblem[] {
  const saved = new Set(entries.rotations.map(({ id }) => id));
  return [
    ...problemsOfEach('rotations', entries, (rotation, tell) => {
      const { name, zone, layers } = rotation;
      if (!isZone(zone)) tell('zone', 'directory.zoneUnknown', { zone });
      askReferences(
        next,
        tell,
        name,
        'layers',
        'person',
        layers.flatMap(({ order }) => order),
      );
      askCover(next, rotation, tell);
    }),
    ...problemsOfEach('people', entries, ({ id, left }, tell) => {
      if (!left) return;
      const others = [...next.rotations.values()].filter((rotation) => !saved.has(rotation.id));
      for (const rotation of others)
        if (rotation.layers.some(({ order }) => order.includes(id))) askCover(next, rotation, tell);
    }),
  ];
}

/** Layers in which nobody is left answer nothing. */
function askCover(next: Directory, { name, layers }: Rotation, tell: Tell): void {
  const answering = layers.filter(({ order }) => order.some((person) => isPresent(next, person)));
  const gap = firstGap(answering);
  if (answering.length === 0) tell('layers', 'directory.rotationEmpty', { name });
  else if (gap !== null) tell('layers', 'directory.rotationGap', { name, ...gap });
}
