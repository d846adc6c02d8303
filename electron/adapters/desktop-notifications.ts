import { Notification, type NotificationConstructorOptions } from 'electron';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { Notifications } from '../console/ports.ts';

export interface DesktopNotifications extends Notifications {
  /** Something about the console itself, not about an incident. */
  tell(title: string, body: string): void;
}

/** Clicking one opens its incident. */
export function desktopNotifications(openIncident: (stream: StreamId) => void): DesktopNotifications {
  // A notification that nobody refers to is collected, and its click is lost.
  const shown = new Set<Notification>();

  function show(options: NotificationConstructorOptions, onClick: () => void): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification(options);
    const forget = (): void => void shown.delete(notification);
    shown.add(notification);
    notification.on('click', () => {
      forget();
      onClick();
    });
    notification.on('close', forget);
    notification.show();
  }

  return {
    show: ({ title, body, stream, level }) =>
      show({ title, body, urgency: level === 'breached' ? 'critical' : 'normal' }, () =>
        openIncident(stream),
      ),
    tell: (title, body) => show({ title, body }, () => undefined),
  };
}
