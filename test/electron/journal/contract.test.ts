import { describe } from 'vitest';
import { memoryJournal } from '../../../electron/journal/memory-journal.ts';
import { journalContract } from '../../contracts/journal-contract.ts';
import { syncJournalContract } from '../../contracts/sync-journal-contract.ts';
import { deviceA } from '../../support/sealed-events.ts';
import { freshFolder, started } from './folder.ts';

describe('the memory journal', () => {
  journalContract(async () => memoryJournal(deviceA));
  syncJournalContract(async () => memoryJournal(deviceA));
});

describe('the SQLite journal', () => {
  const open = async () => (await started(freshFolder())).journal.journal;
  journalContract(open);
  syncJournalContract(open);
});
