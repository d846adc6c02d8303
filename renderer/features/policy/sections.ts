/** The parts of a pack in the order in which people look for them, and the fields each holds. */
export const packSections = [
  { id: 'about', fields: ['title', 'id', 'version', 'approver', 'effectiveFrom', 'reviewBy', 'contacts'] },
  { id: 'limits', fields: ['clocks'] },
  { id: 'calendar', fields: ['calendar', 'calendars'] },
  { id: 'tree', fields: ['classification'] },
  { id: 'notifications', fields: ['notifications', 'severalReports', 'governmentWideFrom'] },
  {
    id: 'roles',
    fields: ['offices', 'roles', 'supportTiers', 'approvals', 'appointedBy', 'concludedBy', 'standIn'],
  },
  {
    id: 'rules',
    fields: [
      'raiseReasons',
      'lowerReasons',
      'warnAt',
      'resolutionFrom',
      'recurrence',
      'userAnswerWithin',
      'securityProcedure',
    ],
  },
  {
    id: 'checklists',
    fields: [
      'triageSteps',
      'investigationSteps',
      'activationSteps',
      'runningSteps',
      'standDownSteps',
      'standDownCriteria',
    ],
  },
  {
    id: 'lists',
    fields: ['rootCauses', 'channels', 'detectionMethods', 'resolutionKinds', 'serviceRequestKinds'],
  },
  { id: 'templates', fields: ['templates'] },
] as const;

export type PackSection = (typeof packSections)[number]['id'];

/** Where somebody can be in the editor: a section, or what looks at all of them. */
export type Place = PackSection | 'changes' | 'versions' | 'source';
export const places: readonly Place[] = [
  ...packSections.map(({ id }) => id),
  'changes',
  'versions',
  'source',
];

/** The section that a problem's path belongs to. */
export const sectionOf = (path: string): PackSection =>
  packSections.find(({ fields }) => fields.some((field) => field === path.split('.')[0]))?.id ?? 'about';
