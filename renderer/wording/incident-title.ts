import { t } from '../i18n.ts';

/** What an incident is called; a redaction may have taken the words (design §5). */
export const titleOf = ({ title }: { readonly title: string }): string =>
  title === '' ? t('timeline.titleRedacted') : title;
