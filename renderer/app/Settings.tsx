import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import { Central } from '../features/central/index.tsx';
import { Directory } from '../features/directory/index.tsx';
import { Policy } from '../features/policy/index.tsx';
import { useShortcuts } from '../ui/keys.ts';
import { addressOf, go, type SettingsSection, settingsSections } from './route.ts';
import css from './Settings.module.css';

/** What holds for all incidents: the directory, the policy, and central. One section at a time, each with its own address. */
export default function Settings({ section }: { readonly section: SettingsSection }) {
  const { t } = useTranslation();
  useShortcuts(
    t('shell.settings.title'),
    settingsSections.map((one, index) => ({
      key: `Alt+${index + 1}`,
      label: t(`shell.settings.${one}`),
      run: () => go({ screen: 'settings', section: one }),
    })),
  );
  return (
    <div className={css.page}>
      <nav className={css.sections} aria-label={t('shell.settings.title')}>
        {settingsSections.map((one) => (
          <a
            key={one}
            className={css.section}
            href={addressOf({ screen: 'settings', section: one })}
            aria-current={one === section ? 'page' : undefined}
          >
            {t(`shell.settings.${one}`)}
          </a>
        ))}
      </nav>
      <Section section={section} />
    </div>
  );
}

function Section({ section }: { readonly section: SettingsSection }) {
  switch (section) {
    case 'directory':
      return <Directory />;
    case 'policy':
      return <Policy />;
    case 'central':
      return <Central />;
    default:
      return assertNever(section);
  }
}
