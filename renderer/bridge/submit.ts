import { useRef, useState } from 'react';
import type { CommandId, StreamId } from '../../shared/kernel/ids.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import type { CommandRequest } from '../../shared/protocol/console.ts';
import { type ExecuteOptions, execute, newCommandId } from './store.ts';

export interface Submit {
  /** True once it is durable; false where it was refused, and then `rejection` says why. */
  readonly send: (
    command: CommandRequest['command'],
    options?: Omit<ExecuteOptions, 'commandId'>,
  ) => Promise<boolean>;
  readonly busy: boolean;
  readonly rejection: Rejection | null;
  readonly clear: () => void;
}

/** Sends the commands of one form or button, one at a time. The same words sent again after a lost answer count once. */
export function useSubmit(stream: StreamId): Submit {
  const [busy, setBusy] = useState(false);
  const [rejection, setRejection] = useState<Rejection | null>(null);
  const running = useRef(false);
  const last = useRef<{ readonly said: string; readonly id: CommandId } | null>(null);

  const send: Submit['send'] = async (command, options = {}) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    const said = JSON.stringify([command, options]);
    if (last.current?.said !== said) last.current = { said, id: newCommandId() };
    const answer = await execute(stream, command, { ...options, commandId: last.current.id });
    running.current = false;
    setBusy(false);
    setRejection(answer.ok ? null : answer.rejection);
    if (answer.ok) last.current = null;
    return answer.ok;
  };
  return { send, busy, rejection, clear: () => setRejection(null) };
}
