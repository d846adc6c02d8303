/** What can be done to an action that is not done yet, and the key that does it while the table has the focus. */
export const actionActs = [
  { act: 'start', key: 's' },
  { act: 'done', key: 'd' },
  { act: 'reassign', key: 'o' },
  { act: 'redate', key: 'e' },
] as const;
export type ActionAct = (typeof actionActs)[number]['act'];
