const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const said =
  /^(?:(\d+) ?d(?:ays?)?)? ?(?:(\d+) ?h(?:(?:ou)?rs?)?)? ?(?:(\d+) ?m(?:in(?:ute)?s?)?)? ?(?:(\d+) ?s(?:ec(?:ond)?s?)?)?$/i;
const units = ['d', 'h', 'min', 's'] as const;

/** An ISO 8601 duration as people say it: `PT1H30M` is `1 h 30 min`. What is none stays as it is. */
export function durationWords(text: string): string {
  const [, ...counts] = iso.exec(text) ?? [];
  const parts = counts.flatMap((count, index) => (count === undefined ? [] : [`${count} ${units[index]}`]));
  return parts.join(' ') || text;
}

/** The ISO 8601 duration that was said: `15 min`, `1h30m`, `PT4H`. What is none stays as it was typed. */
export function durationFrom(text: string): string {
  const typed = text.trim().replaceAll(/\s+/g, ' ');
  const [, days, ...rest] = said.exec(typed) ?? [];
  const time = rest.map((count, index) => (count === undefined ? '' : `${count}${'HMS'[index]}`)).join('');
  if (typed !== '' && (days !== undefined || time !== ''))
    return `P${days === undefined ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
  return iso.test(typed.toUpperCase()) ? typed.toUpperCase() : typed;
}
