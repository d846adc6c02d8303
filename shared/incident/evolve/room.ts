import { currentWarRoom, type Incident, type WarRoom } from '../state.ts';

/** The current war room changed; the incident as it is where there is none. */
export function changeRoom(incident: Incident, change: (room: WarRoom) => WarRoom): Incident {
  const room = currentWarRoom(incident);
  return room === null ? incident : { ...incident, warRooms: incident.warRooms.with(-1, change(room)) };
}
