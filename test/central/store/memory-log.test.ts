import { describe } from 'vitest';
import { memoryLog } from '../../../central/store/memory-log.ts';
import { centralLogContract } from '../../contracts/central-log-contract.ts';

describe('central’s log in memory', () => {
  centralLogContract(async () => memoryLog());
});
