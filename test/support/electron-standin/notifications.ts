import { EventEmitter } from 'node:events';
import { guardClass } from './not-provided.ts';
import { record } from './record.ts';

interface NotificationOptions {
  readonly title?: string;
  readonly subtitle?: string;
  readonly body?: string;
  readonly silent?: boolean;
  readonly urgency?: string;
  readonly timeoutType?: string;
  readonly tag?: string;
}

/** Those shown and not closed. A test clicks one with `emit('click')`. */
export const shownNotifications = new Set<Notification>();

export class Notification extends EventEmitter {
  readonly options: NotificationOptions;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  urgency: string;
  timeoutType: string;

  static isSupported(): boolean {
    return true;
  }

  constructor(options: NotificationOptions = {}) {
    super();
    this.options = options;
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
  }

  show(): void {
    shownNotifications.add(this);
    record('Notification.show', { ...this.options, title: this.title, body: this.body });
    this.emit('show', {});
  }

  close(): void {
    if (shownNotifications.delete(this)) this.emit('close', {});
  }
}
guardClass('Notification', Notification);
