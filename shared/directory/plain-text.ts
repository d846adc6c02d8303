/** Without accents and capitals: `Yıldız Özdemir` is found by `yildiz ozdemir`. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ıłøđðþæœß]/g, (letter) => latin[letter] ?? letter);

/** Letters that are no accented form of another, as they are typed without them. */
const latin: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};

/** A short plain id made from a name: `Social Affairs Agency` → `social-affairs-agency`. */
export const slugOf = (name: string): string =>
  plain(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
