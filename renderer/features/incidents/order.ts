/** As every list of incidents orders them where nobody says otherwise. */
export { byOpenness as listed } from '../../../shared/views/incident-list.ts';
