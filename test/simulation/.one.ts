import { simulate } from '/work/main/test/simulation/simulation.ts';
for (const seed of process.argv.slice(2)) {
  try {
    const o = await simulate(Number(seed));
    console.log(seed, JSON.stringify(o.lost), o.stalled, new Set(o.states).size);
    if (new Set(o.states).size > 1) {
      const a = JSON.parse(o.states[0]);
      for (const s of o.states) {
        const b = JSON.parse(s);
        diff('', a, b);
      }
    }
  } catch (e) {
    console.log(seed, (e as Error).stack?.split('\n').slice(0, 9).join('\n'));
  }
}
function diff(p: string, a: any, b: any, depth = 0) {
  if (JSON.stringify(a) === JSON.stringify(b)) return;
  if (depth < 40 && a && b && typeof a === 'object' && typeof b === 'object') {
    let n = 0;
    for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (JSON.stringify(a[k]) !== JSON.stringify(b[k])) {
        if (n++ < 3) diff(p + '/' + k, a[k], b[k], depth + 1);
      }
    }
    return;
  }
  console.log(p, JSON.stringify(a)?.slice(0, 200), '!==', JSON.stringify(b)?.slice(0, 200));
}
