import fc from 'fast-check';

/** How often each property is tried: 1,000 times in `npm test`, more in `npm run soak`. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 1_000);

/** Given to repeat a run that failed; otherwise a new one each time, printed so that it can be given. */
const seed = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);

fc.configureGlobal({ numRuns, seed });
console.log(`Properties: ${numRuns} runs each, seed ${seed} (PROPERTY_SEED=${seed} repeats them).`);
