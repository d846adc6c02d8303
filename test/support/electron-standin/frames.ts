import type { Frame } from '@playwright/test';
import { fromPageAddress, originOf } from './address.ts';
import { guard } from './not-provided.ts';

/** WebFrameMain: what a sender check looks at. One object per frame, so that frames compare with `===`. */
export class WebFrame {
  readonly processId = 1;
  readonly routingId = 1;
  private readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  get url(): string {
    return fromPageAddress(this.frame.url());
  }

  /** An empty or inlined document has the origin of the page that made it. */
  get origin(): string {
    const { url, parent } = this;
    return /^about:/.test(url) && parent !== null ? parent.origin : originOf(url);
  }

  get name(): string {
    return this.frame.name();
  }

  get parent(): WebFrame | null {
    const parent = this.frame.parentFrame();
    return parent === null ? null : webFrameOf(parent);
  }

  get top(): WebFrame {
    return this.parent?.top ?? this;
  }

  get frames(): WebFrame[] {
    return this.frame.childFrames().map(webFrameOf);
  }

  get detached(): boolean {
    return this.frame.isDetached();
  }

  isDestroyed(): boolean {
    return this.frame.isDetached();
  }
}
guard('WebFrameMain', WebFrame.prototype);

const known = new WeakMap<Frame, WebFrame>();

export function webFrameOf(frame: Frame): WebFrame {
  const made = known.get(frame) ?? new WebFrame(frame);
  known.set(frame, made);
  return made;
}
