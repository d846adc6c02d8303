import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './bridge.module.css';
import { limits, type Side } from './layout.ts';

const STEP = 24;

/** The line between two columns: dragged, moved with the arrow keys, collapsed by a double click or Enter. */
export function Splitter({
  side,
  width,
  onResize,
  onToggle,
}: {
  readonly side: Side;
  readonly width: number;
  readonly onResize: (side: Side, width: number) => void;
  readonly onToggle: (side: Side) => void;
}) {
  const { t } = useTranslation();
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const outwards = side === 'left' ? 1 : -1;

  const moved = ({ clientX }: PointerEvent) => {
    if (start.current) onResize(side, start.current.width + outwards * (clientX - start.current.x));
  };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (by !== undefined) onResize(side, width + outwards * by);
    else if (event.key === 'Enter') onToggle(side);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be focused and moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t(`bridge.layout.${side}`)}
      aria-valuenow={width}
      aria-valuemin={0}
      aria-valuemax={limits.most}
      tabIndex={0}
      title={t('bridge.layout.hint')}
      className={css.splitter}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={moved}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => onToggle(side)}
      onKeyDown={keys}
    />
  );
}
