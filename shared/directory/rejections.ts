import type { Rejection } from '../kernel/rejection.ts';

/**
 * Every reason for which a command on the directory can be refused. The catalogue holds one sentence for each; a test
 * asserts that each has one and that a command can reach it.
 */
export const directoryRejectionCodes = [
  'directory.unknown',
  'directory.unknownReference',
  'directory.same',
  'directory.importSame',
  'directory.twice',
  'directory.handleTaken',
  'directory.emailTaken',
  'directory.samePerson',
  'directory.left',
  'directory.officeUnknown',
  'directory.appointedAlready',
  'directory.datesReversed',
  'directory.cycle',
  'directory.dependsOnRetired',
  'directory.serviceNeeded',
  'directory.zoneUnknown',
  'directory.rotationEmpty',
  'directory.rotationGap',
  'directory.rotationNeeded',
] as const;

export type DirectoryRejectionCode = (typeof directoryRejectionCodes)[number];
export type DirectoryRejection = Rejection<DirectoryRejectionCode>;
