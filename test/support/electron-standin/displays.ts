import { EventEmitter } from 'node:events';
import { guard } from './not-provided.ts';
import { displaysText } from './settings.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Display {
  readonly id: number;
  readonly label: string;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
  readonly size: { readonly width: number; readonly height: number };
  readonly workAreaSize: { readonly width: number; readonly height: number };
  readonly scaleFactor: number;
  readonly rotation: number;
  readonly internal: boolean;
}

/** A panel of 40 pixels takes its share of each screen. */
const PANEL = 40;

function makeDisplay(bounds: Rectangle, index: number): Display {
  const workArea = { ...bounds, height: bounds.height - PANEL };
  const { width, height } = bounds;
  return {
    id: index + 1,
    label: `Stand-in ${index + 1}`,
    bounds,
    workArea,
    size: { width, height },
    workAreaSize: { width, height: workArea.height },
    scaleFactor: 1,
    rotation: 0,
    internal: index === 0,
  };
}

/** STANDIN_DISPLAYS is a JSON array of rectangles, the primary screen first. */
const rectangles = JSON.parse(displaysText ?? '[{"x":0,"y":0,"width":1920,"height":1080}]') as Rectangle[];
const displays = rectangles.map(makeDisplay);

function primary(): Display {
  const [first] = displays;
  if (first === undefined) throw new Error('electron stand-in: STANDIN_DISPLAYS names no display');
  return first;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

export const displayMatching = (bounds: Rectangle): Display =>
  displays.reduce(
    (best, one) => (overlap(one.bounds, bounds) > overlap(best.bounds, bounds) ? one : best),
    primary(),
  );

export const screen = guard(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: primary,
    getAllDisplays: () => [...displays],
    getDisplayMatching: displayMatching,
    getDisplayNearestPoint: ({ x, y }: { x: number; y: number }) =>
      displayMatching({ x, y, width: 1, height: 1 }),
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
);
